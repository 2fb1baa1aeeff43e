// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * An exact number: {@code 2.5}.
 *
 * @param min null where nothing bounds it below
 * @param max null where nothing bounds it above
 * @param step the grid, counted from min, else from 0; null where any number fits
 * @param unit such as kg, or null
 */
public record NumberQuestion(
    Head head, BigDecimal min, BigDecimal max, BigDecimal step, String unit) implements Question {

  @Override
  public Reason check(JsonNode answer) {
    Reason fault = Decimal.fault(answer);
    return fault == null ? Decimal.misfit(Decimal.of(answer), min, max, step) : fault;
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    return Decimal.json(Decimal.of(answer));
  }

  @Override
  public JsonNode fromForm(List<String> values) {
    return Decimal.fromForm(values);
  }

  @Override
  public String describe(JsonNode answer) {
    return Decimal.words(answer) + (unit == null ? "" : " " + unit);
  }

  /** A step that starts from no multiple of itself cannot be said in JSON Schema: left out. */
  @Override
  public ObjectNode answerSchema() {
    ObjectNode schema = Json.object().put("type", "number");
    bounds(schema, "minimum", "maximum");
    if (step != null && (min == null || Decimal.divides(step, min))) {
      schema.set("multipleOf", Decimal.json(step));
    }
    return schema;
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson();
    bounds(json, "min", "max");
    if (step != null) {
      json.set("step", Decimal.json(step));
    }
    if (unit != null) {
      json.put("unit", unit);
    }
    return json;
  }

  private void bounds(ObjectNode json, String least, String most) {
    if (min != null) {
      json.set(least, Decimal.json(min));
    }
    if (max != null) {
      json.set(most, Decimal.json(max));
    }
  }

  /** Reads number questions. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "number";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      BigDecimal min = Decimal.read(fields, "min");
      BigDecimal max = Decimal.read(fields, "max");
      BigDecimal step = Decimal.readStep(fields);
      if (min != null && max != null && max.compareTo(min) <= 0) {
        fields.place("max").fault("must be above min");
      }
      String unit = fields.optionalText("unit", 50);
      return fields.sound() ? new NumberQuestion(head, min, max, step, unit) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          """
          {"min":{"type":"number"},"max":{"type":"number"},
           "step":{"type":"number","exclusiveMinimum":0},
           "unit":{"type":"string","maxLength":50}}
          """);
    }
  }
}
