// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.dataset.ItemLine;
import touchstone.dataset.LineFormat;
import touchstone.guideline.Question;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;

/**
 * A long table: a row an answer, with the item, the rater and the answer under any of their usual
 * names, and where it is there the question, the time, the seconds and the kind. A column of no
 * such name is a field of the item.
 */
abstract class LongTable implements IntakeFormat {
  private static final String[] ITEM = {"item", "task", "key", "item_id", "id"};
  private static final String[] RATER = {"rater", "worker", "annotator", "performer", "user"};
  private static final String[] ANSWER = {"answer", "label", "value"};
  private static final String[] TIME = {"at", "time", "created_at"};
  private static final Set<String> KNOWN =
      Set.of(
          "item",
          "task",
          "key",
          "item_id",
          "id",
          "rater",
          "worker",
          "annotator",
          "performer",
          "user",
          "answer",
          "label",
          "value",
          "at",
          "time",
          "created_at",
          "question",
          "kind",
          "activeMillis",
          "seconds",
          "lead_time",
          "gold",
          "judgement",
          "surplus",
          "round",
          "revision",
          "origin",
          "guidelineVersion",
          "flagged",
          "shownHash",
          "shownOrder",
          "source",
          "questionTitle",
          "meaning",
          "guideline",
          "schema_version");

  private final LineFormat lines;
  private final boolean texts;

  LongTable(LineFormat lines, boolean texts) {
    this.lines = lines;
    this.texts = texts;
  }

  @Override
  public boolean severalQuestions() {
    return true;
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      lines.read(stream, line -> row(line, wanted, taker));
    }
  }

  private void row(ItemLine line, Wanted wanted, Taker taker) {
    String at = "line " + line.number();
    if (line.fault() != null) {
      taker.broken(at, line.fault());
      return;
    }
    ObjectNode row = line.record();
    String key = Parts.text(row, ITEM);
    if (key == null) {
      taker.broken(at, "has no item, task or key");
      return;
    }
    ObjectNode content = Json.object();
    row.fields()
        .forEachRemaining(
            field -> {
              if (!KNOWN.contains(field.getKey())) {
                content.set(field.getKey(), field.getValue());
              }
            });
    boolean bare = content.isEmpty();
    Brought.Answer answer = answer(at, row, wanted, taker);
    taker.item(
        new Brought(
            at,
            key,
            bare ? Json.object().put("id", key) : content,
            answer == null ? List.of() : List.of(answer)));
  }

  private Brought.Answer answer(String at, ObjectNode row, Wanted wanted, Taker taker) {
    String name = Parts.text(row, "question");
    Question question = name == null ? only(wanted) : wanted.named(name);
    if (question == null) {
      taker.lost(at, "an answer to what is not asked here", name);
      return null;
    }
    JsonNode given = given(row);
    if (given == null) {
      taker.lost(at, "a row without an answer", null);
      return null;
    }
    JsonNode answer = new Values(question, taker).answer(at, given);
    if (answer == null) {
      return null;
    }
    String rater = Parts.text(row, RATER);
    String time = Parts.text(row, TIME);
    return new Brought.Answer(
        at,
        question.name(),
        rater == null ? wanted.rater() : rater,
        Parts.kind(row.path("kind"), wanted.kind()),
        answer,
        time == null ? null : Parts.time(TextNode.valueOf(time)),
        millis(row),
        row.path("gold").asText().equalsIgnoreCase("true"),
        List.of());
  }

  private static Question only(Wanted wanted) {
    if (wanted.question() != null) {
      return wanted.question();
    }
    return wanted.template().ask().size() == 1 ? wanted.template().ask().get(0) : null;
  }

  /** The answer of a row; a cell of a table of texts is JSON where it is a list or an object. */
  private JsonNode given(ObjectNode row) {
    for (String name : ANSWER) {
      JsonNode value = row.get(name);
      if (value != null && !value.isNull() && !(texts && value.asText().isEmpty())) {
        if (texts && value.asText().matches("(?s)[\\[{].*")) {
          try {
            return Json.tree(value.asText());
          } catch (Problem noJson) {
            return value;
          }
        }
        return value;
      }
    }
    return null;
  }

  /** The active time in milliseconds: as such, or in seconds. */
  private static Long millis(ObjectNode row) {
    String millis = Parts.text(row, "activeMillis");
    String seconds = Parts.text(row, "seconds", "lead_time");
    if (millis != null && millis.matches("\\d{1,15}")) {
      return Long.valueOf(millis);
    }
    return seconds != null && seconds.matches("\\d{1,9}(\\.\\d{1,20})?")
        ? new BigDecimal(seconds).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue()
        : null;
  }
}
