// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * How likely the rater holds the answer to be right, 0 to 1: {@code 0.75}. People choose one of a
 * few levels; a program may name any number.
 *
 * @param given the levels, or null for three of the page's own
 */
public record Confidence(Head head, List<Level> given) implements Question {
  private static final List<Level> USUAL = List.of(level("0.5"), level("0.75"), level("0.95"));

  /**
   * A degree of confidence that is offered.
   *
   * @param title null where the page has words of its own
   */
  public record Level(BigDecimal value, String title) {
    public String text() {
      return Decimal.text(value);
    }

    private static Level read(JsonNode json, Place place, Set<BigDecimal> values) {
      Fields fields = Fields.of(json, place);
      BigDecimal value = fields.needed("value") == null ? null : Decimal.read(fields, "value");
      if (value != null && outside(value)) {
        fields.place("value").fault("must be 0 to 1");
      } else if (value != null && !values.add(value)) {
        fields.place("value").fault("is taken by an earlier level");
      }
      String title = fields.text("title", 500);
      return fields.sound() ? new Level(value, title) : null;
    }
  }

  private static Level level(String value) {
    return new Level(new BigDecimal(value), null);
  }

  private static boolean outside(BigDecimal number) {
    return number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0;
  }

  public List<Level> levels() {
    return given == null ? USUAL : given;
  }

  @Override
  public Map<String, String> hotkeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Level level : levels()) {
      if (keys.size() < 9) {
        keys.put(String.valueOf(keys.size() + 1), level.text());
      }
    }
    return Collections.unmodifiableMap(keys);
  }

  @Override
  public Reason check(JsonNode answer) {
    Reason fault = Decimal.fault(answer);
    return fault != null
        ? fault
        : outside(Decimal.of(answer)) ? Reason.of("guideline_misfit_between", "0", "1") : null;
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
    return levels().stream()
        .filter(level -> level.title() != null && level.text().equals(number))
        .map(level -> level.title() + " (" + number + ")")
        .findFirst()
        .orElse(number);
  }

  @Override
  public ObjectNode answerSchema() {
    return Json.object().put("type", "number").put("minimum", 0).put("maximum", 1);
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson();
    if (given != null) {
      ArrayNode levels = json.putArray("levels");
      given.forEach(
          level ->
              levels
                  .addObject()
                  .put("title", level.title())
                  .set("value", Decimal.json(level.value())));
    }
    return json;
  }

  /** Reads questions for confidence. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "confidence";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Set<BigDecimal> values = new HashSet<>();
      List<Level> levels =
          fields.value("levels") == null
              ? null
              : fields.list("levels", 2, 10, (each, at) -> Level.read(each, at, values));
      return fields.sound() ? new Confidence(head, levels) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          """
          {"levels":{"type":"array","minItems":2,"maxItems":10,"items":
           {"type":"object","additionalProperties":false,"required":["value","title"],"properties":{
            "value":{"type":"number","minimum":0,"maximum":1},
            "title":{"type":"string","pattern":"\\\\S","maxLength":500}}}}}
          """);
    }
  }
}
