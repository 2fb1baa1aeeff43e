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

  /** One document under way, held as small as can be: its parts may come in any order. */
  private static final class Document {
    private final Wanted wanted;
    private final Taker taker;
    private final Values values;
    private final boolean boxes;
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    Document(Wanted wanted, Taker taker) {
      this.wanted = wanted;
      this.taker = taker;
      this.values = new Values(wanted.question(), taker);
      this.boxes = wanted.question().type().equals("boxes");
    }

    /**
     * An annotation.
     *
     * @param numbers the box, or each outline's x and y in turn; null where it cannot be carried
     */
    private record Part(
        long number, String image, String category, String rater, double[][] numbers) {
      String at() {
        return "$.annotations[" + number + "]";
      }
    }

    private record Image(
        long number,
        String key,
        String file,
        JsonNode width,
        JsonNode height,
        JsonNode raters,
        List<Part> parts) {
      String at() {
        return "$.images[" + number + "]";
      }
    }

    void read(Path file) throws IOException {
      boolean[] any = new boolean[1];
      Parts.lists(
          file,
          Map.of(
              "images",
              (number, each) -> {
                any[0] = true;
                image(number, each);
              },
              "categories",
              (number, each) ->
                  categories.put(each.path("id").asText(), each.path("name").asText()),
              "annotations",
              this::part));
      if (!any[0]) {
        taker.broken("$.images", "is missing or empty");
      }
      parts.forEach(this::belong);
      images.values().forEach(this::hand);
    }

    private void image(long number, JsonNode image) {
      String at = "$.images[" + number + "]";
      String id = Parts.text(image, "id");
      String file = Parts.text(image, "file_name", "key");
      if (id == null || file == null) {
        taker.broken(at, "has no id or no file_name");
      } else if (!side(image.path("width")) || !side(image.path("height"))) {
        taker.broken(at, "has no width and height in pixels");
      } else {
        Image read =
            new Image(
                number,
                Parts.text(image, "key", "file_name"),
                file,
                image.get("width"),
                image.get("height"),
                image.path("raters").isArray() ? image.get("raters") : null,
                new ArrayList<>(2));
        if (images.put(id, read) != null) {
          taker.broken(at + ".id", "is another image's too");
        }
      }
    }

    private static boolean side(JsonNode side) {
      return side.isNumber() && side.doubleValue() >= 1 && side.doubleValue() < MOST;
    }

    private void part(long number, JsonNode annotation) {
      String at = "$.annotations[" + number + "]";
      double[][] numbers = null;
      if (annotation.path("iscrowd").asInt() != 0) {
        taker.lost(at, "a crowd, whose outline is a mask", null);
      } else {
        numbers = boxes ? box(at, annotation) : outlines(at, annotation.path("segmentation"));
      }
      if (annotation.path("keypoints").isArray()) {
        taker.lost(at, "key points", null);
      }
      parts.add(
          new Part(
              number,
              known(annotation.path("image_id")),
              known(annotation.path("category_id")),
              known(annotation.path("rater")),
              numbers));
    }

    /** The text, the same object for the same text. */
    private String known(JsonNode name) {
      return names.computeIfAbsent(name.asText(), first -> first);
    }

    private double[][] box(String at, JsonNode annotation) {
      double[] box = numbers(annotation.path("bbox"));
      if (box == null || box.length != 4) {
        taker.broken(at + ".bbox", "is no list of four numbers");
        return null;
      }
      if (annotation.path("segmentation").size() > 0) {
        taker.lost(at, "an outline, of which the box alone is taken", null);
      }
      return new double[][] {box};
    }

    private double[][] outlines(String at, JsonNode outlines) {
      if (!outlines.isArray() || outlines.isEmpty()) {
        taker.lost(at, "an annotation without an outline in points", null);
        return null;
      }
      if (outlines.size() > 1) {
        taker.lost(at, "that several outlines are one object", null);
      }
      double[][] all = new double[outlines.size()][];
      for (int i = 0; i < all.length; i++) {
        all[i] = numbers(outlines.get(i));
        if (all[i] == null || all[i].length % 2 == 1) {
          taker.broken(at + ".segmentation", "is no list of x and y");
          return null;
        }
      }
      return all;
    }

    /** Numbers, what is next to nothing as nothing; null where one is none. */
    private static double[] numbers(JsonNode list) {
      if (!list.isArray() || list.isEmpty()) {
        return null;
      }
      double[] numbers = new double[list.size()];
      for (int i = 0; i < numbers.length; i++) {
        double number = list.get(i).isNumber() ? list.get(i).doubleValue() : MOST;
        if (!(Math.abs(number) < MOST)) {
          return null;
        }
        numbers[i] = Math.abs(number) < LEAST ? 0 : number;
      }
      return numbers;
    }

    private void belong(Part part) {
      Image image = images.get(part.image());
      if (image == null) {
        taker.broken(part.at() + ".image_id", "is no image's");
      } else if (!categories.containsKey(part.category())) {
        taker.broken(part.at() + ".category_id", "is no category's");
      } else {
        image.parts().add(part);
      }
    }

    private void hand(Image image) {
      ObjectNode content = Json.object().put(wanted.field(), image.file());
      content.set("width", image.width());
      content.set("height", image.height());
      List<Brought.Answer> answers = new ArrayList<>();
      if (image.raters() != null) {
        for (JsonNode rater : image.raters()) {
          String name = Parts.text(rater, "name");
          if (name == null) {
            taker.broken(image.at() + ".raters", "has a rater without a name");
          } else {
            answers.add(answer(image, name, rater));
          }
        }
      } else if (!image.parts().isEmpty()) {
        answers.add(answer(image, null, Json.object()));
      }
      answers.removeIf(each -> each == null);
      taker.item(new Brought(image.at(), image.key(), content, answers));
    }

    /** What one rater marked, or whoever it was where the name is null. */
    private Brought.Answer answer(Image image, String rater, JsonNode about) {
      ArrayNode marked = Json.array();
      for (Part part : image.parts()) {
        if (rater == null || rater.equals(part.rater())) {
          String label = part.numbers() == null ? null : label(part);
          if (label == null) {
            return null;
          }
          add(marked, part, image, label);
        }
      }
      return new Brought.Answer(
          image.at(),
          values.question().name(),
          rater == null ? wanted.rater() : rater,
          Parts.kind(about.path("kind"), wanted.kind()),
          marked,
          Parts.time(about.path("at")),
          Parts.millis(about.path("activeMillis")),
          about.path("gold").asBoolean(),
          List.of());
    }

    private String label(Part part) {
      String id = part.category();
      boolean numbered = Vocabulary.of(values.question()).titles().containsKey(id);
      return values.label(part.at(), numbered ? id : categories.get(id));
    }

    private void add(ArrayNode marked, Part part, Image image, String label) {
      BigDecimal wide = image.width().decimalValue();
      BigDecimal high = image.height().decimalValue();
      for (double[] numbers : part.numbers()) {
        if (boxes) {
          BigDecimal[] box = new BigDecimal[4];
          for (int i = 0; i < box.length; i++) {
            box[i] = BigDecimal.valueOf(numbers[i]);
          }
          marked.add(Values.box(box[0], box[1], box[2], box[3], wide, high, label));
        } else {
          ObjectNode outline = Json.object();
          ArrayNode points = outline.putArray("points");
          for (int i = 0; i < numbers.length; i += 2) {
            points
                .addArray()
                .add(Values.percent(BigDecimal.valueOf(numbers[i]), wide))
                .add(Values.percent(BigDecimal.valueOf(numbers[i + 1]), high));
          }
          marked.add(outline.put("label", label));
        }
      }
    }
  }
}
