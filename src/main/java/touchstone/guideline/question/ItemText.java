// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;

/** What an item holds, as texts that raters read. */
final class ItemText {
  private static final int LONGEST_NAME = 200;

  private ItemText() {}

  /** The text of a value: its own, else what names it where it is an object; empty for nothing. */
  static String of(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    if (value.isObject()) {
      for (String name : new String[] {"title", "text", "content"}) {
        if (value.path(name).isTextual()) {
          return value.get(name).textValue();
        }
      }
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  /** The text of a field that is shown as text: exactly what the page draws. */
  static String shown(JsonNode item, String field) {
    JsonNode value = item == null ? null : item.get(field);
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  /** Whether the JSON may name a field of an item. */
  static boolean isName(JsonNode json) {
    if (json == null || !json.isTextual() || json.textValue().isBlank()) {
      return false;
    }
    String name = json.textValue();
    return name.codePointCount(0, name.length()) <= LONGEST_NAME;
  }
}
