// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import java.util.List;
import touchstone.base.Money;
import touchstone.guideline.GuidelineVersion;
import touchstone.rater.Rate;
import touchstone.routing.DayCap;

/**
 * What a project holds for a rater who has not begun today.
 *
 * @param rate what is paid, or null
 * @param pace what an hour comes to where the judgement is paid; null where it is not known
 * @param left what caps leave, or null where there is none
 * @param changed what the guideline says since the rater last read it or labelled, newest first
 * @param unread what was said to the rater here and not read
 * @param sentBack how many items wait that a reviewer sent back
 */
record Outlook(
    Rate rate,
    Pace pace,
    DayCap.Left left,
    List<GuidelineVersion> changed,
    long unread,
    long sentBack) {

  /**
   * An hour at the pace of answers so far.
   *
   * @param answers of how many the median is
   * @param own whether they are the rater's own, else those of everybody here
   */
  record Pace(Money anHour, long answers, boolean own) {}

  /** Whether something waits for the rater, who sees such projects first. */
  boolean waits() {
    return unread + sentBack > 0 || !changed.isEmpty();
  }
}
