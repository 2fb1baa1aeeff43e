// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Times;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.rater.RaterKind;
import touchstone.web.Language;
import touchstone.web.Messages;

/** One line of an import of judgements: who answered which question of which item how. */
record ImportedLine(
    long number,
    String item,
    String rater,
    RaterKind kind,
    String question,
    JsonNode answer,
    Instant at,
    Long activeMillis,
    boolean gold,
    String source) {
  private static final Set<String> FIELDS =
      Set.of("item", "rater", "kind", "question", "answer", "at", "activeMillis", "gold", "source");

  /** The line of a record, its answer checked; a problem says why it is refused. */
  static ImportedLine of(long number, ObjectNode record, Template template, boolean texts) {
    record
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw Problem.refusedField(name, "is not known");
              }
            });
    String name = text(record, "question", true);
    Question question = template.question(name);
    if (question == null) {
      throw Problem.refusedField("question", name + " is not asked in this project");
    }
    JsonNode answer = record.get("answer");
    if (texts && answer != null) {
      answer = fromText(question, answer.asText());
    }
    if (answer == null || answer.isNull()) {
      throw Problem.refusedField("answer", "is missing");
    }
    Reason misfit = question.check(answer);
    if (misfit != null) {
      throw Problem.refusedField("answer", Messages.text(Language.ENGLISH, misfit), misfit);
    }
    String kind = text(record, "kind", false);
    String at = text(record, "at", false);
    return new ImportedLine(
        number,
        text(record, "item", true),
        rater(record),
        kind == null ? RaterKind.GENERALIST : RaterKind.of("kind", kind),
        name,
        question.canonical(answer),
        at == null ? null : Times.parse("at", at),
        millis(record.get("activeMillis"), texts),
        gold(record.get("gold"), texts),
        source(record));
  }

  /** A cell of CSV: JSON where it is a list or object, else as a form would send it. */
  private static JsonNode fromText(Question question, String text) {
    if (text.startsWith("[") || text.startsWith("{")) {
      try {
        JsonNode json = Json.tree(text);
        if (question.check(json) == null) {
          return json;
        }
      } catch (Problem noJson) {
        // a text may well begin with a bracket
      }
    }
    return text.isEmpty() ? null : question.fromForm(java.util.List.of(text));
  }

  private static String text(ObjectNode record, String field, boolean required) {
    JsonNode value = record.get(field);
    boolean absent = value == null || value.isNull() || value.asText().isEmpty();
    if (absent) {
      if (required) {
        throw Problem.refusedField(field, "is missing");
      }
      return null;
    }
    if (!value.isValueNode() || value.isBoolean()) {
      throw Problem.refusedField(field, "must be a text");
    }
    return value.asText();
  }

  /** A name that a rater may have: the rater is made of it where it is not known. */
  private static String rater(ObjectNode record) {
    return Required.text("rater", text(record, "rater", true), 100);
  }

  /** The form or tool in which it was made before, or null. */
  private static String source(ObjectNode record) {
    return Required.optionalText("source", text(record, "source", false), 64);
  }

  private static Long millis(JsonNode value, boolean texts) {
    if (value == null || value.isNull() || texts && value.asText().isEmpty()) {
      return null;
    }
    if (value.canConvertToExactIntegral() && value.canConvertToLong() && value.longValue() >= 0) {
      return value.longValue();
    }
    if (texts && value.asText().matches("\\d{1,15}")) {
      return Long.valueOf(value.asText());
    }
    throw Problem.refusedField("activeMillis", "must be a whole number, 0 or more");
  }

  private static boolean gold(JsonNode value, boolean texts) {
    if (value == null || value.isNull() || texts && value.asText().isEmpty()) {
      return false;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (texts && value.asText().matches("(?i)true|false")) {
      return value.asText().equalsIgnoreCase("true");
    }
    throw Problem.refusedField("gold", "must be true or false");
  }
}
