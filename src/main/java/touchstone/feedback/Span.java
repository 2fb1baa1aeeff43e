// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.time.Duration;

/** A length of time in the unit that people would name it in: 1.5 hours, 30 days. */
public record Span(String unit, double count) {
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double DAY = 86_400;

  /** Of so many seconds, to a tenth of a unit below ten of it, else whole; null for null. */
  public static Span of(Double seconds) {
    if (seconds == null) {
      return null;
    }
    if (seconds < 2 * MINUTE && seconds % MINUTE != 0 || seconds == 0) {
      return rounded("seconds", seconds);
    }
    if (seconds < 2 * HOUR && seconds % HOUR != 0) {
      return rounded("minutes", seconds / MINUTE);
    }
    return seconds < 2 * DAY && seconds % DAY != 0
        ? rounded("hours", seconds / HOUR)
        : rounded("days", seconds / DAY);
  }

  static Span of(Duration duration) {
    return of(duration.toMillis() / 1000.0);
  }

  private static Span rounded(String unit, double count) {
    return new Span(unit, count < 10 ? Math.round(count * 10) / 10.0 : Math.rint(count));
  }
}
