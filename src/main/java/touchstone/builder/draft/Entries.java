// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;

/**
 * A list of objects, one a line: {@code value | title | key | description}. A line that holds a
 * title alone gets a value made of it, so that a value once there outlives its title.
 *
 * @param columns the fields in the order of their parts; the first is the value, then the title
 * @param numbered whether the value is a number, which is not made
 */
record Entries(List<String> columns, boolean numbered) implements Cell {
  static final Entries OPTIONS =
      new Entries(List.of("value", "title", "key", "description"), false);
  static final Entries LABELS = new Entries(List.of("value", "title", "colour", "key"), false);
  static final Entries LEVELS = new Entries(List.of("value", "title"), true);

  @Override
  public String text(JsonNode json) {
    if (!json.isArray()) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode element : json) {
      String line = line(element);
      if (line == null) {
        return null;
      }
      lines.add(line);
    }
    return String.join("\n", lines);
  }

  /** The line of one object, or null where it holds more than a line can say. */
  String line(JsonNode element) {
    if (!element.isObject()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (String column : columns) {
      JsonNode part = element.path(column);
      parts.add(numbered && part.isNumber() ? Numbers.write(part) : part.asText());
    }
    return Line.of(parts);
  }

  @Override
  public ArrayNode json(String text) {
    List<List<String>> lines = Line.all(text);
    Set<String> taken = new HashSet<>();
    lines.stream().filter(parts -> parts.size() > 1).forEach(parts -> taken.add(parts.get(0)));
    ArrayNode list = Json.array();
    for (int i = 0; i < lines.size(); i++) {
      list.add(entry(lines.get(i), i + 1, taken));
    }
    return list;
  }

  ObjectNode entry(List<String> parts, int number, Set<String> taken) {
    ObjectNode entry = Json.object();
    boolean titleAlone = parts.size() == 1 && !(numbered && Numbers.read(parts.get(0)).isNumber());
    List<String> all = titleAlone ? List.of("", parts.get(0)) : parts;
    for (int i = 0; i < columns.size() && i < all.size(); i++) {
      boolean last = i == columns.size() - 1;
      String part = last ? String.join(" | ", all.subList(i, all.size())) : all.get(i);
      if (i == 0 && numbered && !part.isEmpty()) {
        entry.set(columns.get(i), Numbers.read(part));
      } else if (!part.isEmpty()) {
        entry.put(columns.get(i), part);
      } else if (i == 0 && !numbered && all.size() > 1) {
        entry.put(columns.get(i), Names.value(all.get(1), number, taken));
      }
    }
    return entry;
  }
}
