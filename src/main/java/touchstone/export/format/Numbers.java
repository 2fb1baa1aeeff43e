// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;

/**
 * Exact numbers: what is counted in percent with six digits here is written in pixels or shares
 * with all its digits, so that it can be read back as the same percent.
 */
final class Numbers {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Numbers() {}

  /** So many percent of a whole. */
  static BigDecimal of(JsonNode percent, int whole) {
    return percent.decimalValue().multiply(BigDecimal.valueOf(whole)).movePointLeft(2);
  }

  /** The number without needless zeros and without an exponent. */
  static JsonNode json(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() < 18
        ? LongNode.valueOf(plain.longValueExact())
        : DecimalNode.valueOf(plain);
  }

  static String text(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  /** A whole number of pixels that lies within the image. */
  static long pixel(BigDecimal number, int most) {
    long near = number.setScale(0, java.math.RoundingMode.HALF_UP).longValue();
    return Math.max(0, Math.min(most, near));
  }

  static BigDecimal share(JsonNode percent) {
    return percent.decimalValue().divide(HUNDRED);
  }
}
