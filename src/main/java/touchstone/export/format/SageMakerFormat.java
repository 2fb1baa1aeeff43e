// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import touchstone.dataset.MediaStore;
import touchstone.export.About;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * SageMaker's augmented manifest: a line an item with its source, its label under the question's
 * name and the label's metadata: class, confidence, type, job, date. A line has one label, so that
 * judgements are refused.
 */
@Singleton
public class SageMakerFormat implements ItemFormat {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return "sagemaker";
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public String ending() {
    return "manifest";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED);
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "spans", "boxes");
  }

  @Override
  public boolean pixels() {
    return true;
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) {
    About about = heading.about();
    String job = about.question().name();
    Map<String, Integer> classes = Categories.dense(about).numbers();
    boolean text = about.shownAs().equals("text");
    return new JsonLines(out) {
      @Override
      public void entry(Entry entry) throws IOException {
        if (entry.given().isEmpty()) {
          return;
        }
        Given given = entry.given().get(0);
        ObjectNode line = Origin.object();
        line.put(text ? "source" : "source-ref", entry.text(about.field()));
        ObjectNode metadata = Origin.object();
        label(line, metadata, entry, given);
        metadata.put("job-name", "labeling-job/" + job);
        boolean people = given.byPerson() || given.raters() > 0;
        metadata.put("human-annotated", people ? "yes" : "no");
        metadata.put("creation-date", DATE.format(given.at() == null ? Instant.EPOCH : given.at()));
        metadata.put("meaning", about.meaning(given.answer())).put("raters", given.raters());
        metadata.put("guideline", about.guideline());
        metadata.put("guideline-version", given.guidelineVersion());
        line.set(job + "-metadata", metadata);
        line(line.put("key", entry.item()));
      }

      private void label(ObjectNode line, ObjectNode metadata, Entry entry, Given given) {
        JsonNode answer = given.answer();
        String of = text ? "text" : "image";
        switch (about.question().type()) {
          case "choice" -> {
            line.put(job, classes.get(answer.textValue()));
            metadata.put("class-name", answer.textValue()).put("confidence", given.confidence());
            metadata.put("type", "groundtruth/" + of + "-classification");
          }
          case "multi" -> {
            ArrayNode chosen = line.putArray(job);
            ObjectNode sure = Origin.object();
            answer.forEach(
                each -> {
                  chosen.add(classes.get(each.textValue()));
                  sure.put(String.valueOf(classes.get(each.textValue())), given.confidence());
                });
            metadata.set("class-map", classMap(answer, null));
            metadata.set("confidence-map", sure);
            metadata.put("type", "groundtruth/" + of + "-classification-multilabel");
          }
          case "boxes" -> {
            boxes(line.putObject(job), answer, entry.size());
            ArrayNode objects = metadata.putArray("objects");
            answer.forEach(box -> objects.addObject().put("confidence", given.confidence()));
            metadata.set("class-map", classMap(answer, "label"));
            metadata.put("type", "groundtruth/object-detection");
          }
          default -> {
            spans(line.putObject(job).putObject("annotations"), answer);
            ArrayNode entities = metadata.putArray("entities");
            answer.forEach(span -> entities.addObject().put("confidence", given.confidence()));
            metadata.put("type", "groundtruth/text-span");
          }
        }
      }

      private ObjectNode classMap(JsonNode answer, String field) {
        ObjectNode names = Origin.object();
        for (JsonNode each : answer) {
          String value = (field == null ? each : each.get(field)).textValue();
          names.put(String.valueOf(classes.get(value)), value);
        }
        return names;
      }

      private void boxes(ObjectNode label, JsonNode answer, MediaStore.Pixels size) {
        label
            .putArray("image_size")
            .addObject()
            .put("width", size.width())
            .put("height", size.height())
            .put("depth", 3);
        ArrayNode boxes = label.putArray("annotations");
        for (JsonNode box : answer) {
          ObjectNode each = boxes.addObject();
          each.put("class_id", classes.get(box.get("label").textValue()));
          each.set("left", Numbers.json(Numbers.of(box.get("x"), size.width())));
          each.set("top", Numbers.json(Numbers.of(box.get("y"), size.height())));
          each.set("width", Numbers.json(Numbers.of(box.get("width"), size.width())));
          each.set("height", Numbers.json(Numbers.of(box.get("height"), size.height())));
        }
      }

      private void spans(ObjectNode label, JsonNode answer) {
        ArrayNode entities = label.putArray("entities");
        for (JsonNode span : answer) {
          ObjectNode each = entities.addObject();
          each.set("label", span.get("label"));
          each.set("startOffset", span.get("start"));
          each.set("endOffset", span.get("end"));
        }
        ArrayNode labels = label.putArray("labels");
        about
            .vocabulary()
            .titles()
            .forEach((value, title) -> labels.addObject().put("label", value).put("title", title));
      }
    };
  }
}
