// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;

/** The templates to start from, each a file of {@code gallery/}. */
public final class Gallery {
  static final List<String> NAMES =
      List.of(
          "sentiment",
          "topics",
          "moderation",
          "relevance",
          "preference",
          "ranking",
          "dialogue",
          "entities",
          "image-kind",
          "boxes",
          "polygons",
          "transcription",
          "video",
          "products",
          "receipt",
          "translation",
          "table");

  private static final List<Start> ALL = NAMES.stream().map(Gallery::read).toList();

  private Gallery() {}

  /**
   * One of them.
   *
   * @param sample the content of one item, to look at
   * @param body what raters read, in Markdown
   */
  public record Start(
      String id,
      String name,
      String description,
      JsonNode template,
      ObjectNode sample,
      String body) {
    /** The types of question asked, each once. */
    public Set<String> types() {
      Set<String> types = new LinkedHashSet<>();
      template.get("ask").forEach(question -> types.add(question.get("type").textValue()));
      return types;
    }
  }

  static List<Start> all() {
    return ALL;
  }

  /** The one of this id, or 404. */
  static Start named(String id) {
    return ALL.stream()
        .filter(start -> start.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("template to start from"));
  }

  private static Start read(String id) {
    try (InputStream stream = Gallery.class.getResourceAsStream("/gallery/" + id + ".json")) {
      JsonNode json = Json.tree(stream);
      return new Start(
          id,
          json.get("name").textValue(),
          json.get("description").textValue(),
          json.get("template"),
          (ObjectNode) json.get("sample"),
          json.get("body").textValue());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
