// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import java.util.Locale;
import touchstone.base.Problem;
import touchstone.rater.RaterKind;

/** What money went for: labels themselves, or what it takes to have good ones. */
public enum Purpose {
  LABEL,
  GOLD,
  TRAINING,
  REVIEW,
  MODEL,
  STREAM,
  PLATFORM;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The purpose a word names, or 422 at the field. */
  public static Purpose of(String field, String word) {
    for (Purpose purpose : values()) {
      if (purpose.word().equals(word)) {
        return purpose;
      }
    }
    throw Problem.refusedField(
        field, "must be one of label, gold, training, review, model, stream, platform");
  }

  /** What a judgement by a rater of the kind is for; gold is what was shown to know the rater. */
  static Purpose of(RaterKind kind, boolean gold) {
    return gold
        ? GOLD
        : switch (kind) {
          case MODEL, RULE -> MODEL;
          case STREAM -> STREAM;
          default -> LABEL;
        };
  }
}
