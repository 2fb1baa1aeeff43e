// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.base.Json;

/** A row of what is shown, to JSON and of it. */
final class ShownRow {
  private static final Map<String, Cell> CELLS = new LinkedHashMap<>();

  static {
    for (String name : new String[] {"field", "as", "title", "warning", "lang", "dir"}) {
      CELLS.put(name, Cells.WORDS);
    }
  }

  private ShownRow() {}

  static Row of(ObjectNode json) {
    Map<String, String> cells = new LinkedHashMap<>();
    ObjectNode rest = Row.fill(cells, json, CELLS);
    if (!rest.isEmpty()) {
      cells.put(Row.REST, rest.toString());
    }
    return new Row(cells);
  }

  static ObjectNode json(Row row, String place) {
    ObjectNode json = Json.object();
    row.write(json, CELLS);
    row.writeRest(json, place);
    return json;
  }
}
