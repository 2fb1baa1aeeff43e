// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import touchstone.base.Reason;
import touchstone.guideline.Fields;

/**
 * Exact decimal numbers with at most 15 digits on either side of the point, so that steps of 0.1
 * hold and no exponent, however large, costs time or memory.
 */
final class Decimal {
  private static final int DIGITS = 15;
  private static final int LONGEST = 100;
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(DIGITS);

  private Decimal() {}

  /** Why this is no such number, or null. */
  static Reason fault(JsonNode json) {
    if (json == null || !json.isNumber()) {
      return Reason.of("guideline_misfit_number");
    }
    BigDecimal number = json.decimalValue();
    if (number.abs().compareTo(LIMIT) >= 0 || number.stripTrailingZeros().scale() > DIGITS) {
      return Reason.of("guideline_misfit_digits", DIGITS);
    }
    return null;
  }

  /** The number, without trailing zeros after the point. */
  static BigDecimal of(JsonNode json) {
    BigDecimal number = json.decimalValue().stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** The number of an optional field, or null. */
  static BigDecimal read(Fields fields, String name) {
    JsonNode value = fields.value(name);
    Reason fault = value == null ? null : fault(value);
    if (fault != null) {
      fields.place(name).fault(fault);
    }
    return value == null || fault != null ? null : of(value);
  }

  /** The number of an optional field that must be above 0, or null. */
  static BigDecimal readStep(Fields fields) {
    BigDecimal step = read(fields, "step");
    if (step != null && step.signum() <= 0) {
      fields.place("step").fault("must be above 0");
      return null;
    }
    return step;
  }

  /** The number as JSON reads it: 3 for 3.0. */
  static JsonNode json(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      return DecimalNode.valueOf(plain);
    }
    long whole = plain.longValueExact();
    return (int) whole == whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
  }

  /** The number in plain digits: 1 for 1.0. */
  static String text(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  /** Why the number lies outside the bounds or between the steps, or null; bounds may be null. */
  static Reason misfit(BigDecimal number, BigDecimal min, BigDecimal max, BigDecimal step) {
    if (min != null && max != null && (number.compareTo(min) < 0 || number.compareTo(max) > 0)) {
      return Reason.of("guideline_misfit_between", min.toPlainString(), max.toPlainString());
    }
    if (min != null && number.compareTo(min) < 0) {
      return Reason.of("guideline_misfit_least", min.toPlainString());
    }
    if (max != null && number.compareTo(max) > 0) {
      return Reason.of("guideline_misfit_most", max.toPlainString());
    }
    if (step != null && !divides(step, min == null ? number : number.subtract(min))) {
      return min == null
          ? Reason.of("guideline_misfit_steps", step.toPlainString())
          : Reason.of("guideline_misfit_stepsFrom", step.toPlainString(), min.toPlainString());
    }
    return null;
  }

  static boolean divides(BigDecimal step, BigDecimal distance) {
    return distance.remainder(step).signum() == 0;
  }

  /** What a number field of a form posts; what is no number stays a text. */
  static JsonNode fromForm(List<String> values) {
    return Form.one(values, Decimal::parse);
  }

  /** The number that the text is; what is none stays a text. */
  static JsonNode parse(String text) {
    if (text.length() <= LONGEST) {
      try {
        JsonNode number = DecimalNode.valueOf(new BigDecimal(text));
        return fault(number) == null ? json(of(number)) : number;
      } catch (NumberFormatException unreadable) {
        // stays a text
      }
    }
    return TextNode.valueOf(text);
  }

  /** The number in plain digits, or what stands there instead. */
  static String words(JsonNode json) {
    return fault(json) == null ? of(json).toPlainString() : Form.plain(json);
  }
}
