// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An item as a row of a table: its key and the first fields, cut to what fits. */
record ItemRow(String key, List<String> cells) {
  private static final int MOST_FIELDS = 6;
  private static final int LONGEST = 140;

  static List<String> fields(List<Item> items) {
    Set<String> fields = new LinkedHashSet<>();
    items.forEach(item -> item.content().fieldNames().forEachRemaining(fields::add));
    return fields.stream().filter(field -> !field.equals("id")).limit(MOST_FIELDS).toList();
  }

  static ItemRow of(Item item, List<String> fields) {
    return new ItemRow(
        item.key(), fields.stream().map(field -> text(item.content().get(field))).toList());
  }

  private static String text(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    String text = value.isContainerNode() ? value.toString() : value.asText();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
