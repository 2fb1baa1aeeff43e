// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;

/**
 * Reads records of one door by the stream's mapping: what each one means, or why it means nothing.
 */
final class Reading {
  /** An outcome of this type moves time on and says nothing else. */
  static final String HEARTBEAT = "heartbeat";

  private static final int LONGEST_KEY = 512;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SLICE = 200;
  private static final int MOST_SLICES = 32;
  private static final List<String> WRAPPERS =
      List.of("message", "log", "body", "MESSAGE", "jsonPayload", "properties");
  private static final List<String> TIMES =
      List.of("at", "@timestamp", "timestamp", "time", "date", "TimeGenerated");

  private final Mapping mapping;
  private final List<String> keyFields;
  private final Kind kind;
  private final Instant now;

  Reading(Mapping mapping, List<String> keyFields, Kind kind, Instant now) {
    this.mapping = mapping;
    this.keyFields = keyFields;
    this.kind = kind;
    this.now = now;
  }

  Event read(Received received) throws Unfit {
    if (received.record() == null) {
      throw new Unfit(received.fault());
    }
    JsonNode record = unwrapped(received.record());
    if (!record.isObject()) {
      throw new Unfit("is no JSON object");
    }
    String type = text(record, mapping.type(), "type", LONGEST_NAME);
    Instant at = time(record, received);
    boolean outcome = kind == Kind.OUTCOME || kind == null && type != null;
    if (outcome && HEARTBEAT.equals(type)) {
      return new Event.Heartbeat(at);
    }
    String key = key(record);
    return outcome ? happened(record, received, key, type, at) : predicted(record, key, at);
  }

  private Event happened(JsonNode record, Received received, String key, String type, Instant at)
      throws Unfit {
    if (type == null) {
      throw new Unfit("has no type of outcome");
    }
    String own = text(record, mapping.id(), "id", LONGEST_KEY);
    String id = own == null ? received.id() : own;
    Double amount = number(record, mapping.value(), "value");
    long content = Hashes.of(key, type, amount, at, own);
    UUID event = id == null ? new UUID(0, Hashes.of(key, type, amount, at)) : Hashes.uuid(id);
    return new Event.Happened(key, Hashes.uuid(key), event, content, type, amount, at);
  }

  private Event predicted(JsonNode record, String key, Instant at) throws Unfit {
    Double score = number(record, mapping.score(), "score");
    String model = text(record, mapping.model(), "model", LONGEST_NAME);
    Double weight = number(record, mapping.weight(), "weight");
    if (weight != null && !(weight > 0)) {
      throw new Unfit("weight must be above 0");
    }
    Double propensity = number(record, mapping.propensity(), "propensity");
    String slices = slices(record);
    JsonNode features = record.at(mapping.features());
    String text =
        features.isMissingNode() || features.isNull() ? null : Json.canonical(features).toString();
    if (text != null && !features.isObject()) {
      throw new Unfit("features must be an object");
    }
    storable(text);
    long content = Hashes.of(key, at, score, model, weight, propensity, slices, text);
    return new Event.Predicted(
        key,
        Hashes.uuid(key),
        content,
        at,
        score,
        model,
        weight == null ? 1 : weight,
        propensity,
        slices,
        text);
  }

  /** The object in which all else stands: where the mapping says, or where shippers wrap a line. */
  private JsonNode unwrapped(JsonNode record) throws Unfit {
    if (mapping.unwrap() != null) {
      return object(record.at(mapping.unwrap()));
    }
    if (!mapping.key().isEmpty() || record.has(keyFields.get(0))) {
      return record;
    }
    for (String wrapper : WRAPPERS) {
      JsonNode inner = record.get(wrapper);
      if (inner != null && (inner.isObject() || inner.asText().startsWith("{"))) {
        return withTime(object(inner), record);
      }
    }
    return record;
  }

  /** The inner object, with the shipper's time where it has none of its own. */
  private static JsonNode withTime(JsonNode inner, JsonNode record) {
    if (inner instanceof ObjectNode object && TIMES.stream().noneMatch(inner::has)) {
      TIMES.stream()
          .filter(record::has)
          .findFirst()
          .ifPresent(name -> object.set(name, record.get(name)));
    }
    return inner;
  }

  private static JsonNode object(JsonNode node) throws Unfit {
    if (!node.isTextual()) {
      return node;
    }
    try {
      return Json.tree(node.asText());
    } catch (Problem bad) {
      throw new Unfit("holds a text that is no JSON: " + bad.getMessage());
    }
  }

  private Instant time(JsonNode record, Received received) throws Unfit {
    if (mapping.at() != null) {
      JsonNode value = record.at(mapping.at());
      return missing(value) ? given(received) : EventTimes.read(value, mapping.timeFormat(), now);
    }
    for (String name : TIMES) {
      JsonNode value = record.get(name);
      if (value != null && !missing(value)) {
        return EventTimes.read(value, null, now);
      }
    }
    return given(received);
  }

  private static Instant given(Received received) {
    return received.at() == null
        ? null
        : received.at().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }

  private static boolean missing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** The key: one field as it is, several as a JSON array of them. */
  private String key(JsonNode record) throws Unfit {
    if (keyFields.size() == 1) {
      return scalar(keyFields.get(0), keyNode(record, keyFields.get(0)));
    }
    ArrayNode parts = Json.array();
    for (String field : keyFields) {
      parts.add(scalar(field, keyNode(record, field)));
    }
    String key = parts.toString();
    if (key.length() > LONGEST_KEY) {
      throw new Unfit("the key is longer than 512 characters");
    }
    return key;
  }

  private JsonNode keyNode(JsonNode record, String field) {
    JsonPointer pointer = mapping.key().get(field);
    if (pointer == null && keyFields.size() == 1) {
      pointer = mapping.key().get(Mapping.KEY);
    }
    return pointer == null ? record.path(field) : record.at(pointer);
  }

  private static String scalar(String field, JsonNode value) throws Unfit {
    if (missing(value) || value.isContainerNode() || value.asText().isBlank()) {
      throw new Unfit("has no key: " + field + " is missing or empty");
    }
    String text = storable(value.asText());
    if (text.length() > LONGEST_KEY) {
      throw new Unfit("the key is longer than 512 characters");
    }
    return text;
  }

  private static String text(JsonNode record, JsonPointer at, String name, int longest)
      throws Unfit {
    JsonNode value = record.at(at);
    if (missing(value) || value.asText().isEmpty() && !value.isContainerNode()) {
      return null;
    }
    if (value.isContainerNode() || value.asText().length() > longest) {
      throw new Unfit(name + " must be a text of at most " + longest + " characters");
    }
    return storable(value.asText());
  }

  private static Double number(JsonNode record, JsonPointer at, String name) throws Unfit {
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

  private String slices(JsonNode record) throws Unfit {
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
    slices.put(name, text.length() > LONGEST_SLICE ? text.substring(0, LONGEST_SLICE) : text);
  }

  /** The text, if a store can hold it. */
  private static String storable(String text) throws Unfit {
    if (text != null
        && (text.indexOf('\0') >= 0
            || text.contains("\\u0000")
            || !StandardCharsets.UTF_8.newEncoder().canEncode(text))) {
      throw new Unfit("holds a character that no text may hold (NUL or half a pair)");
    }
    return text;
  }
}
