// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import java.util.Locale;
import touchstone.base.Problem;

/** What an alarm turned out to be. */
public enum Cause {
  /** The model is wrong about the slice. */
  MODEL,
  /** What is reported back is wrong, the model is not. */
  STREAM,
  /** People behave otherwise than they did. */
  WORLD,
  /** Nothing had changed. */
  FALSE_ALARM;

  /** The word used in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The cause a word names, or 422. */
  public static Cause of(String word) {
    for (Cause cause : values()) {
      if (cause.word().equals(word)) {
        return cause;
      }
    }
    throw Problem.refusedField("cause", "must be model, stream, world or false-alarm");
  }
}
