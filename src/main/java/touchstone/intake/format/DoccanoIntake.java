// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;

/**
 * doccano's JSON lines: a text with label: [name] or [[start, end, name]] in code points, or with
 * entities and relations. Other keys are the item's fields.
 */
@Singleton
public class DoccanoIntake implements IntakeFormat {
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "text",
          "data",
          "label",
          "labels",
          "entities",
          "relations",
          "cats",
          "Comments",
          "comments",
          "annotator",
          "annotated_by",
          "username",
          "meta");

  /** What our own files say besides; in another's they are fields like any. */
  private static final Set<String> OURS =
      Set.of(
          "key",
          "kind",
          "at",
          "activeMillis",
          "gold",
          "confidence",
          "raters",
          "question",
          "questionTitle",
          "meaning",
          "guideline",
          "guidelineVersion");

  @Override
  public String name() {
    return "doccano";
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "spans", "text");
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    Values values = new Values(wanted.question(), taker);
    Parts.lines(file, taker, (number, line) -> line("line " + number, line, wanted, values, taker));
  }

  private static void line(String at, JsonNode line, Wanted wanted, Values values, Taker taker) {
    String text = line.path("text").isTextual() ? line.get("text").textValue() : null;
    text = text == null && line.path("data").isTextual() ? line.get("data").textValue() : text;
    boolean ours = line.has("key") && line.has("annotator") && line.has("guidelineVersion");
    String key = Parts.text(line, ours ? "key" : "id", "id");
    if (text == null || key == null) {
      taker.broken(at, text == null ? "has no text" : "has no id");
      return;
    }
    ObjectNode content = Json.object();
    if (line.path("meta").isObject()) {
      content.setAll((ObjectNode) line.get("meta"));
    }
    line.fields()
        .forEachRemaining(
            field -> {
              boolean told =
                  KNOWN.contains(field.getKey()) || ours && OURS.contains(field.getKey());
              if (!told) {
                content.set(field.getKey(), field.getValue());
              }
            });
    content.put(wanted.field(), text);
    line.path("relations").forEach(each -> taker.lost(at, "a relation", null));
    for (String comments : new String[] {"Comments", "comments"}) {
      line.path(comments).forEach(each -> taker.lost(at, "a comment", null));
    }
    JsonNode answer = answer(at, line, values, taker);
    String rater = Parts.text(line, "annotator", "annotated_by", "username");
    taker.item(
        new Brought(
            at,
            key,
            content,
            answer == null
                ? List.of()
                : List.of(
                    new Brought.Answer(
                        at,
                        values.question().name(),
                        rater == null ? wanted.rater() : rater,
                        ours ? Parts.kind(line.path("kind"), wanted.kind()) : wanted.kind(),
                        answer,
                        Parts.time(line.path(ours ? "at" : "")),
                        Parts.millis(line.path(ours ? "activeMillis" : "")),
                        ours && line.path("gold").asBoolean(),
                        List.of()))));
  }

  private static JsonNode answer(String at, JsonNode line, Values values, Taker taker) {
    JsonNode label = null;
    for (String name : new String[] {"label", "labels", "entities", "cats"}) {
      label = label == null && line.path(name).isArray() ? line.get(name) : label;
    }
    if (label == null) {
      return null;
    }
    if (!values.parts()) {
      boolean none = label.isEmpty() && !values.question().type().equals("multi");
      return none ? null : values.answer(at, label);
    }
    ArrayNode spans = Json.array();
    for (JsonNode each : label) {
      JsonNode start = each.isArray() ? each.path(0) : each.path("start_offset");
      JsonNode end = each.isArray() ? each.path(1) : each.path("end_offset");
      JsonNode name = each.isArray() ? each.path(2) : each.path("label");
      if (!start.isInt() || !end.isInt() || !name.isValueNode()) {
        taker.broken(at, "has a label that is no [start, end, name]");
        return null;
      }
      String value = values.label(at, name.asText());
      if (value == null) {
        return null;
      }
      spans.add(Values.span(start.intValue(), end.intValue(), value));
    }
    return spans;
  }
}
