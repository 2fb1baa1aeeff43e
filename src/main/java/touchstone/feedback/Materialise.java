// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.util.Locale;
import touchstone.base.Problem;

/** What of a stream becomes items that people may look at, without being asked for. */
public enum Materialise {
  HOLDOUT,
  ALL;

  /** The word used in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Materialise of(String word) {
    for (Materialise one : values()) {
      if (word == null || one.word().equals(word)) {
        return one;
      }
    }
    throw Problem.refusedField("materialise", "must be holdout or all");
  }
}
