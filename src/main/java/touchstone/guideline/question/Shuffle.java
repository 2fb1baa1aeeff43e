// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The order in which one lease shows things, so that their place says nothing over many leases. */
final class Shuffle {
  private Shuffle() {}

  /** The same order for the same lease and question, whenever and wherever it is asked for. */
  static <T> List<T> of(List<T> things, UUID lease, String question) {
    long seed = lease.getMostSignificantBits() * 31 + lease.getLeastSignificantBits();
    SplittableRandom random = new SplittableRandom(seed * 31 + question.hashCode());
    List<T> order = new ArrayList<>(things);
    for (int last = order.size() - 1; last > 0; last--) {
      Collections.swap(order, last, random.nextInt(last + 1));
    }
    return order;
  }
}
