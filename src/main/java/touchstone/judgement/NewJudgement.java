// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import java.time.Instant;
import java.util.UUID;
import touchstone.base.Ids;

/**
 * A judgement about to be recorded; it is stamped with the record time when it is.
 *
 * @param source the form in which it was brought in, or null
 */
record NewJudgement(
    UUID id,
    Slot slot,
    int revision,
    boolean withdrawn,
    String origin,
    boolean surplus,
    boolean gold,
    int guidelineVersion,
    Instant judgedAt,
    Long activeMillis,
    Shown shown,
    String bodyHash,
    String comment,
    boolean flagged,
    String source) {

  static NewJudgement fromLease(
      Slot slot, int revision, boolean surplus, Submission submission, Shown shown) {
    return new NewJudgement(
        Ids.next(),
        slot,
        revision,
        false,
        "lease",
        surplus,
        false,
        slot.guidelineVersion(),
        null,
        submission.activeMillis(),
        shown,
        submission.hash(),
        submission.comment(),
        Boolean.TRUE.equals(submission.flagged()),
        null);
  }

  /** The same answers again as a vote like any other. */
  static NewJudgement noLongerGold(Slot slot, int revision) {
    return new NewJudgement(
        Ids.next(),
        slot,
        revision,
        false,
        slot.leasedAt() == null ? "import" : "lease",
        slot.state().equals("surplus"),
        false,
        slot.guidelineVersion(),
        null,
        null,
        Shown.UNKNOWN,
        null,
        null,
        false,
        null);
  }

  static NewJudgement withdrawal(Slot slot, int revision, boolean surplus) {
    return new NewJudgement(
        Ids.next(),
        slot,
        revision,
        true,
        "lease",
        surplus,
        false,
        slot.guidelineVersion(),
        null,
        null,
        Shown.UNKNOWN,
        null,
        null,
        false,
        null);
  }
}
