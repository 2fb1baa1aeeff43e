// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import touchstone.base.Problem;
import touchstone.project.Policy;

/** The hours that a rater may work in a day, as a lead types them: 2, 1.5 or nothing for no cap. */
final class DayHours {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(24);

  private DayHours() {}

  /** The hours as an ISO 8601 duration in whole minutes; null where nothing was typed. */
  static String duration(String typed) {
    String hours = typed == null ? "" : typed.strip().replace(',', '.');
    if (hours.isEmpty()) {
      return null;
    }
    if (!hours.matches("\\d{1,2}(\\.\\d{1,4})?") || new BigDecimal(hours).compareTo(LONGEST) > 0) {
      throw refused();
    }
    long minutes =
        new BigDecimal(hours).multiply(MINUTES).setScale(0, RoundingMode.HALF_UP).longValue();
    if (minutes == 0) {
      throw refused();
    }
    return Duration.ofMinutes(minutes).toString();
  }

  private static Problem refused() {
    return Problem.refusedField(
        "Hours a day", "must be a number of hours from 0.1 to 24, or nothing for no cap");
  }

  /** The policy's cap in hours, such as 1.5; null where there is none. */
  static String words(Policy policy) {
    Long millis = policy.dayCapMillis();
    return millis == null
        ? null
        : BigDecimal.valueOf(millis)
            .divide(HOUR, 2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }
}
