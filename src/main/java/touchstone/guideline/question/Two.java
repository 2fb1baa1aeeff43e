// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import touchstone.base.Json;
import touchstone.guideline.Fields;

/**
 * Where an item holds the two that are compared: in two of its fields, or in one field that is a
 * list of two or an object with left and right.
 *
 * @param fields two names, or one
 */
public record Two(List<String> fields) {
  static final String SCHEMA =
      """
      {"oneOf":[{"type":"string","pattern":"\\\\S","maxLength":200},
       {"type":"array","minItems":2,"maxItems":2,"uniqueItems":true,
        "items":{"type":"string","pattern":"\\\\S","maxLength":200}}]}
      """;

  public Two {
    fields = List.copyOf(fields);
  }

  /** What {@code of} names, or null and a fault. */
  static Two read(Fields fields) {
    JsonNode of = fields.needed("of");
    if (of == null) {
      return null;
    }
    if (ItemText.isName(of)) {
      return new Two(List.of(of.textValue()));
    }
    boolean two = of.isArray() && of.size() == 2 && !of.get(0).equals(of.get(1));
    if (two && ItemText.isName(of.get(0)) && ItemText.isName(of.get(1))) {
      return new Two(List.of(of.get(0).textValue(), of.get(1).textValue()));
    }
    fields.place("of").fault("must name two different fields of the item, or one that holds two");
    return null;
  }

  /** The text of the first (0) or second (1) of an item, empty where there is none. */
  String text(JsonNode item, int index) {
    if (item == null) {
      return "";
    }
    if (fields.size() == 2) {
      return ItemText.of(item.get(fields.get(index)));
    }
    JsonNode both = item.path(fields.get(0));
    return ItemText.of(both.isArray() ? both.get(index) : both.get(index == 0 ? "left" : "right"));
  }

  JsonNode toJson() {
    return fields.size() == 1 ? TextNode.valueOf(fields.get(0)) : Json.toTree(fields);
  }
}
