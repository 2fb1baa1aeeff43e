// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Problem;

/**
 * Where things stand in a record, as JSON pointers; what is not named stands under its own name.
 *
 * @param unwrap the place of a JSON object, or of a text that is one, in which all else stands
 * @param key where the key stands, or each field of it by name
 * @param timeFormat "epoch-millis" and its like, or a pattern of Java's; null: found out
 * @param slices where each slice stands, by name; null: an object "slices"
 */
record Mapping(
    JsonPointer unwrap,
    Map<String, JsonPointer> key,
    JsonPointer at,
    String timeFormat,
    JsonPointer score,
    JsonPointer type,
    JsonPointer value,
    JsonPointer id,
    JsonPointer model,
    JsonPointer weight,
    JsonPointer propensity,
    JsonPointer features,
    Map<String, JsonPointer> slices) {
  private static final String AT = "mapping.";
  static final String KEY = "key";

  /** As it is written in JSON. */
  record Written(
      String unwrap,
      JsonNode key,
      JsonNode at,
      String score,
      String type,
      String value,
      String id,
      String model,
      String weight,
      String propensity,
      String features,
      JsonNode slices) {
    /** Where the time stands, where its form is said too. */
    record At(String pointer, String format) {}
  }

  /** Reads one; 422 names what is no pointer or no format. */
  static Mapping of(Written given) {
    JsonNode at = given.at();
    boolean formatted = at != null && at.isObject();
    String format = formatted ? Json.read(at, Written.At.class).format() : null;
    if (!EventTimes.knows(format)) {
      throw Problem.refusedField(AT + "at.format", "is no time format: " + format);
    }
    return new Mapping(
        given.unwrap() == null ? null : pointer("unwrap", given.unwrap(), null),
        given.key() == null || given.key().isNull()
            ? Map.of()
            : given.key().isObject()
                ? pointers(KEY, given.key())
                : Map.of(KEY, pointer(KEY, given.key())),
        formatted
            ? pointer("at.pointer", Json.read(at, Written.At.class).pointer(), "at")
            : at == null || at.isNull() ? null : pointer("at", at),
        format,
        pointer("score", given.score(), "score"),
        pointer("type", given.type(), "type"),
        pointer("value", given.value(), "value"),
        pointer("id", given.id(), "id"),
        pointer("model", given.model(), "model"),
        pointer("weight", given.weight(), "weight"),
        pointer("propensity", given.propensity(), "propensity"),
        pointer("features", given.features(), "features"),
        given.slices() == null || given.slices().isNull()
            ? null
            : given.slices().isObject()
                ? pointers("slices", given.slices())
                : Map.of("", pointer("slices", given.slices())));
  }

  private static Map<String, JsonPointer> pointers(String field, JsonNode named) {
    Map<String, JsonPointer> pointers = new LinkedHashMap<>();
    named
        .fields()
        .forEachRemaining(
            one -> pointers.put(one.getKey(), pointer(field + "." + one.getKey(), one.getValue())));
    return pointers;
  }

  private static JsonPointer pointer(String field, JsonNode node) {
    if (!node.isTextual()) {
      throw Problem.refusedField(AT + field, "must be a JSON pointer such as /event/id: " + node);
    }
    return pointer(field, node.asText(), null);
  }

  private static JsonPointer pointer(String field, String text, String otherwise) {
    if (text == null) {
      return JsonPointer.empty().appendProperty(otherwise);
    }
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException none) {
      throw Problem.refusedField(AT + field, "must be a JSON pointer such as /event/id: " + text);
    }
  }
}
