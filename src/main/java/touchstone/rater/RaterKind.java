// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import java.util.Locale;
import touchstone.base.Problem;

/** What gives labels: a person of three kinds, a model, a rule or a stream of outcomes. */
public enum RaterKind {
  GENERALIST,
  EXPERT,
  USER,
  MODEL,
  RULE,
  STREAM;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody does the work, who is paid for it. */
  public boolean person() {
    return this == GENERALIST || this == EXPERT || this == USER;
  }

  /** The kind a word names, or 422 at the field. */
  public static RaterKind of(String field, String word) {
    for (RaterKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw Problem.refusedField(
        field, "must be one of generalist, expert, user, model, rule, stream");
  }
}
