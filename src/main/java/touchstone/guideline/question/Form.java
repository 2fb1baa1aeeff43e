// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import touchstone.base.Json;
import touchstone.base.Problem;

/** What plain HTML forms post. */
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

  /**
   * A list in what a form posts, or null where nothing was filled in. A value may be JSON: an
   * element, or a whole list of lists or objects, the empty one saying "none". All others come in
   * rows of so many fields; blank rows are passed over. What is no row stays as texts.
   *
   * @param read makes an element of a row that is not blank, or null
   */
  static ArrayNode list(List<String> values, int fields, Function<List<String>, JsonNode> read) {
    ArrayNode list = Json.array();
    boolean none = false;
    List<String> row = new ArrayList<>();
    for (String value : values) {
      JsonNode json = json(value);
      if (json == null) {
        row.add(value);
      } else if (json.isArray() && all(json, JsonNode::isContainerNode)) {
        none = true;
        list.addAll((ArrayNode) json);
      } else {
        list.add(json);
      }
      if (row.size() == fields || json != null) {
        end(row, fields, read, list);
      }
    }
    end(row, fields, read, list);
    return list.isEmpty() && !none ? null : list;
  }

  private static void end(
      List<String> row, int fields, Function<List<String>, JsonNode> read, ArrayNode list) {
    if (!row.stream().allMatch(String::isBlank)) {
      List<String> stripped = row.stream().map(String::strip).toList();
      JsonNode element = row.size() == fields ? read.apply(stripped) : null;
      if (element != null) {
        list.add(element);
      } else {
        stripped.stream().filter(text -> !text.isEmpty()).forEach(list::add);
      }
    }
    row.clear();
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> rule) {
    return StreamSupport.stream(list.spliterator(), false).allMatch(rule);
  }

  /**
   * A part of an item in a row of numbers and a label; what is no number stays a text, what is
   * blank is left out, so that the check names it.
   */
  static ObjectNode part(List<String> numbers, List<String> row) {
    ObjectNode part = Json.object();
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        boolean number = i < numbers.size();
        part.set(
            number ? numbers.get(i) : "label",
            number ? Decimal.parse(row.get(i)) : TextNode.valueOf(row.get(i)));
      }
    }
    return part;
  }

  /** The list or object that the text is, or null. */
  static JsonNode json(String text) {
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return null;
    }
    try {
      return Json.tree(text);
    } catch (Problem noJson) {
      return null;
    }
  }

  /** A value of any kind for people to read. */
  static String plain(JsonNode json) {
    return json == null ? "" : json.isTextual() ? json.textValue() : json.toString();
  }
}
