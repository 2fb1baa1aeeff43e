// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import java.util.Arrays;
import java.util.Locale;
import touchstone.base.Problem;

/** What of a project's labels is given out: one label an item, every judgement, or the shares. */
public enum Mode {
  RESOLVED,
  JUDGEMENTS,
  SOFT;

  /** The word in {@code ?mode=}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of a word, resolved where there is none, or 422. */
  static Mode of(String word) {
    return word == null
        ? RESOLVED
        : Arrays.stream(values())
            .filter(mode -> mode.word().equals(word))
            .findFirst()
            .orElseThrow(
                () -> Problem.refusedField("mode", "must be resolved, judgements or soft"));
  }
}
