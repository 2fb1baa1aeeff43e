// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.builder.labelstudio.LabelStudio;
import touchstone.guideline.Template;

/** Everything that a lead may start from, with an item that fills it. */
public record Starting(String name, JsonNode template, ObjectNode item) {

  /** The templates of the gallery. */
  public static List<Starting> gallery() {
    return Gallery.all().stream()
        .map(start -> new Starting(start.id(), start.template(), start.sample()))
        .toList();
  }

  /** The Label Studio configurations of the tests that are no attack. */
  public static List<Starting> labelStudio() {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/labelstudio"))) {
      return files.sorted().flatMap(Starting::imported).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Starting> imported(Path file) {
    try {
      JsonNode json = LabelStudio.read(Files.readString(file)).template();
      Template template = EveryType.TEMPLATES.read(json);
      String name = "Label Studio " + file.getFileName().toString().replace(".xml", "");
      return Stream.of(new Starting(name, json, Samples.filled(template, Json.object())));
    } catch (Problem refused) {
      return Stream.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
