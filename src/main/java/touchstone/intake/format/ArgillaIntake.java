// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;
import touchstone.rater.RaterKind;

/**
 * Argilla's records: a list, or a record a line, nested (fields, responses, suggestions) or flat
 * ({@code q.responses}, {@code q.responses.users}, {@code q.responses.status}, {@code
 * q.suggestion}). Only what was submitted is an answer; a suggestion is a model's.
 */
@Singleton
public class ArgillaIntake implements IntakeFormat {
  private static final Set<String> OURS =
      Set.of(
          "id",
          "status",
          "_server_id",
          "fields",
          "metadata",
          "responses",
          "suggestions",
          "vectors",
          "inserted_at",
          "updated_at");

  @Override
  public String name() {
    return "argilla";
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "scale", "number", "text", "rank", "spans");
  }

  @Override
  public boolean severalQuestions() {
    return true;
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    if (Parts.isList(file)) {
      Parts.elements(file, (number, each) -> record("$[" + number + "]", each, wanted, taker));
    } else {
      Parts.lines(file, taker, (number, each) -> record("line " + number, each, wanted, taker));
    }
  }

  private static void record(String at, JsonNode record, Wanted wanted, Taker taker) {
    String key = Parts.text(record, "id", "_server_id");
    if (!record.isObject() || key == null) {
      taker.broken(at, "is no record with an id");
      return;
    }
    ObjectNode content = Json.object();
    List<Brought.Answer> answers = new ArrayList<>();
    if (record.has("fields")) {
      if (!record.get("fields").isObject()) {
        taker.broken(at + ".fields", "is no object");
        return;
      }
      content.setAll((ObjectNode) record.get("fields"));
      content.setAll(Parts.object(record.path("metadata")));
      record
          .path("responses")
          .fields()
          .forEachRemaining(each -> nested(at, each, wanted, taker, answers));
      record
          .path("suggestions")
          .fields()
          .forEachRemaining(
              each -> {
                String here = at + ".suggestions." + each.getKey();
                JsonNode value = each.getValue().path("value");
                suggestion(here, each.getKey(), value, each.getValue(), wanted, taker, answers);
              });
    } else {
      flat(at, record, content, wanted, taker, answers);
    }
    taker.item(new Brought(at, key, content, answers));
  }

  private static void nested(
      String at,
      Map.Entry<String, JsonNode> responses,
      Wanted wanted,
      Taker taker,
      List<Brought.Answer> answers) {
    String here = at + ".responses." + responses.getKey();
    if (!responses.getValue().isArray()) {
      taker.broken(here, "is no list");
      return;
    }
    for (int i = 0; i < responses.getValue().size(); i++) {
      JsonNode each = responses.getValue().get(i);
      String user = Parts.text(each, "user_id", "user");
      answer(
          here + "[" + i + "]",
          responses.getKey(),
          each.path("value"),
          user == null ? wanted.rater() : user,
          wanted.kind(),
          each.path("status").asText("submitted"),
          wanted,
          taker,
          answers);
    }
  }

  private static void flat(
      String at,
      JsonNode record,
      ObjectNode content,
      Wanted wanted,
      Taker taker,
      List<Brought.Answer> answers) {
    for (Iterator<Map.Entry<String, JsonNode>> all = record.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      String name = field.getKey();
      if (name.endsWith(".responses")) {
        String question = name.substring(0, name.length() - ".responses".length());
        JsonNode users = record.path(name + ".users");
        JsonNode states = record.path(name + ".status");
        for (int i = 0; i < field.getValue().size(); i++) {
          answer(
              at + "." + name + "[" + i + "]",
              question,
              field.getValue().get(i),
              users.path(i).asText(wanted.rater()),
              wanted.kind(),
              states.path(i).asText("submitted"),
              wanted,
              taker,
              answers);
        }
      } else if (name.endsWith(".suggestion")) {
        String question = name.substring(0, name.length() - ".suggestion".length());
        ObjectNode about = Json.object();
        about.set("agent", record.path(name + ".agent"));
        about.set("score", record.path(name + ".score"));
        suggestion(at + "." + name, question, field.getValue(), about, wanted, taker, answers);
      } else if (!OURS.contains(name) && !name.matches(".*\\.(responses|suggestion)\\..*")) {
        content.set(name, field.getValue());
      }
    }
  }

  private static void suggestion(
      String at,
      String question,
      JsonNode value,
      JsonNode about,
      Wanted wanted,
      Taker taker,
      List<Brought.Answer> answers) {
    if (value.isNull() || value.isMissingNode()) {
      return;
    }
    if (about.hasNonNull("score")) {
      taker.lost(at, "the score of a suggestion", about.get("score").asText());
    }
    String agent = Parts.text(about, "agent");
    answer(
        at,
        question,
        value,
        agent == null ? "suggestion" : agent,
        RaterKind.MODEL,
        "submitted",
        wanted,
        taker,
        answers);
  }

  private static void answer(
      String at,
      String name,
      JsonNode value,
      String rater,
      RaterKind kind,
      String status,
      Wanted wanted,
      Taker taker,
      List<Brought.Answer> answers) {
    Question question = wanted.named(name);
    if (question == null) {
      taker.lost(at, "an answer to what is not asked here", name);
    } else if (!status.equals("submitted")) {
      taker.lost(at, "a response that was not submitted", status);
    } else if (!value.isNull() && !value.isMissingNode()) {
      List<Brought.Quote> quotes = new ArrayList<>();
      JsonNode answer = value(at, value, new Values(question, taker), taker, quotes);
      if (answer != null) {
        answers.add(
            new Brought.Answer(
                at, question.name(), rater, kind, answer, null, null, false, quotes));
      }
    }
  }

  private static JsonNode value(
      String at, JsonNode value, Values values, Taker taker, List<Brought.Quote> quotes) {
    if (values.question().type().equals("rank") && value.isArray()) {
      ArrayNode order = Json.array();
      StreamSupport.stream(value.spliterator(), false)
          .sorted(Comparator.comparingInt(each -> each.path("rank").asInt()))
          .forEach(each -> order.add(each.isObject() ? each.path("value") : each));
      return order;
    }
    if (!values.parts()) {
      return values.answer(at, value);
    }
    ArrayNode spans = Json.array();
    for (JsonNode each : value) {
      if (!each.path("start").isInt() || !each.path("end").isInt()) {
        taker.broken(at, "has a span without a start and an end that are whole numbers");
        return null;
      }
      String label = values.label(at, each.path("label").asText());
      if (label == null) {
        return null;
      }
      int start = each.get("start").intValue();
      int end = each.get("end").intValue();
      if (each.path("text").isTextual()) {
        quotes.add(new Brought.Quote(start, end, each.get("text").textValue()));
      }
      spans.add(Values.span(start, end, label));
    }
    return spans;
  }
}
