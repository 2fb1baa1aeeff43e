// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Secrets;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;
import touchstone.rater.RaterKind;

/**
 * SageMaker's augmented manifest: a line an item with source or source-ref, a label under the name
 * of its job, and the label's metadata. What no human annotated is a model's.
 */
@Singleton
public class SageMakerIntake implements IntakeFormat {
  private static final String METADATA = "-metadata";

  @Override
  public String name() {
    return "sagemaker";
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "spans", "boxes");
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    Values values = new Values(wanted.question(), taker);
    Parts.lines(file, taker, (number, line) -> line(number, line, wanted, values, taker));
  }

  private static void line(long number, JsonNode line, Wanted wanted, Values values, Taker taker) {
    String at = "line " + number;
    String source = Parts.text(line, "source", "source-ref");
    if (source == null) {
      taker.broken(at, "has neither source nor source-ref");
      return;
    }
    String key = Parts.text(line, "key", "id");
    key = key == null && line.has("source-ref") && source.length() <= 512 ? source : key;
    key = key == null ? "sagemaker-" + Secrets.sha256(source).substring(0, 16) : key;
    ObjectNode content = Json.object().put(wanted.field(), source);
    String job = job(at, line, wanted, taker);
    JsonNode answer = null;
    JsonNode metadata = line.path(job + METADATA);
    if (job != null) {
      answer = answer(at, line.path(job), metadata, content, values, taker);
    }
    if (metadata.hasNonNull("confidence") || metadata.has("objects")) {
      taker.lost(at, "the confidence of a label", null);
    }
    boolean machine = metadata.path("human-annotated").asText().equals("no");
    String rater = Parts.text(metadata, "job-name");
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
                        machine ? RaterKind.MODEL : wanted.kind(),
                        answer,
                        Parts.time(metadata.path("creation-date")),
                        null,
                        false,
                        List.of()))));
  }

  /** The name of the job: as asked, else the question's, else the only one of the line. */
  private static String job(String at, JsonNode line, Wanted wanted, Taker taker) {
    String called = wanted.from() == null ? wanted.question().name() : wanted.from();
    if (line.has(called)) {
      return called;
    }
    List<String> jobs = new ArrayList<>();
    line.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.endsWith(METADATA)) {
                jobs.add(name.substring(0, name.length() - METADATA.length()));
              }
            });
    if (jobs.size() == 1 && wanted.from() == null) {
      return jobs.get(0);
    }
    if (!jobs.isEmpty()) {
      taker.lost(at, "labels of jobs that are not asked for", String.join(", ", jobs));
    }
    return null;
  }

  private static JsonNode answer(
      String at,
      JsonNode label,
      JsonNode metadata,
      ObjectNode content,
      Values values,
      Taker taker) {
    if (metadata.has("failure-reason")) {
      taker.lost(at, "a label that failed", metadata.get("failure-reason").asText());
      return null;
    }
    JsonNode names = metadata.path("class-map");
    switch (values.question().type()) {
      case "choice" -> {
        JsonNode name = metadata.has("class-name") ? metadata.get("class-name") : label;
        return name.isMissingNode() ? null : values.answer(at, name);
      }
      case "multi" -> {
        ArrayNode chosen = Json.array();
        label.forEach(each -> chosen.add(names.path(each.asText()).asText(each.asText())));
        return values.answer(at, chosen);
      }
      case "boxes" -> {
        return boxes(at, label, names, content, values, taker);
      }
      default -> {
        ArrayNode spans = Json.array();
        for (JsonNode each : label.path("annotations").path("entities")) {
          String value = values.label(at, each.path("label").asText());
          if (value == null
              || !each.path("startOffset").isInt()
              || !each.path("endOffset").isInt()) {
            return null;
          }
          spans.add(
              Values.span(
                  each.get("startOffset").intValue(), each.get("endOffset").intValue(), value));
        }
        return spans;
      }
    }
  }

  private static JsonNode boxes(
      String at, JsonNode label, JsonNode names, ObjectNode content, Values values, Taker taker) {
    JsonNode size = label.path("image_size").path(0);
    if (!size.path("width").isNumber()
        || size.get("width").decimalValue().signum() <= 0
        || !size.path("height").isNumber()
        || size.get("height").decimalValue().signum() <= 0) {
      taker.broken(at, "has no image_size with width and height");
      return null;
    }
    BigDecimal wide = size.get("width").decimalValue();
    BigDecimal high = size.get("height").decimalValue();
    content.set("width", size.get("width"));
    content.set("height", size.get("height"));
    ArrayNode boxes = Json.array();
    for (JsonNode each : label.path("annotations")) {
      String id = each.path("class_id").asText();
      String value = values.label(at, names.path(id).asText(id));
      if (value == null) {
        return null;
      }
      BigDecimal[] sides = new BigDecimal[4];
      String[] fields = {"left", "top", "width", "height"};
      for (int i = 0; i < fields.length; i++) {
        JsonNode side = each.path(fields[i]);
        if (!side.isNumber() || Math.abs((long) side.decimalValue().scale()) > 30) {
          taker.broken(at, "has a box without left, top, width and height");
          return null;
        }
        sides[i] = side.decimalValue();
      }
      boxes.add(Values.box(sides[0], sides[1], sides[2], sides[3], wide, high, value));
    }
    return boxes;
  }
}
