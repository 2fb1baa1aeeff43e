// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import touchstone.dataset.MediaStore;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * COCO's JSON of images, categories and annotations, in pixels from the top left with all digits.
 * An image is there once; of judgements, each annotation names its rater and the image who looked
 * at it, so that "nothing to mark" is not lost. The confidence of a label is the score of each of
 * its parts.
 */
@Singleton
public class CocoFormat implements ItemFormat {
  @Override
  public String name() {
    return "coco";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String ending() {
    return "json";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED, Mode.JUDGEMENTS);
  }

  @Override
  public List<String> types() {
    return List.of("boxes", "polygons");
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
  public Writing begin(OutputStream out, Heading heading) throws IOException {
    return new Images(out, heading);
  }

  /** The images under way; the annotations are gathered beside and come behind them. */
  private static final class Images implements Writing {
    private final OutputStream out;
    private final Heading heading;
    private final Categories categories;
    private final Aside annotations = new Aside(".annotations");
    private long images;
    private long parts;

    Images(OutputStream out, Heading heading) throws IOException {
      this.out = out;
      this.heading = heading;
      this.categories = Categories.of(heading.about(), 1);
      ObjectNode info = Origin.object().put("description", heading.about().question().title());
      info.set("about", heading.about().toJson());
      ArrayNode list = Origin.array();
      categories
          .numbers()
          .forEach(
              (value, id) ->
                  list.addObject()
                      .put("id", id)
                      .put("name", categories.names().get(value))
                      .put("title", heading.about().title(value)));
      write(out, "{\"info\":" + info + ",\n\"licenses\":[],\n\"categories\":" + list);
      write(out, ",\n\"images\":[");
    }

    @Override
    public void entry(Entry entry) throws IOException {
      if (entry.given().isEmpty()) {
        return;
      }
      MediaStore.Pixels size = entry.size();
      ObjectNode image = Origin.object().put("id", ++images).put("file_name", file(entry));
      image.put("width", size.width()).put("height", size.height()).put("key", entry.item());
      ArrayNode raters = Origin.array();
      for (Given given : entry.given()) {
        if (heading.mode() == Mode.JUDGEMENTS) {
          ObjectNode rater = raters.addObject().put("name", given.rater());
          rater.put("kind", given.kind());
          Origin.when(rater, given);
        }
        for (JsonNode part : given.answer()) {
          annotation(part, given, size);
        }
      }
      if (heading.mode() == Mode.JUDGEMENTS) {
        image.set("raters", raters);
      }
      write(out, (images == 1 ? "\n" : ",\n") + image);
    }

    /** The name of the image's file: what the item says, else its key. */
    private String file(Entry entry) {
      String named = entry.text(heading.about().field());
      boolean ours = named.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      String file = ours ? entry.text("file") : named;
      return file.isEmpty() ? entry.item() : file;
    }

    private void annotation(JsonNode part, Given given, MediaStore.Pixels size) throws IOException {
      ObjectNode annotation = Origin.object().put("id", ++parts).put("image_id", images);
      annotation.put("category_id", categories.numbers().get(part.get("label").textValue()));
      if (part.has("points")) {
        Outline.of(part.get("points"), size).write(annotation);
      } else {
        BigDecimal width = Numbers.of(part.get("width"), size.width());
        BigDecimal height = Numbers.of(part.get("height"), size.height());
        ArrayNode box = annotation.putArray("bbox");
        box.add(Numbers.json(Numbers.of(part.get("x"), size.width())));
        box.add(Numbers.json(Numbers.of(part.get("y"), size.height())));
        box.add(Numbers.json(width)).add(Numbers.json(height));
        annotation.set("area", Numbers.json(width.multiply(height)));
        annotation.putArray("segmentation");
      }
      annotation.put("iscrowd", 0);
      if (heading.mode() == Mode.JUDGEMENTS) {
        annotation.put("rater", given.rater());
      } else {
        annotation.put("score", given.confidence());
      }
      annotation.put("guidelineVersion", given.guidelineVersion());
      write(annotations.out(), (parts == 1 ? "\n" : ",\n") + annotation);
    }

    @Override
    public void end() throws IOException {
      write(out, "\n],\n\"annotations\":[");
      annotations.copyTo(out);
      write(out, "\n]}\n");
    }

    @Override
    public void close() throws IOException {
      annotations.close();
    }

    private static void write(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
