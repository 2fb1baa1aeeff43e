// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.Function;
import touchstone.base.Json;

/** What plain HTML forms post, where one value is expected. */
final class Form {
  private Form() {}

  /**
   * Null where all values are blank, the one value read, or a list where there are more, for the
   * check to refuse.
   */
  static JsonNode one(List<String> values, Function<String, JsonNode> read) {
    List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
    if (filled.isEmpty()) {
      return null;
    }
    if (filled.size() == 1) {
      return read.apply(filled.get(0).strip());
    }
    ArrayNode list = Json.array();
    filled.forEach(list::add);
    return list;
  }

  /** A value of any kind for people to read. */
  static String plain(JsonNode json) {
    return json == null ? "" : json.isTextual() ? json.textValue() : json.toString();
  }
}
