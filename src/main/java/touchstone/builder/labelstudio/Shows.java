// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;

/** The object tags: which field of the item each shows, and how. */
final class Shows {
  private static final Map<String, String> WAYS =
      Map.of(
          "Text", "text",
          "HyperText", "html",
          "Image", "image",
          "Audio", "audio",
          "AudioPlus", "audio",
          "Video", "video",
          "Paragraphs", "dialogue",
          "Table", "table",
          "List", "table");

  private final Notes notes;
  private final Map<String, ObjectNode> shown = new LinkedHashMap<>();
  private final Map<String, Tag> named = new HashMap<>();
  private final Map<String, String> asked = new HashMap<>();
  private final Set<String> ranked = new HashSet<>();

  Shows(Notes notes) {
    this.notes = notes;
  }

  static boolean isOne(Tag tag) {
    return WAYS.containsKey(tag.name);
  }

  /** Learns the names of all objects, for controls may stand before what they refer to. */
  void collect(Tag tag) {
    if (isOne(tag) && tag.get("name") != null) {
      named.putIfAbsent(tag.get("name"), tag);
    }
    if (tag.name.equals("Ranker") && tag.get("toName") != null) {
      ranked.add(tag.get("toName"));
    }
    tag.children.forEach(this::collect);
  }

  void take(Tag tag, String header) {
    String field = field(tag);
    String title = header == null ? tag.get("title") : header;
    if (field == null) {
      notes.lack(tag, "shows no field of the item (value=\"$field\"); it is left out");
      return;
    }
    if (shown.containsKey(field)) {
      notes.mention(tag, "field " + field + " is shown already");
      return;
    }
    ObjectNode show = Json.object().put("field", field).put("as", WAYS.get(tag.name));
    if (title != null) {
      show.put("title", title);
    }
    shown.put(field, show);
  }

  /** A heading that shows a field. */
  void text(Tag tag, String field) {
    shown.putIfAbsent(field, Json.object().put("field", field).put("as", "text"));
  }

  /** The object of this name, or null. */
  Tag object(String name) {
    return name == null ? null : named.get(name);
  }

  /** The field that an object shows, or null. */
  static String field(Tag tag) {
    String value = tag.get("value", tag.get("valueList"));
    boolean plain = value != null && value.matches("\\$[^\\s.\\[\\]{}$]+");
    return plain ? value.substring(1) : null;
  }

  /** Whether the object is shown by the question that ranks it. */
  boolean isRanked(Tag tag) {
    return tag.name.equals("List") && ranked.contains(tag.get("name", ""));
  }

  /** The field is shown so, whatever its tag says. */
  void showAs(String field, String as) {
    asked.put(field, as);
  }

  /** What is shown; where a list is only to be ranked, the list itself. */
  ArrayNode toJson() {
    if (shown.isEmpty()) {
      ranked.stream()
          .map(this::object)
          .filter(tag -> tag != null && field(tag) != null)
          .forEach(tag -> take(tag, null));
    }
    asked.forEach((field, as) -> shown.get(field).put("as", as));
    ArrayNode json = Json.array();
    shown.values().forEach(json::add);
    return json;
  }
}
