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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;
import touchstone.guideline.question.Vocabulary;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;
import touchstone.rater.RaterKind;

/**
 * COCO's JSON of images, categories and annotations. A category is a label by its name, else by its
 * id. What names no rater is one rater's; an image without any annotation is brought in without an
 * answer, since the form does not say whether somebody looked.
 */
@Singleton
public class CocoIntake implements IntakeFormat {
  private static final double MOST = 1e9;
  private static final double LEAST = 1e-9;

  @Override
  public String name() {
    return "coco";
  }

  @Override
  public List<String> types() {
    return List.of("boxes", "polygons");
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public boolean held() {
    return true;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    new Document(wanted, taker).read(file);
  }

  /** One document under way: its parts may come in any order. */
  private static final class Document {
    private final Wanted wanted;
    private final Taker taker;
    private final Values values;
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final Map<String, String> categories = new HashMap<>();

    Document(Wanted wanted, Taker taker) {
      this.wanted = wanted;
      this.taker = taker;
      this.values = new Values(wanted.question(), taker);
    }

    private record Part(String at, JsonNode annotation) {}

    private record Image(String at, JsonNode json, List<Part> parts) {}

    void read(Path file) throws IOException {
      List<Part> annotations = new ArrayList<>();
      Map<String, Long> seen = new HashMap<>();
      Parts.lists(
          file,
          Map.of(
              "images",
              (number, each) -> image("$.images[" + number + "]", each, seen),
              "categories",
              (number, each) -> {
                seen.merge("categories", 1L, Long::sum);
                categories.put(each.path("id").asText(), each.path("name").asText());
              },
              "annotations",
              (number, each) -> {
                seen.merge("annotations", 1L, Long::sum);
                annotations.add(new Part("$.annotations[" + number + "]", each));
              }));
      if (!seen.containsKey("images")) {
        taker.broken("$.images", "is missing or empty");
      }
      annotations.forEach(this::belong);
      images.values().forEach(this::hand);
    }

    private void image(String at, JsonNode image, Map<String, Long> seen) {
      seen.merge("images", 1L, Long::sum);
      String id = Parts.text(image, "id");
      boolean sized = side(image.path("width")) && side(image.path("height"));
      if (id == null || Parts.text(image, "file_name", "key") == null) {
        taker.broken(at, "has no id or no file_name");
      } else if (!sized) {
        taker.broken(at, "has no width and height in pixels");
      } else if (images.put(id, new Image(at, image, new ArrayList<>())) != null) {
        taker.broken(at + ".id", "is another image's too");
      }
    }

    private static boolean side(JsonNode side) {
      return side.isNumber() && side.doubleValue() >= 1 && side.doubleValue() < MOST;
    }

    private void belong(Part part) {
      JsonNode annotation = part.annotation();
      Image image = images.get(annotation.path("image_id").asText());
      if (image == null) {
        taker.broken(part.at() + ".image_id", "is no image's");
      } else if (!categories.containsKey(annotation.path("category_id").asText())) {
        taker.broken(part.at() + ".category_id", "is no category's");
      } else {
        image.parts().add(part);
      }
    }

    private void hand(Image image) {
      JsonNode json = image.json();
      String key = Parts.text(json, "key", "file_name");
      ObjectNode content = Json.object();
      content.put(wanted.field(), Parts.text(json, "file_name", "key"));
      content.set("width", json.get("width"));
      content.set("height", json.get("height"));
      List<Brought.Answer> answers = new ArrayList<>();
      if (json.path("raters").isArray()) {
        for (JsonNode rater : json.get("raters")) {
          answers.add(
              answer(
                  image,
                  Parts.text(rater, "name"),
                  Parts.kind(rater.path("kind"), wanted.kind()),
                  rater));
        }
      } else if (!image.parts().isEmpty()) {
        answers.add(answer(image, null, wanted.kind(), json));
      }
      answers.removeIf(each -> each == null);
      taker.item(new Brought(image.at(), key, content, answers));
    }

    /** What one rater marked, or whoever it was where the name is null. */
    private Brought.Answer answer(Image image, String rater, RaterKind kind, JsonNode about) {
      ArrayNode marked = Json.array();
      for (Part part : image.parts()) {
        if (rater == null || rater.equals(part.annotation().path("rater").asText())) {
          String label = label(part);
          if (label == null || !add(marked, part, image.json(), label)) {
            return null;
          }
        }
      }
      return new Brought.Answer(
          image.at(),
          values.question().name(),
          rater == null ? wanted.rater() : rater,
          kind,
          marked,
          Parts.time(about.path("at")),
          Parts.millis(about.path("activeMillis")),
          about.path("gold").asBoolean(),
          List.of());
    }

    private String label(Part part) {
      String id = part.annotation().get("category_id").asText();
      String name = categories.get(id);
      boolean numbered = Vocabulary.of(values.question()).titles().containsKey(id);
      return values.label(part.at(), numbered ? id : name);
    }

    /** Adds what an annotation marks; false, after a loss, where it is nothing we could mark. */
    private boolean add(ArrayNode marked, Part part, JsonNode image, String label) {
      JsonNode annotation = part.annotation();
      BigDecimal wide = image.get("width").decimalValue();
      BigDecimal high = image.get("height").decimalValue();
      if (annotation.path("iscrowd").asInt() != 0) {
        taker.lost(part.at(), "a crowd, whose outline is a mask", null);
        return false;
      }
      if (annotation.path("keypoints").isArray()) {
        taker.lost(part.at(), "key points", null);
      }
      if (values.question().type().equals("boxes")) {
        List<BigDecimal> box = numbers(annotation.path("bbox"), 4);
        if (box == null) {
          taker.broken(part.at() + ".bbox", "is no list of four numbers");
          return false;
        }
        if (annotation.path("segmentation").size() > 0) {
          taker.lost(part.at(), "an outline, of which the box alone is taken", null);
        }
        marked.add(Values.box(box.get(0), box.get(1), box.get(2), box.get(3), wide, high, label));
        return true;
      }
      JsonNode outlines = annotation.path("segmentation");
      if (!outlines.isArray() || outlines.isEmpty()) {
        taker.lost(part.at(), "an annotation without an outline in points", null);
        return false;
      }
      if (outlines.size() > 1) {
        taker.lost(part.at(), "that several outlines are one object", null);
      }
      for (JsonNode outline : outlines) {
        List<BigDecimal> points = numbers(outline, -1);
        if (points == null) {
          taker.broken(part.at() + ".segmentation", "is no list of x and y");
          return false;
        }
        ObjectNode one = Json.object();
        ArrayNode list = one.putArray("points");
        for (int i = 0; i < points.size(); i += 2) {
          list.addArray()
              .add(Values.percent(points.get(i), wide))
              .add(Values.percent(points.get(i + 1), high));
        }
        marked.add(one.put("label", label));
      }
      return true;
    }

    /** So many numbers, or an even count where it is -1; null where they are not that. */
    private static List<BigDecimal> numbers(JsonNode list, int count) {
      boolean right = list.isArray() && (count < 0 ? list.size() % 2 == 0 : list.size() == count);
      if (!right || list.isEmpty()) {
        return null;
      }
      List<BigDecimal> numbers = new ArrayList<>();
      for (JsonNode each : list) {
        if (!each.isNumber() || !(Math.abs(each.doubleValue()) < MOST)) {
          return null;
        }
        boolean none = Math.abs(each.doubleValue()) < LEAST;
        numbers.add(none ? BigDecimal.ZERO : each.decimalValue());
      }
      return numbers;
    }
  }
}
