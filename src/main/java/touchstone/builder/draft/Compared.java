// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;

/**
 * What is ranked or set against each other: on one line, the field that holds a list; on several,
 * one each, a field's name or {@code value | title}.
 */
final class Compared implements Cell {
  private static final Entries OPTION = new Entries(List.of("value", "title"), false);

  @Override
  public String text(JsonNode json) {
    if (json.isTextual()) {
      return json.textValue();
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode each : json) {
      String line = each.isTextual() ? Line.of(List.of(each.textValue())) : OPTION.line(each);
      if (line == null) {
        return null;
      }
      lines.add(line);
    }
    return String.join("\n", lines);
  }

  @Override
  public JsonNode json(String text) {
    List<List<String>> lines = Line.all(text);
    if (lines.size() == 1 && lines.get(0).size() == 1) {
      return TextNode.valueOf(text.strip());
    }
    ArrayNode list = Json.array();
    Set<String> taken = new HashSet<>();
    for (List<String> parts : lines) {
      if (parts.size() == 1) {
        list.add(parts.get(0));
      } else {
        list.add(OPTION.entry(parts, list.size() + 1, taken));
      }
    }
    return list;
  }
}
