// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * One of 2 to 101 evenly spaced positions between two ends: {@code 3}.
 *
 * @param minTitle what the low end means, or null
 * @param maxTitle what the high end means, or null
 */
public record Scale(
    Head head, BigDecimal min, BigDecimal max, BigDecimal step, String minTitle, String maxTitle)
    implements Question {
  private static final int MOST = 101;

  /** All positions, from the low end to the high one. */
  public List<BigDecimal> positions() {
    int gaps = max.subtract(min).divide(step).intValueExact();
    return IntStream.rangeClosed(0, gaps)
        .mapToObj(gap -> min.add(step.multiply(BigDecimal.valueOf(gap))))
        .toList();
  }

  /** All positions as texts: what a condition names and a form posts. */
  @Override
  public Set<String> options() {
    Set<String> texts = new LinkedHashSet<>();
    positions().forEach(position -> texts.add(Decimal.text(position)));
    return Collections.unmodifiableSet(texts);
  }

  /** The digits, where each position is one. */
  @Override
  public Map<String, String> hotkeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String digit : options()) {
      if (!digit.matches("[0-9]")) {
        return Map.of();
      }
      keys.put(digit, digit);
    }
    return Collections.unmodifiableMap(keys);
  }

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
    String number = Decimal.words(answer);
    String end =
        check(answer) != null
            ? null
            : Decimal.of(answer).compareTo(min) == 0
                ? minTitle
                : Decimal.of(answer).compareTo(max) == 0 ? maxTitle : null;
    return end == null ? number : number + " (" + end + ")";
  }

  @Override
  public ObjectNode answerSchema() {
    ObjectNode schema = Json.object().put("type", "number");
    ArrayNode positions = schema.putArray("enum");
    positions().forEach(position -> positions.add(Decimal.json(position)));
    return schema;
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson();
    json.set("min", Decimal.json(min));
    json.set("max", Decimal.json(max));
    if (step.compareTo(BigDecimal.ONE) != 0) {
      json.set("step", Decimal.json(step));
    }
    if (minTitle != null) {
      json.put("minTitle", minTitle);
    }
    if (maxTitle != null) {
      json.put("maxTitle", maxTitle);
    }
    return json;
  }

  /** Reads scales. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "scale";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      BigDecimal min = fields.needed("min") == null ? null : Decimal.read(fields, "min");
      BigDecimal max = fields.needed("max") == null ? null : Decimal.read(fields, "max");
      BigDecimal step = fields.value("step") == null ? BigDecimal.ONE : Decimal.readStep(fields);
      if (min != null && max != null) {
        checkPositions(fields, min, max, step);
      }
      String minTitle = fields.optionalText("minTitle", 500);
      String maxTitle = fields.optionalText("maxTitle", 500);
      return fields.sound() ? new Scale(head, min, max, step, minTitle, maxTitle) : null;
    }

    private static void checkPositions(
        Fields fields, BigDecimal min, BigDecimal max, BigDecimal step) {
      BigDecimal length = max.subtract(min);
      if (length.signum() <= 0) {
        fields.place("max").fault("must be above min");
      } else if (step != null && !Decimal.divides(step, length)) {
        fields.place("step").fault("must lead from min to max in whole steps");
      } else if (step != null
          && length.compareTo(step.multiply(BigDecimal.valueOf(MOST - 1))) > 0) {
        fields.place("step").fault("makes more than " + MOST + " positions");
      }
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          """
          {"min":{"type":"number"},"max":{"type":"number"},
           "step":{"type":"number","exclusiveMinimum":0,"default":1},
           "minTitle":{"type":"string","maxLength":500},
           "maxTitle":{"type":"string","maxLength":500}}
          """,
          "min",
          "max");
    }
  }
}
