// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * A day of the calendar: {@code "2026-11-23"}.
 *
 * @param min the first day that is taken, or null
 * @param max the last day that is taken, or null
 */
public record DateQuestion(Head head, LocalDate min, LocalDate max) implements Question {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Reason RULE = Reason.of("guideline_misfit_day", "2026-11-23");

  @Override
  public Reason check(JsonNode answer) {
    LocalDate day = day(answer);
    if (day == null) {
      return RULE;
    }
    boolean early = min != null && day.isBefore(min);
    boolean late = max != null && day.isAfter(max);
    if ((early || late) && min != null && max != null) {
      return Reason.of("guideline_misfit_between", min.toString(), max.toString());
    }
    return early
        ? Reason.of("guideline_misfit_notBefore", min.toString())
        : late ? Reason.of("guideline_misfit_notAfter", max.toString()) : null;
  }

  /** The day that the text names, or null where it is none: the 30th of February is none. */
  private static LocalDate day(JsonNode json) {
    if (json == null || !json.isTextual() || !FORM.matcher(json.textValue()).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(json.textValue());
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    return answer;
  }

  @Override
  public JsonNode fromForm(List<String> values) {
    return Form.one(values, TextNode::valueOf);
  }

  @Override
  public String describe(JsonNode answer) {
    return Form.plain(answer);
  }

  @Override
  public ObjectNode answerSchema() {
    return Json.object().put("type", "string").put("format", "date");
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson();
    if (min != null) {
      json.put("min", min.toString());
    }
    if (max != null) {
      json.put("max", max.toString());
    }
    return json;
  }

  /** Reads questions for a date. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "date";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      LocalDate min = read(fields, "min");
      LocalDate max = read(fields, "max");
      if (min != null && max != null && max.isBefore(min)) {
        fields.place("max").fault("must not be before min");
      }
      return fields.sound() ? new DateQuestion(head, min, max) : null;
    }

    private static LocalDate read(Fields fields, String name) {
      JsonNode value = fields.value(name);
      LocalDate day = day(value);
      if (value != null && day == null) {
        fields.place(name).fault(RULE);
      }
      return day;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          """
          {"min":{"type":"string","format":"date"},"max":{"type":"string","format":"date"}}
          """);
    }
  }
}
