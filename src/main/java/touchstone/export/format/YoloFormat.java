// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import touchstone.base.Json;
import touchstone.export.Entry;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * YOLO's folder: a text file an image, a line a part: its class, then the centre and size of a box
 * or the points of an outline, as shares of the image from 0 to 1, with all digits. The classes
 * stand in classes.txt and data.yaml; one that is asked no more keeps its place. A file cannot tell
 * raters apart, so judgements are refused.
 */
@Singleton
public class YoloFormat implements ItemFormat {
  @Override
  public String name() {
    return "yolo";
  }

  @Override
  public String mediaType() {
    return "application/zip";
  }

  @Override
  public String ending() {
    return "zip";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED);
  }

  @Override
  public List<String> types() {
    return List.of("boxes", "polygons");
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) {
    Folder folder = new Folder(out);
    Categories classes = Categories.dense(heading.about());
    return new Writing() {
      @Override
      public void entry(Entry entry) throws IOException {
        if (!entry.given().isEmpty()) {
          StringBuilder lines = new StringBuilder();
          for (JsonNode part : entry.given().get(0).answer()) {
            lines.append(classes.numbers().get(part.get("label").textValue()));
            numbers(part, lines);
            lines.append('\n');
          }
          folder.file("labels/" + folder.stem(entry.item()) + ".txt", lines.toString());
        }
      }

      @Override
      public void end() throws IOException {
        StringBuilder yaml = new StringBuilder("path: .\ntrain: images\nval: images\nnames:\n");
        StringBuilder names = new StringBuilder();
        classes
            .numbers()
            .forEach(
                (value, number) -> {
                  names.append(value).append('\n');
                  yaml.append("  ").append(number).append(": ").append(Json.write(value));
                  yaml.append('\n');
                });
        folder.file("classes.txt", names.toString());
        folder.file("data.yaml", yaml.toString());
        folder.file("about.json", heading.about().toJson() + "\n");
        folder.end();
      }
    };
  }

  private static void numbers(JsonNode part, StringBuilder line) {
    if (part.has("points")) {
      for (JsonNode point : part.get("points")) {
        add(line, Numbers.share(point.get(0)));
        add(line, Numbers.share(point.get(1)));
      }
      return;
    }
    BigDecimal width = Numbers.share(part.get("width"));
    BigDecimal height = Numbers.share(part.get("height"));
    BigDecimal two = BigDecimal.valueOf(2);
    add(line, Numbers.share(part.get("x")).add(width.divide(two)));
    add(line, Numbers.share(part.get("y")).add(height.divide(two)));
    add(line, width);
    add(line, height);
  }

  private static void add(StringBuilder line, BigDecimal number) {
    line.append(' ').append(Numbers.text(number));
  }
}
