// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import touchstone.base.Reason;

/**
 * Places in an image, in percent of its width or height, rounded to millionths of a percent: whole
 * numbers up to 10 to the 8th, so that products of two are exact.
 */
final class Percent {
  /** The far edge, with the slack that sums of rounded numbers need. */
  static final long EDGE = 100_000_001;

  private static final int DIGITS = 6;

  private Percent() {}

  /** Why this is no number of percent, or null. */
  static Reason fault(JsonNode json, String name) {
    if (json == null || !json.isNumber()) {
      return Reason.of("guideline_misfit_numberAs", name);
    }
    BigDecimal number = json.decimalValue();
    boolean inside =
        number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(EDGE, DIGITS)) <= 0;
    return inside ? null : Reason.of("guideline_misfit_percent", name);
  }

  /** The number in millionths; only of what has no fault. */
  static long millionths(JsonNode json) {
    BigDecimal number = json.decimalValue();
    return number.scale() > 1000
        ? 0
        : number.setScale(DIGITS, RoundingMode.HALF_EVEN).unscaledValue().longValue();
  }

  static JsonNode json(long millionths) {
    return Decimal.json(BigDecimal.valueOf(millionths, DIGITS));
  }
}
