// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Problem;

/**
 * One thing shown or one question, as typed: texts by the name of their cell. What no cell can say
 * stands in the cell {@code rest}, as JSON.
 */
public record Row(Map<String, String> cells) {
  static final String REST = "rest";

  public Row {
    cells = Map.copyOf(cells);
  }

  /** What is typed there; empty where nothing is. */
  public String cell(String name) {
    return cells.getOrDefault(name, "");
  }

  boolean blank(String name) {
    return cell(name).isBlank();
  }

  Row with(String name, String text) {
    Map<String, String> changed = new LinkedHashMap<>(cells);
    changed.put(name, text);
    return new Row(changed);
  }

  /** Fills cells from the JSON; fields that none of them holds are returned. */
  static ObjectNode fill(Map<String, String> cells, ObjectNode json, Map<String, Cell> known) {
    ObjectNode rest = Json.object();
    json.properties()
        .forEach(
            field -> {
              Cell cell = known.get(field.getKey());
              if (cell != null && cell.holds(field.getValue())) {
                cells.put(field.getKey(), cell.text(field.getValue()));
              } else {
                rest.set(field.getKey(), field.getValue());
              }
            });
    return rest;
  }

  /** Adds to the JSON what the known cells say. */
  void write(ObjectNode json, Map<String, Cell> known) {
    known.forEach(
        (name, cell) -> {
          if (!blank(name)) {
            json.set(name, cell.json(cell(name)));
          }
        });
  }

  /** Adds to the JSON the fields of the rest that it has not got. */
  void writeRest(ObjectNode json, String place) {
    if (blank(REST)) {
      return;
    }
    JsonNode rest;
    try {
      rest = Json.tree(cell(REST));
    } catch (Problem bad) {
      throw Problem.refusedField(place, "further fields: " + bad.getMessage());
    }
    if (!rest.isObject()) {
      throw Problem.refusedField(place, "further fields must be a JSON object");
    }
    rest.properties()
        .forEach(
            field -> {
              if (!json.has(field.getKey())) {
                json.set(field.getKey(), field.getValue());
              }
            });
  }
}
