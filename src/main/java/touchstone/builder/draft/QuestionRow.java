// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import touchstone.base.Json;

/** A row of what is asked, to JSON and of it. */
final class QuestionRow {
  private static final Map<String, Cell> HEAD = new LinkedHashMap<>();

  static {
    HEAD.put("name", Cells.WORDS);
    HEAD.put("type", Cells.WORDS);
    HEAD.put("title", Cells.WORDS);
    HEAD.put("help", Cells.PROSE);
    HEAD.put("required", Cells.FLAG);
  }

  private QuestionRow() {}

  private static Map<String, Cell> cells(String type) {
    Map<String, Cell> cells = new LinkedHashMap<>(HEAD);
    cells.putAll(QuestionCells.cells(type));
    return cells;
  }

  static Row of(ObjectNode json) {
    Map<String, String> cells = new LinkedHashMap<>();
    ObjectNode rest = Row.fill(cells, json, cells(json.path("type").asText()));
    if (fillCondition(cells, json.path("when"))) {
      rest.remove("when");
    }
    if (!rest.isEmpty()) {
      cells.put(Row.REST, rest.toString());
    }
    return new Row(cells);
  }

  private static boolean fillCondition(Map<String, String> cells, JsonNode when) {
    if (!when.isObject() || when.size() != 1) {
      return false;
    }
    Map.Entry<String, JsonNode> only = when.properties().iterator().next();
    String values = lines(only.getValue());
    JsonNode again = values.isEmpty() ? null : condition(only.getKey(), values, List.of());
    if (again == null || !again.equals(when)) {
      return false;
    }
    cells.put("whenQuestion", only.getKey());
    cells.put("whenValues", values);
    return true;
  }

  private static String lines(JsonNode list) {
    StringBuilder lines = new StringBuilder();
    list.forEach(each -> lines.append(each.asText()).append('\n'));
    return lines.toString().stripTrailing();
  }

  /** The question, of this name, after those before it. */
  static ObjectNode json(Row row, String name, List<ObjectNode> before, String place) {
    ObjectNode json = Json.object();
    row.write(json, cells(row.cell("type")));
    json.retain(
        json.properties().stream().filter(QuestionRow::said).map(Map.Entry::getKey).toList());
    json.put("name", name);
    if (!row.blank("whenQuestion") || !row.blank("whenValues")) {
      json.set("when", condition(row.cell("whenQuestion").strip(), row.cell("whenValues"), before));
    }
    row.writeRest(json, place);
    return json;
  }

  /** False for a flag that says what holds anyway. */
  private static boolean said(Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    return !value.isBoolean() || value.booleanValue() != QuestionCells.holdsUnsaid(field.getKey());
  }

  /** The condition; a title of an option of the question named stands for its value. */
  private static ObjectNode condition(String question, String lines, List<ObjectNode> before) {
    Map<String, String> values =
        before.stream()
            .filter(each -> each.path("name").asText().equals(question))
            .flatMap(each -> each.path("options").valueStream())
            .collect(
                Collectors.toMap(
                    option -> option.path("title").asText(),
                    option -> option.path("value").asText(),
                    (first, second) -> first));
    ArrayNode list = Json.array();
    lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> list.add(values.containsValue(line) ? line : values.getOrDefault(line, line)));
    return Json.object().set(question, list);
  }
}
