// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import java.util.List;
import java.util.UUID;

/**
 * What one participant did so far, as far as the rules look at it, oldest first.
 *
 * @param golds answers beside golds
 * @param labels answers beside labels of three judgements or more
 * @param pace answers with the time they took
 * @param passed leases answered or skipped
 */
record History(
    List<Comparison> golds, List<Comparison> labels, List<Paced> pace, List<Passed> passed) {

  /** An answer and how long it took. */
  record Paced(UUID slot, String item, long millis) {}

  /** A lease that ended, answered or skipped. */
  record Passed(UUID slot, String item, boolean skipped) {}

  static History empty() {
    return new History(List.of(), List.of(), List.of(), List.of());
  }
}
