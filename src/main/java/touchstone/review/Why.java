// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import java.util.Locale;
import touchstone.base.Problem;

/** Why a task is worth a reviewer's look. */
public enum Why {
  /** Raters said different things. */
  DISAGREEMENT,
  /** The label is less sure than the policy wants. */
  CONFIDENCE,
  /** It was drawn by lot. */
  SAMPLE,
  /** A certain rater judged it. */
  RATER,
  /** A rater asked that somebody looks at it. */
  FLAG,
  /** A rater contests a correction. */
  CONTEST;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason that a word names, or 422 at the field; disagreement where there is none. */
  static Why of(String field, String word) {
    if (word == null || word.isBlank()) {
      return DISAGREEMENT;
    }
    for (Why why : values()) {
      if (why.word().equals(word)) {
        return why;
      }
    }
    throw Problem.refusedField(
        field, "must be disagreement, confidence, sample, rater, flag or contest");
  }
}
