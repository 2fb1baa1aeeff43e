// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.Shown;
import touchstone.guideline.Template;

/** Made-up items: something to look at in each field that a template names. */
final class Samples {
  private static final Map<String, JsonNode> BY_WAY =
      Map.of(
          "text", TextNode.valueOf("The quick brown fox jumps over the lazy dog near Leeds."),
          "html", TextNode.valueOf("<p>A page with <strong>bold</strong> words.</p>"),
          "image", TextNode.valueOf(SampleMedia.IMAGE),
          "audio", TextNode.valueOf(SampleMedia.AUDIO),
          "video", TextNode.valueOf(SampleMedia.VIDEO),
          "dialogue",
              Json.tree(
                  "[{\"speaker\":\"A\",\"text\":\"Is it open today?\"},"
                      + "{\"speaker\":\"B\",\"text\":\"Until six.\"}]"),
          "table", Json.tree("[{\"name\":\"One\",\"value\":1},{\"name\":\"Two\",\"value\":2}]"),
          "pair", Json.tree("{\"left\":\"The first text\",\"right\":\"The second text\"}"),
          "context", Json.tree("{\"page\":1,\"position\":3,\"locale\":\"en-GB\"}"));

  private Samples() {}

  /** The item with something in each field that the template names and the item lacks. */
  static ObjectNode filled(Template template, ObjectNode item) {
    ObjectNode filled = item.deepCopy();
    for (Shown shown : template.show()) {
      if (!filled.hasNonNull(shown.field())) {
        filled.set(shown.field(), BY_WAY.getOrDefault(shown.as(), TextNode.valueOf("…")));
      }
    }
    for (Question question : template.ask()) {
      JsonNode json = question.toJson();
      compared(json.path("of"), json.path("as").asText("text"), filled);
    }
    return filled;
  }

  /** Fields set against each other: one that holds a list, or one for each name in a list. */
  private static void compared(JsonNode of, String as, ObjectNode filled) {
    if (of.isTextual() && !filled.hasNonNull(of.textValue())) {
      filled.putArray(of.textValue()).add("The first one").add("The second one");
    }
    for (JsonNode field : of) {
      if (field.isTextual() && !filled.hasNonNull(field.textValue())) {
        filled.set(
            field.textValue(),
            as.equals("text")
                ? TextNode.valueOf("What stands in " + field.textValue())
                : BY_WAY.getOrDefault(as, TextNode.valueOf("…")));
      }
    }
  }
}
