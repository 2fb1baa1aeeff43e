// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import java.time.Instant;
import java.util.UUID;
import touchstone.base.Ids;

/** A judgement about to be recorded; it is stamped with the record time when it is. */
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
    String shownHash,
    String bodyHash,
    String comment) {

  static NewJudgement fromLease(
      Slot slot, int revision, boolean surplus, Submission submission, String shownHash) {
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
        shownHash,
        submission.hash(),
        submission.comment());
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
        null,
        null,
        null);
  }
}
