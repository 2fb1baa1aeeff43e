// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/** Numbers as people type them. */
final class Numbers {
  private Numbers() {}

  /** The number of the text, or the text itself where it is none. */
  static JsonNode read(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (Math.abs((long) number.scale()) > 100 || number.precision() > 100) {
        return TextNode.valueOf(text.strip());
      }
      boolean small = number.stripTrailingZeros().scale() <= 0 && number.precision() < 10;
      return small && number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) < 0
          ? IntNode.valueOf(number.intValueExact())
          : DecimalNode.valueOf(number);
    } catch (NumberFormatException none) {
      return TextNode.valueOf(text.strip());
    }
  }

  /** The number as typed, or null where it is none or absurdly long. */
  static String write(JsonNode json) {
    if (!json.isNumber() || Math.abs((long) json.decimalValue().scale()) > 100) {
      return null;
    }
    return json.decimalValue().toPlainString();
  }

  /** Whether two values are equal, 1 and 1.0 being so. */
  static boolean same(JsonNode one, JsonNode other) {
    return one.equals(
        (left, right) ->
            left.equals(right)
                    || left.isNumber()
                        && right.isNumber()
                        && left.decimalValue().compareTo(right.decimalValue()) == 0
                ? 0
                : 1,
        other);
  }
}
