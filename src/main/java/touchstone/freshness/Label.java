// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The label of one task, with what makes it outdated.
 *
 * @param round the round it was judged in
 * @param ofGuideline the guideline's meaning changed after the version it was judged by
 * @param ofItem its item's content changed after it was judged
 * @param ofFeedback a stream says otherwise than most people
 */
record Label(
    UUID task,
    String item,
    Instant judgedAt,
    int round,
    List<Slice> slices,
    boolean ofGuideline,
    boolean ofItem,
    boolean ofFeedback) {
  static final String GUIDELINE = "guideline";
  static final String ITEM = "item";
  static final String AGE = "age";
  static final String DRIFT = "drift";
  static final String FEEDBACK = "feedback";

  /** How old it is; one judged ahead of the clock has no age yet. */
  Duration age(Instant now) {
    Duration age = Duration.between(judgedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** What speaks against it, the surest first. */
  List<String> reasons(boolean stale, boolean drifted) {
    List<String> reasons = new ArrayList<>();
    add(reasons, ofGuideline, GUIDELINE);
    add(reasons, ofItem, ITEM);
    add(reasons, ofFeedback, FEEDBACK);
    add(reasons, drifted, DRIFT);
    add(reasons, stale, AGE);
    return reasons;
  }

  private static void add(List<String> reasons, boolean holds, String reason) {
    if (holds) {
      reasons.add(reason);
    }
  }

  Label disputed() {
    return new Label(task, item, judgedAt, round, slices, ofGuideline, ofItem, true);
  }
}
