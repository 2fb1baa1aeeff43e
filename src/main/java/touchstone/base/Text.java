// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** What a piece of text must be before it is stored: well-formed Unicode without NUL. */
public final class Text {
  private Text() {}

  /** Why the text cannot be stored, or null where it can. */
  public static String fault(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "holds a NUL character";
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return "holds a lone surrogate";
        }
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return "holds a lone surrogate";
      }
    }
    return null;
  }

  /** The same for every name and text inside a JSON value. */
  public static String fault(JsonNode node) {
    if (node.isTextual()) {
      return fault(node.textValue());
    }
    if (node.isObject()) {
      for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
        Map.Entry<String, JsonNode> field = fields.next();
        String fault = fault(field.getKey());
        if (fault == null) {
          fault = fault(field.getValue());
        }
        if (fault != null) {
          return fault;
        }
      }
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        String fault = fault(element);
        if (fault != null) {
          return fault;
        }
      }
    }
    return null;
  }
}
