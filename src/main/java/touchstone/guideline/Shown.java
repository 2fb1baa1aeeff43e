// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import touchstone.base.Json;

/**
 * One field of an item that raters see, and how.
 *
 * @param as one of {@link #WAYS}
 * @param title null where the field goes without one
 * @param lang the language of the field's text (BCP 47), or null
 * @param dir ltr, rtl or auto, or null
 * @param warning what to know before one sees it, or null; the page covers the field until then
 */
public record Shown(
    String field, String as, String title, String lang, String dir, String warning) {
  public static final List<String> WAYS =
      List.of("text", "html", "image", "audio", "video", "dialogue", "table", "pair", "context");

  private static final List<String> DIRECTIONS = List.of("ltr", "rtl", "auto");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");

  static Shown read(JsonNode json, Place place) {
    Fields fields = Fields.of(json, place);
    String field = fields.text("field", 200);
    String as = fields.oneOf("as", WAYS);
    String title = fields.optionalText("title", 500);
    String lang = fields.optionalWord("lang", LANGUAGE, "must be a language tag such as pt-BR");
    String dir = fields.optionalOneOf("dir", DIRECTIONS);
    String warning = fields.optionalText("warning", 500);
    return fields.sound() ? new Shown(field, as, title, lang, dir, warning) : null;
  }

  /**
   * The language of the field's text in this item: the item may name one, where nothing is said.
   */
  public String lang(JsonNode item) {
    String own = item.path("lang").asText();
    return lang == null && LANGUAGE.matcher(own).matches() ? own : lang;
  }

  /** The direction of the field's text in this item: the item may name one, else it is found. */
  public String dir(JsonNode item) {
    String own = item.path("dir").asText();
    return dir != null ? dir : DIRECTIONS.contains(own) ? own : "auto";
  }

  public ObjectNode toJson() {
    ObjectNode json = Json.object().put("field", field).put("as", as);
    if (title != null) {
      json.put("title", title);
    }
    if (lang != null) {
      json.put("lang", lang);
    }
    if (dir != null) {
      json.put("dir", dir);
    }
    if (warning != null) {
      json.put("warning", warning);
    }
    return json;
  }

  static ObjectNode schema() {
    ObjectNode schema =
        (ObjectNode)
            Json.tree(
                """
                {"type":"object","additionalProperties":false,"required":["field","as"],
                 "properties":{
                  "field":{"type":"string","pattern":"\\\\S","maxLength":200},
                  "as":{},
                  "title":{"type":"string","maxLength":500},
                  "lang":{"type":"string","pattern":"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$"},
                  "dir":{},
                  "warning":{"type":"string","maxLength":500,
                   "description":"What to know before one sees it; the field is covered until then."}}}
                """);
    schema.withObject("/properties/as").set("enum", Json.toTree(WAYS));
    schema.withObject("/properties/dir").set("enum", Json.toTree(DIRECTIONS));
    return schema;
  }
}
