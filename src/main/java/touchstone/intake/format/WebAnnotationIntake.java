// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;
import touchstone.rater.RaterKind;

/**
 * W3C Web Annotations (JSON-LD): a page with items, or a list. What follows one another with the
 * same source and creator is one judgement. The form names its sources without holding them, so
 * that their items must be here, by the key that the source is.
 */
@Singleton
public class WebAnnotationIntake implements IntakeFormat {
  private static final String OURS = "urn:touchstone:item:";

  @Override
  public String name() {
    return "w3c";
  }

  @Override
  public Set<String> otherNames() {
    return Set.of("web-annotation");
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "spans", "boxes", "polygons");
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    Page page = new Page(wanted, taker);
    if (Parts.isList(file)) {
      Parts.elements(file, (number, each) -> page.take("$[" + number + "]", each));
    } else {
      Parts.lists(
          file, Map.of("items", (number, each) -> page.take("$.items[" + number + "]", each)));
    }
    page.end();
  }

  /** The annotations of one source and creator under way. */
  private static final class Page {
    private final Wanted wanted;
    private final Taker taker;
    private final Values values;
    private String at;
    private String source;
    private String creator;
    private RaterKind kind;
    private JsonNode first;
    private boolean sound;
    private ArrayNode parts = Json.array();
    private JsonNode value;
    private List<Brought.Quote> quotes = new ArrayList<>();
    private List<Brought.Answer> answers = new ArrayList<>();
    private String item;

    Page(Wanted wanted, Taker taker) {
      this.wanted = wanted;
      this.taker = taker;
      this.values = new Values(wanted.question(), taker);
    }

    void take(String here, JsonNode annotation) {
      JsonNode target = annotation.path("target");
      String its = target.isTextual() ? target.textValue() : source(target.path("source"));
      if (its == null) {
        taker.broken(here + ".target", "has no source");
        return;
      }
      JsonNode by = annotation.path("creator");
      String who = by.isTextual() ? by.textValue() : Parts.text(by, "name", "nickname", "id");
      who = who == null ? wanted.rater() : who;
      boolean goes = values.parts() && its.equals(source) && who.equals(creator);
      if (!goes) {
        answer();
        begin(here, its, who, annotation);
      }
      if (values.parts()) {
        part(here, annotation, target.path("selector"));
      } else {
        whole(here, annotation);
      }
    }

    private static String source(JsonNode source) {
      return source.isTextual() ? source.textValue() : Parts.text(source, "id");
    }

    private void begin(String here, String its, String who, JsonNode annotation) {
      at = here;
      source = its;
      creator = who;
      first = annotation;
      sound = true;
      boolean software = annotation.path("creator").path("type").asText().equals("Software");
      kind =
          Parts.kind(
              annotation.path("creator").path("touchstone:kind"),
              software ? RaterKind.MODEL : wanted.kind());
    }

    private static List<String> bodies(JsonNode annotation) {
      List<String> bodies = new ArrayList<>();
      JsonNode body = annotation.path("body");
      for (JsonNode each : body.isArray() ? body : Json.array().add(body)) {
        String words = each.isTextual() ? each.textValue() : Parts.text(each, "value");
        if (words != null) {
          bodies.add(words);
        }
      }
      return bodies;
    }

    private void whole(String here, JsonNode annotation) {
      ArrayNode words = Json.array();
      bodies(annotation).forEach(words::add);
      boolean none = words.isEmpty() && !values.question().type().equals("multi");
      value = none ? null : values.answer(here, words);
      if (none) {
        taker.lost(here, "an annotation without a value", null);
      }
    }

    private void part(String here, JsonNode annotation, JsonNode selector) {
      List<String> bodies = bodies(annotation);
      if (bodies.isEmpty() && selector.isMissingNode()) {
        return;
      }
      if (bodies.size() != 1) {
        taker.lost(here, "a part without one label", null);
        sound = false;
        return;
      }
      String label = values.label(here, bodies.get(0));
      ObjectNode part = label == null ? null : WebPlace.of(here, selector, label, taker, quotes);
      sound &= part != null;
      if (part != null) {
        parts.add(part);
      }
    }

    /** Ends the judgement under way, and the item where the next is another. */
    private void answer() {
      if (source != null) {
        JsonNode answer = values.parts() ? parts : value;
        if (item != null && !item.equals(source)) {
          hand();
        }
        item = source;
        if (sound && answer != null) {
          answers.add(
              new Brought.Answer(
                  at,
                  values.question().name(),
                  creator,
                  kind,
                  answer,
                  Parts.time(first.path("created")),
                  Parts.millis(first.path("touchstone:activeMillis")),
                  first.path("touchstone:gold").asBoolean(),
                  quotes));
        }
      }
      parts = Json.array();
      quotes = new ArrayList<>();
      value = null;
      source = null;
    }

    private void hand() {
      taker.item(new Brought(at, key(item), null, answers));
      answers = new ArrayList<>();
    }

    void end() {
      answer();
      if (item != null) {
        hand();
      }
    }

    private static String key(String source) {
      return source.startsWith(OURS)
          ? URLDecoder.decode(source.substring(OURS.length()), StandardCharsets.UTF_8)
          : source;
    }
  }
}
