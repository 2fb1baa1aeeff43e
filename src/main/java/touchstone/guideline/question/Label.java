// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import touchstone.base.Json;
import touchstone.guideline.Fields;
import touchstone.guideline.Place;

/**
 * One of the labels that parts of an item are marked with. Its value is what is stored and never
 * changes; its title may.
 *
 * @param colour such as {@code #0072b2}
 * @param ownColour whether the template names the colour
 * @param key the one visible character that chooses it, or null
 */
public record Label(String value, String title, String colour, boolean ownColour, String key) {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["value","title"],
       "properties":{
        "value":{"type":"string","pattern":"^[A-Za-z0-9_.:-]{1,64}$"},
        "title":{"type":"string","pattern":"\\\\S","maxLength":500},
        "colour":{"type":"string","pattern":"^#[0-9a-fA-F]{6}$"},
        "key":{"type":"string","pattern":"^[^\\\\p{Z}\\\\p{C}]$"}}}
      """;

  /** Reads one label; its value and its key (A is a) must not be among those taken. */
  static Label read(JsonNode json, Place place, Set<String> values, Set<String> keys) {
    Fields fields = Fields.of(json, place);
    String value = fields.word("value", Option.VALUE, Option.VALUE_RULE);
    if (value != null && !values.add(value)) {
      fields.place("value").fault("is taken by an earlier label");
    }
    String title = fields.text("title", 500);
    String colour = fields.optionalWord("colour", COLOUR, "must be a colour such as #0072b2");
    String key = fields.optionalWord("key", Option.KEY, "must be one visible character");
    if (key != null && !keys.add(key.toLowerCase(Locale.ROOT))) {
      fields.place("key").fault("is taken by an earlier label");
    }
    return fields.sound() ? new Label(value, title, colour, colour != null, key) : null;
  }

  Label withColour(String other) {
    return new Label(value, title, other, false, key);
  }

  Label withKey(String other) {
    return new Label(value, title, colour, ownColour, other);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("value", value).put("title", title);
    if (ownColour) {
      json.put("colour", colour);
    }
    if (key != null) {
      json.put("key", key);
    }
    return json;
  }
}
