// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Json;

/**
 * The fields of a record, each held to what a store can keep; {@link Unfit} says which does not
 * fit.
 */
final class RecordFields {
  static final int LONGEST_KEY = 512;
  static final int LONGEST_NAME = 100;
  private static final int LONGEST_SLICE = 200;
  private static final int MOST_SLICES = 32;

  private RecordFields() {}

  static boolean missing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  static String scalar(String field, JsonNode value) throws Unfit {
    if (missing(value) || value.isContainerNode() || value.asText().isBlank()) {
      throw new Unfit("has no key: " + field + " is missing or empty");
    }
    String text = storable(value.asText());
    if (text.length() > LONGEST_KEY) {
      throw new Unfit("the key is longer than 512 characters");
    }
    return text;
  }

  static String text(JsonNode record, JsonPointer at, String name, int longest) throws Unfit {
    JsonNode value = record.at(at);
    if (missing(value) || value.asText().isEmpty() && !value.isContainerNode()) {
      return null;
    }
    if (value.isContainerNode() || value.asText().length() > longest) {
      throw new Unfit(name + " must be a text of at most " + longest + " characters");
    }
    return storable(value.asText());
  }

  static Double number(JsonNode record, JsonPointer at, String name) throws Unfit {
    JsonNode value = record.at(at);
    if (missing(value)) {
      return null;
    }
    try {
      double number =
          value.isBoolean() ? (value.asBoolean() ? 1 : 0) : Double.parseDouble(value.asText());
      if (!value.isContainerNode() && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw new Unfit(name + " is no number: " + value);
  }

  static String slices(JsonNode record, Mapping mapping) throws Unfit {
    Map<String, String> slices = new TreeMap<>();
    if (mapping.slices() == null || mapping.slices().containsKey("")) {
      JsonNode object =
          mapping.slices() == null ? record.path("slices") : record.at(mapping.slices().get(""));
      if (!missing(object) && !object.isObject()) {
        throw new Unfit("slices must be an object");
      }
      for (Map.Entry<String, JsonNode> one : object.properties()) {
        put(slices, one.getKey(), one.getValue());
      }
    } else {
      for (Map.Entry<String, JsonPointer> one : mapping.slices().entrySet()) {
        put(slices, one.getKey(), record.at(one.getValue()));
      }
    }
    return slices.isEmpty() ? "{}" : storable(Json.write(slices));
  }

  private static void put(Map<String, String> slices, String name, JsonNode value) throws Unfit {
    if (missing(value) || value.asText().isEmpty() && !value.isContainerNode()) {
      return;
    }
    if (value.isContainerNode() || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new Unfit(
          "slice " + name + " must be a name of up to 100 characters and a plain value");
    }
    if (slices.size() == MOST_SLICES) {
      throw new Unfit("has more than 32 slices");
    }
    String text = value.asText();
    slices.put(name, cut(text));
  }

  /** The text up to the longest that is told apart, never half a pair. */
  private static String cut(String text) {
    if (text.length() <= LONGEST_SLICE) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(LONGEST_SLICE - 1));
    return text.substring(0, half ? LONGEST_SLICE - 1 : LONGEST_SLICE);
  }

  /** The text, if a store can hold it. */
  static String storable(String text) throws Unfit {
    if (text != null
        && (text.indexOf('\0') >= 0
            || text.contains("\\u0000")
            || !StandardCharsets.UTF_8.newEncoder().canEncode(text))) {
      throw new Unfit("holds a character that no text may hold (NUL or half a pair)");
    }
    return text;
  }
}
