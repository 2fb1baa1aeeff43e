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
import touchstone.web.Speech;

/**
 * The templates to start from, each a file of {@code gallery/}; what they are called are messages.
 */
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
  record Start(String id, JsonNode template, ObjectNode sample, String body) {
    /** What it is called in the language of the page. */
    String name(Speech speech) {
      return speech.say("builder_start_" + id);
    }

    private Card card(Speech speech) {
      return new Card(id, name(speech), speech.say("builder_startAbout_" + id), types());
    }

    /** The types of question asked, each once. */
    Set<String> types() {
      Set<String> types = new LinkedHashSet<>();
      template.get("ask").forEach(question -> types.add(question.get("type").textValue()));
      return types;
    }
  }

  /** What the page of the gallery tells of one, in its language. */
  public record Card(String id, String name, String description, Set<String> types) {}

  static List<Card> cards(Speech speech) {
    return ALL.stream().map(start -> start.card(speech)).toList();
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
          id, json.get("template"), (ObjectNode) json.get("sample"), json.get("body").textValue());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
