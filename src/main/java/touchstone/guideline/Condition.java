// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import touchstone.base.Json;

/**
 * When a question is asked: an earlier one was answered with one of the values (of a multi: with
 * any of them; of a scale: numbers, written as texts). In JSON: {@code {"sentiment":["neg"]}}.
 */
public record Condition(String question, Set<String> values) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  public Condition {
    values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  /** The condition written there, or null and faults. */
  static Condition read(JsonNode json, Place place) {
    if (!json.isObject() || json.size() != 1) {
      place.fault("must name one earlier question: {\"question\":[\"value\"]}");
      return null;
    }
    Map.Entry<String, JsonNode> only = json.properties().iterator().next();
    JsonNode listed = only.getValue();
    Place inside = place.field(only.getKey());
    if (!listed.isArray() || listed.isEmpty() || listed.size() > 200) {
      inside.fault("must be a list of 1 to 200");
      return null;
    }
    Set<String> values = new LinkedHashSet<>();
    boolean sound = true;
    for (int i = 0; i < listed.size(); i++) {
      if (!listed.get(i).isTextual()) {
        inside.index(i).fault("must be a text");
        sound = false;
      } else if (!values.add(listed.get(i).textValue())) {
        inside.index(i).fault("is there twice");
        sound = false;
      }
    }
    return sound ? new Condition(only.getKey(), values) : null;
  }

  /**
   * Faults where it names no earlier question with options, or no option of it.
   *
   * @param earlier the questions before this one by name, null where one could not be read
   */
  void check(Map<String, Question> earlier, Place place) {
    Place inside = place.field(question);
    if (!earlier.containsKey(question)) {
      inside.fault("must name an earlier question; known here: " + names(earlier.keySet()));
      return;
    }
    Question other = earlier.get(question);
    if (other == null) {
      return;
    }
    if (other.options().isEmpty()) {
      inside.fault("must name a question with options, not one of type " + other.type());
      return;
    }
    int index = 0;
    for (String value : values) {
      if (!other.options().contains(value)) {
        inside.index(index).fault("must be one of " + String.join(", ", other.options()));
      }
      index++;
    }
  }

  /** Whether this answer to the other question (null where there is none) fulfils it. */
  public boolean holds(JsonNode answer) {
    if (answer == null) {
      return false;
    }
    if (answer.isArray()) {
      for (JsonNode element : answer) {
        if (element.isTextual() && values.contains(element.textValue())) {
          return true;
        }
      }
      return false;
    }
    return answer.isNumber()
        ? values.stream().anyMatch(value -> sameNumber(value, answer.decimalValue()))
        : answer.isTextual() && values.contains(answer.textValue());
  }

  private static boolean sameNumber(String value, BigDecimal number) {
    return NUMBER.matcher(value).matches() && new BigDecimal(value).compareTo(number) == 0;
  }

  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.set(question, Json.toTree(values));
    return json;
  }

  /** The JSON Schema of answers that fulfil it, answers to the other question being of a type. */
  ObjectNode schema(String type) {
    boolean list = type.equals("array");
    ObjectNode among = Json.object();
    ArrayNode enumerated = among.putArray("enum");
    for (String value : values) {
      if (type.equals("number")) {
        enumerated.add(Json.tree(value));
      } else {
        enumerated.add(value);
      }
    }
    ObjectNode schema = Json.object();
    schema
        .putObject("properties")
        .set(
            question,
            list ? Json.object().put("type", "array").<ObjectNode>set("contains", among) : among);
    schema.putArray("required").add(question);
    return schema;
  }

  private static String names(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
