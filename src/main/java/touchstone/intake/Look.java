// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What a first reading counts: different items, however many lines say something of each, and what
 * is said of them. Of keys only a digest is kept; beyond a million items each further line counts
 * as one, which would otherwise take too much room.
 */
final class Look implements Sieve.Sink {
  private static final int MOST_RATERS = 100_000;
  private static final int MOST_KEYS = 1_000_000;

  private final Set<UUID> keys = new HashSet<>();
  private final Set<String> raters = new HashSet<>();
  private long items;
  private long newItems;
  private long judgements;

  @Override
  public void take(Brought brought, boolean isNew) {
    UUID key = UUID.nameUUIDFromBytes(brought.key().getBytes(StandardCharsets.UTF_8));
    boolean first = keys.size() < MOST_KEYS ? keys.add(key) : !keys.contains(key);
    items += first ? 1 : 0;
    newItems += first && isNew ? 1 : 0;
    judgements += brought.answers().size();
    if (raters.size() < MOST_RATERS) {
      brought.answers().forEach(answer -> raters.add(answer.rater()));
    }
  }

  long items() {
    return items;
  }

  long newItems() {
    return newItems;
  }

  long judgements() {
    return judgements;
  }

  /** The different raters, at most 100,000. */
  int raters() {
    return raters.size();
  }
}
