// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * Any of several options: {@code ["a","b"]}. The order says nothing and an option named twice
 * counts once.
 *
 * @param min the fewest options, or null for 1; with 0 the empty list is an answer: none of them
 * @param max the most options, or null for all
 */
public record Multi(Head head, Options offered, Integer min, Integer max) implements Question {

  @Override
  public Set<String> options() {
    return offered.values();
  }

  @Override
  public Map<String, String> hotkeys() {
    return offered.hotkeys();
  }

  /** The fewest options of an answer. */
  public int least() {
    return min == null ? 1 : min;
  }

  /** The most options of an answer. */
  public int most() {
    return max == null ? offered.all().size() : max;
  }

  @Override
  public Reason check(JsonNode answer) {
    if (answer == null || !answer.isArray()) {
      return Reason.of("guideline_misfit_listOf", offered.words());
    }
    Set<String> chosen = new HashSet<>();
    for (JsonNode each : answer) {
      if (offered.find(each) == null) {
        return Reason.of("guideline_misfit_only", offered.words());
      }
      chosen.add(each.textValue());
    }
    if (chosen.size() < least()) {
      return Reason.of("guideline_misfit_atLeast", least());
    }
    return chosen.size() > most() ? Reason.of("guideline_misfit_atMost", most()) : null;
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    Set<String> chosen = new HashSet<>();
    answer.forEach(each -> chosen.add(each.textValue()));
    ArrayNode ordered = Json.array();
    for (Option option : offered.all()) {
      if (chosen.contains(option.value())) {
        ordered.add(option.value());
      }
    }
    return ordered;
  }

  /**
   * Blank values are passed over. Where none of the options is an answer (min 0), a hidden field
   * that posts a blank tells "none of them" from "not asked".
   */
  @Override
  public JsonNode fromForm(List<String> values) {
    ArrayNode filled = Json.array();
    values.stream().filter(value -> !value.isBlank()).forEach(filled::add);
    return filled.isEmpty() && (values.isEmpty() || least() > 0) ? null : filled;
  }

  @Override
  public String describe(JsonNode answer) {
    if (answer == null || !answer.isArray()) {
      return Form.plain(answer);
    }
    return answer.isEmpty()
        ? "none"
        : StreamSupport.stream(answer.spliterator(), false)
            .map(offered::title)
            .collect(Collectors.joining(", "));
  }

  @Override
  public ObjectNode answerSchema() {
    ObjectNode schema = Json.object().put("type", "array");
    schema.put("uniqueItems", true).put("minItems", least()).put("maxItems", most());
    schema.putObject("items").put("type", "string").set("enum", offered.valuesJson());
    return schema;
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson().set("options", offered.toJson());
    if (min != null) {
      json.put("min", min);
    }
    if (max != null) {
      json.put("max", max);
    }
    return json;
  }

  /** Reads multis. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "multi";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Options options = Options.read(fields);
      int many = options.all().isEmpty() ? 200 : json.path("options").size();
      Integer min = fields.whole("min", 0, many);
      Integer max = fields.whole("max", 1, many);
      if (max != null && max < (min == null ? 1 : min)) {
        fields.place("max").fault("must be at least min");
      }
      return fields.sound() ? new Multi(head, options, min, max) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          """
          {"options":%s,
           "min":{"type":"integer","minimum":0,"maximum":200,"default":1},
           "max":{"type":"integer","minimum":1,"maximum":200}}
          """
              .formatted(Options.SCHEMA),
          "options");
    }
  }
}
