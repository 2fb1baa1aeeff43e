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
 * One of the answers that a rater may choose. Its value is what is stored and never changes; its
 * title may.
 *
 * @param key the one visible character that chooses it, or null
 * @param description null where the title says it all
 */
public record Option(String value, String title, String key, String description) {
  static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
  static final String VALUE_RULE = "must be 1 to 64 of A-Z, a-z, 0-9, _ . : and -";
  static final Pattern KEY = Pattern.compile("[^\\p{Z}\\p{C}]");

  static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["value","title"],
       "properties":{
        "value":{"type":"string","pattern":"^[A-Za-z0-9_.:-]{1,64}$"},
        "title":{"type":"string","pattern":"\\\\S","maxLength":500},
        "key":{"type":"string","pattern":"^[^\\\\p{Z}\\\\p{C}]$"},
        "description":{"type":"string","maxLength":2000}}}
      """;

  /** Reads one option; its value and its key (A is a) must not be among those taken. */
  static Option read(JsonNode json, Place place, Set<String> values, Set<String> keys) {
    Fields fields = Fields.of(json, place);
    String value = fields.word("value", VALUE, VALUE_RULE);
    if (value != null && !values.add(value)) {
      fields.place("value").fault("is taken by an earlier option");
    }
    String title = fields.text("title", 500);
    String key = fields.optionalWord("key", KEY, "must be one visible character");
    if (key != null && !keys.add(key.toLowerCase(Locale.ROOT))) {
      fields.place("key").fault("is taken by an earlier option");
    }
    String description = fields.optionalText("description", 2000);
    return fields.sound() ? new Option(value, title, key, description) : null;
  }

  Option withKey(String other) {
    return new Option(value, title, other, description);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("value", value).put("title", title);
    if (key != null) {
      json.put("key", key);
    }
    if (description != null) {
      json.put("description", description);
    }
    return json;
  }
}
