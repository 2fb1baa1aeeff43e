// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;

/**
 * Prodigy's JSON lines. Only what was accepted is an answer: a reject says what the answer is not,
 * which no question here takes, and an ignored task says nothing.
 */
@Singleton
public class ProdigyIntake implements IntakeFormat {
  private static final Set<String> OURS =
      Set.of(
          "text",
          "spans",
          "tokens",
          "options",
          "accept",
          "answer",
          "label",
          "relations",
          "meta",
          "touchstone",
          "html",
          "config",
          "priority",
          "score",
          "image",
          "width",
          "height");

  @Override
  public String name() {
    return "prodigy";
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "spans");
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    Values values = new Values(wanted.question(), taker);
    Parts.lines(file, taker, (number, line) -> line("line " + number, line, wanted, values, taker));
  }

  private static void line(String at, JsonNode line, Wanted wanted, Values values, Taker taker) {
    JsonNode own = line.path("touchstone");
    String key = Parts.text(own, "key");
    key = key == null ? Parts.text(line.path("meta"), "key") : key;
    key = key == null ? Parts.text(line, "_input_hash", "id") : key;
    if (!line.path("text").isTextual() || key == null) {
      taker.broken(at, key == null ? "has no _input_hash" : "has no text");
      return;
    }
    ObjectNode content = Json.object();
    content.setAll(Parts.object(line.path("meta")));
    line.fields()
        .forEachRemaining(
            field -> {
              if (!OURS.contains(field.getKey()) && !field.getKey().startsWith("_")) {
                content.set(field.getKey(), field.getValue());
              }
            });
    content.put(wanted.field(), line.get("text").textValue());
    line.path("relations").forEach(each -> taker.lost(at, "a relation", null));
    List<Brought.Quote> quotes = new ArrayList<>();
    JsonNode answer = answer(at, line, values, taker, quotes);
    String rater = Parts.text(line, "_annotator_id", "_session_id");
    Instant when = Parts.time(own.path("at"));
    Long seconds = Parts.millis(line.path("_timestamp"));
    boolean sane = seconds != null && seconds < 253402300800L;
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
                        Parts.kind(own.path("kind"), wanted.kind()),
                        answer,
                        when == null && sane ? Instant.ofEpochSecond(seconds) : when,
                        Parts.millis(own.path("activeMillis")),
                        own.path("gold").asBoolean(),
                        quotes))));
  }

  private static JsonNode answer(
      String at, JsonNode line, Values values, Taker taker, List<Brought.Quote> quotes) {
    String verdict = line.path("answer").asText();
    switch (verdict) {
      case "accept" -> {}
      case "reject" -> {
        taker.lost(at, "a reject, which says what the answer is not", null);
        return null;
      }
      case "ignore" -> {
        taker.lost(at, "a task that was ignored", null);
        return null;
      }
      default -> {
        taker.lost(at, "a task without accept, reject or ignore", null);
        return null;
      }
    }
    if (values.parts()) {
      return spans(at, line, values, taker, quotes);
    }
    JsonNode chosen = line.path("accept").isArray() ? line.get("accept") : line.path("label");
    boolean none = chosen.isMissingNode() || chosen.isEmpty() && chosen.isArray();
    if (none && !(values.question().type().equals("multi") && chosen.isArray())) {
      taker.lost(at, "a task that was accepted without an option", null);
      return null;
    }
    return values.answer(at, chosen);
  }

  private static JsonNode spans(
      String at, JsonNode line, Values values, Taker taker, List<Brought.Quote> quotes) {
    ArrayNode spans = Json.array();
    for (JsonNode each : line.path("spans")) {
      if (!each.path("start").isInt() || !each.path("end").isInt()) {
        taker.broken(at, "has a span without a start and an end that are whole numbers");
        return null;
      }
      String value = values.label(at, each.path("label").asText());
      if (value == null) {
        return null;
      }
      int start = each.get("start").intValue();
      int end = each.get("end").intValue();
      if (each.path("text").isTextual()) {
        quotes.add(new Brought.Quote(start, end, each.get("text").textValue()));
      }
      spans.add(Values.span(start, end, value));
    }
    return spans;
  }
}
