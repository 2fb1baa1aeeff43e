// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import touchstone.base.Json;

/**
 * What every question has, whatever its type.
 *
 * @param help a text under the title, or null
 * @param required whether it must be answered where it is asked; true where nothing is said
 * @param when null where it is always asked
 */
public record Head(
    String name, String type, String title, String help, boolean required, Condition when) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["name","type","title"],
       "properties":{
        "name":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,64}$"},
        "type":{},
        "title":{"type":"string","pattern":"\\\\S","maxLength":500},
        "help":{"type":"string","maxLength":2000},
        "required":{"type":"boolean","default":true},
        "when":{"type":"object","minProperties":1,"maxProperties":1,
         "description":"An earlier question with options, and the values with which this one is asked.",
         "additionalProperties":{"type":"array","minItems":1,"maxItems":200,"uniqueItems":true,
          "items":{"type":"string"}}}}}
      """;

  /** The head of the question that these are the fields of. */
  public static Head read(Fields fields) {
    String name = fields.word("name", NAME, "must be 1 to 64 of A-Z, a-z, 0-9, _ and -");
    JsonNode type = fields.needed("type");
    String title = fields.text("title", 500);
    String help = fields.optionalText("help", 2000);
    boolean required = fields.flag("required", true);
    JsonNode when = fields.value("when");
    return new Head(
        name,
        type == null ? null : type.textValue(),
        title,
        help,
        required,
        when == null ? null : Condition.read(when, fields.place("when")));
  }

  /** The head as in a template, without what is the default; the type adds the rest. */
  public ObjectNode toJson() {
    ObjectNode json = Json.object().put("name", name).put("type", type).put("title", title);
    if (help != null) {
      json.put("help", help);
    }
    if (!required) {
      json.put("required", false);
    }
    if (when != null) {
      json.set("when", when.toJson());
    }
    return json;
  }

  /**
   * The JSON Schema of a question of this type.
   *
   * @param properties the JSON Schema of its own fields, a JSON object by name
   * @param needed those of them that must be there
   */
  public static ObjectNode schema(String type, String properties, String... needed) {
    ObjectNode schema = (ObjectNode) Json.tree(SCHEMA);
    ObjectNode known = (ObjectNode) schema.get("properties");
    known.putObject("type").put("const", type);
    known.setAll((ObjectNode) Json.tree(properties));
    for (String name : needed) {
      ((ArrayNode) schema.get("required")).add(name);
    }
    return schema;
  }
}
