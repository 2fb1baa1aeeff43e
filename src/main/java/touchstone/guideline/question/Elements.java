// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.guideline.Fields;
import touchstone.guideline.Place;

/**
 * What a ranking puts in order: options of the template, fields of the item, or the list that one
 * field of the item holds.
 *
 * @param options the options, or null
 * @param names the values, each the name of a field or its own text, or null
 * @param field the name of the field that holds the list, or null
 */
record Elements(List<Option> options, List<String> names, String field) {
  private static final int LEAST = 2;
  static final int MOST = 50;

  static final String SCHEMA =
      """
      {"oneOf":[{"type":"string","pattern":"\\\\S","maxLength":200},
       {"type":"array","minItems":%d,"maxItems":%d,"items":{"oneOf":[
        {"type":"string","pattern":"\\\\S","maxLength":200},%s]}}]}
      """
          .formatted(LEAST, MOST, Option.SCHEMA);

  /** What {@code of} says, or null and faults. */
  static Elements read(Fields fields) {
    JsonNode of = fields.needed("of");
    if (of == null) {
      return null;
    }
    if (of.isTextual()) {
      if (ItemText.isName(of)) {
        return new Elements(null, null, of.textValue());
      }
      fields.place("of").fault("must name a field of the item");
      return null;
    }
    Set<String> values = new HashSet<>();
    if (of.isArray() && of.path(0).isTextual()) {
      List<String> names =
          fields.list("of", LEAST, MOST, (json, place) -> name(json, place, values));
      return new Elements(null, List.copyOf(names), null);
    }
    Set<String> keys = new HashSet<>();
    List<Option> options =
        fields.list("of", LEAST, MOST, (json, place) -> Option.read(json, place, values, keys));
    if (!keys.isEmpty()) {
      fields.place("of").fault("must hold options without a key: none is pressed here");
    }
    return new Elements(List.copyOf(options), null, null);
  }

  private static String name(JsonNode json, Place place, Set<String> earlier) {
    if (!ItemText.isName(json)) {
      place.fault("must be a text of at most 200 characters that is not blank");
      return null;
    }
    if (!earlier.add(json.textValue())) {
      place.fault("is there twice");
    }
    return json.textValue();
  }

  /** The elements with their titles in this item; null where only the item, unknown, has them. */
  List<Option> in(JsonNode item) {
    if (options != null) {
      return options;
    }
    if (names != null) {
      return names.stream().map(name -> option(name, text(item, name))).toList();
    }
    return item == null ? null : listed(item.path(field));
  }

  /** The value alone where the item has no text of that name. */
  private static String text(JsonNode item, String name) {
    String text = item == null ? "" : ItemText.of(item.get(name));
    return text.isEmpty() ? name : text;
  }

  /** The elements of a list; where their own values are not unique, they are counted from 1. */
  private static List<Option> listed(JsonNode list) {
    if (!list.isArray()) {
      return List.of();
    }
    List<Option> counted = new ArrayList<>();
    List<Option> named = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (JsonNode each : list) {
      String number = String.valueOf(counted.size() + 1);
      String own = ItemText.of(each.has("value") ? each.get("value") : each.get("id"));
      String value = own.isBlank() ? number : own;
      String title = ItemText.of(each);
      counted.add(option(number, title));
      named.add(option(value, title));
      values.add(value);
    }
    return values.size() == named.size() ? named : counted;
  }

  private static Option option(String value, String title) {
    return new Option(value, title, null, null);
  }

  JsonNode toJson() {
    if (field != null) {
      return TextNode.valueOf(field);
    }
    ArrayNode json = Json.array();
    if (names != null) {
      names.forEach(json::add);
    } else {
      options.forEach(option -> json.add(option.toJson()));
    }
    return json;
  }
}
