// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;

/** How lengths of time are written: ISO 8601 with days, as promises are; nothing under a second. */
final class Length {
  private static final double SECONDS_A_DAY = 86_400;

  private Length() {}

  /** Such as {@code P120DT6H}; null of null. */
  static String text(Duration length) {
    if (length == null) {
      return null;
    }
    long days = length.toDays();
    Duration rest = length.minusDays(days).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    if (days == 0) {
      return rest.toString();
    }
    return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
  }

  /** In days; null of null. */
  static Double days(String length) {
    return length == null ? null : days(Duration.parse(length));
  }

  static double days(Duration length) {
    return length.toSeconds() / SECONDS_A_DAY;
  }

  static Duration ofDays(double days) {
    return Duration.ofSeconds(Math.round(days * SECONDS_A_DAY));
  }
}
