// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.question.Vocabulary;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;
import touchstone.rater.RaterKind;

/**
 * Label Studio's JSON: a list of tasks with data, annotations by people and predictions by models.
 * A control of the name of a question answers it, or the one that {@code from} names.
 */
@Singleton
public class LabelStudioIntake implements IntakeFormat {
  @Override
  public String name() {
    return "label-studio";
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
    Parts.elements(file, (number, task) -> task("$[" + number + "]", task, wanted, taker));
  }

  private void task(String at, JsonNode task, Wanted wanted, Taker taker) {
    if (!(task.path("data") instanceof ObjectNode data)) {
      taker.broken(at + ".data", "is missing or no object");
      return;
    }
    String key = Parts.text(task.path("meta"), "key");
    key = key == null ? Parts.text(data, "id") : key;
    key = key == null ? Parts.text(task, "id", "inner_id") : key;
    if (key == null) {
      taker.broken(at, "has no id");
      return;
    }
    List<Brought.Answer> answers = new ArrayList<>();
    list(
        at,
        task,
        "annotations",
        taker,
        (here, one) -> made(here, one, data, wanted, taker, answers));
    list(
        at,
        task,
        "completions",
        taker,
        (here, one) -> made(here, one, data, wanted, taker, answers));
    list(
        at,
        task,
        "predictions",
        taker,
        (here, one) -> {
          String model = Parts.text(one, "model_version");
          if (one.hasNonNull("score")) {
            taker.lost(here, "the score of a prediction", one.get("score").asText());
          }
          answer(
              here,
              one,
              data,
              wanted,
              taker,
              model == null ? "prediction" : model,
              RaterKind.MODEL,
              answers);
        });
    for (String lost : new String[] {"drafts", "comments"}) {
      task.path(lost).forEach(each -> taker.lost(at + "." + lost, "one of its " + lost, null));
    }
    taker.item(new Brought(at, key, data, answers));
  }

  private interface One {
    void take(String at, JsonNode one);
  }

  private static void list(String at, JsonNode task, String name, Taker taker, One one) {
    JsonNode list = task.path(name);
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      taker.broken(at + "." + name, "is no list");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      String here = at + "." + name + "[" + i + "]";
      if (list.get(i).isObject() && list.get(i).path("result").isArray()) {
        one.take(here, list.get(i));
      } else if (!list.get(i).isInt()) {
        taker.broken(here, "is no object with a list called result");
      }
    }
  }

  private void made(
      String at,
      JsonNode annotation,
      ObjectNode data,
      Wanted wanted,
      Taker taker,
      List<Brought.Answer> answers) {
    if (annotation.path("was_cancelled").asBoolean()) {
      taker.lost(at, "an annotation that was skipped", null);
      return;
    }
    JsonNode by = annotation.path("completed_by");
    String rater = by.isNumber() ? "user " + by.asText() : by.isTextual() ? by.textValue() : null;
    rater = rater == null ? Parts.text(by, "email", "username", "id") : rater;
    answer(
        at,
        annotation,
        data,
        wanted,
        taker,
        rater == null ? wanted.rater() : rater,
        wanted.kind(),
        answers);
  }

  private void answer(
      String at,
      JsonNode annotation,
      ObjectNode data,
      Wanted wanted,
      Taker taker,
      String rater,
      RaterKind otherwise,
      List<Brought.Answer> answers) {
    Map<Question, List<Part>> parts = new LinkedHashMap<>();
    Question only = wanted.template().ask().size() == 1 ? wanted.template().ask().get(0) : null;
    Question asked = wanted.question() == null ? only : wanted.question();
    if (Vocabulary.on(asked) != null) {
      parts.put(asked, new ArrayList<>());
    }
    JsonNode result = annotation.get("result");
    for (int i = 0; i < result.size(); i++) {
      String here = at + ".result[" + i + "]";
      JsonNode part = result.get(i);
      if (part.path("type").asText().equals("relation")) {
        taker.lost(here, "a relation", null);
        continue;
      }
      if (!part.path("value").isObject()) {
        taker.broken(here + ".value", "is missing or no object");
        continue;
      }
      Question question = wanted.named(part.path("from_name").asText());
      if (question == null) {
        taker.lost(here, "an answer to what is not asked here", part.path("from_name").asText());
        continue;
      }
      parts.computeIfAbsent(question, first -> new ArrayList<>()).add(new Part(here, part));
    }
    if (parts.isEmpty()) {
      taker.lost(at, "an annotation without an answer to what is asked", null);
    }
    BigDecimal lead =
        annotation.path("lead_time").isNumber() ? annotation.get("lead_time").decimalValue() : null;
    boolean sane = lead != null && lead.signum() >= 0 && lead.precision() - lead.scale() < 10;
    parts.forEach(
        (question, own) -> {
          List<Brought.Quote> quotes = new ArrayList<>();
          JsonNode answer =
              new LabelStudioValue(new Values(question, taker), data, taker, quotes).of(at, own);
          if (answer != null) {
            answers.add(
                new Brought.Answer(
                    at,
                    question.name(),
                    rater,
                    Parts.kind(annotation.path("kind"), otherwise),
                    answer,
                    Parts.time(annotation.path("created_at")),
                    sane
                        ? lead.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue()
                        : null,
                    annotation.path("ground_truth").asBoolean(),
                    quotes));
          }
        });
  }

  /** A part of a result and where it stands. */
  record Part(String at, JsonNode part) {
    JsonNode value() {
      return part.get("value");
    }

    ArrayNode labels(String name) {
      return value().path(name) instanceof ArrayNode list ? list : Json.array();
    }
  }
}
