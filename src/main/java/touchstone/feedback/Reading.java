// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.join.LabelPolicy;

/**
 * Reads records of one door by the stream's mapping: what each one means, or why it means nothing.
 */
final class Reading {
  /** An outcome of this type moves time on and says nothing else. */
  static final String HEARTBEAT = "heartbeat";

  private static final List<String> WRAPPERS =
      List.of("message", "log", "body", "MESSAGE", "jsonPayload", "properties");
  private static final List<String> TIMES =
      List.of("at", "@timestamp", "timestamp", "time", "date", "TimeGenerated");

  private final Mapping mapping;
  private final LabelPolicy policy;
  private final List<String> keyFields;
  private final Kind kind;
  private final Instant now;

  Reading(Mapping mapping, LabelPolicy policy, Kind kind, Instant now) {
    this.mapping = mapping;
    this.policy = policy;
    this.keyFields = policy.key();
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
    String type = RecordFields.text(record, mapping.type(), "type", RecordFields.LONGEST_NAME);
    Instant at = time(record, received);
    boolean outcome = kind == Kind.OUTCOME || kind == null && type != null;
    if (outcome && HEARTBEAT.equals(type)) {
      return new Event.Heartbeat(happened(at, received));
    }
    String key = key(record);
    return outcome
        ? happened(record, received, key, type, at)
        : predicted(record, received, key, at);
  }

  private Event happened(JsonNode record, Received received, String key, String type, Instant at)
      throws Unfit {
    if (type == null) {
      throw new Unfit("has no type of outcome");
    }
    String own = RecordFields.text(record, mapping.id(), "id", RecordFields.LONGEST_KEY);
    String id = own == null ? received.id() : own;
    Double amount = amount(record, type);
    long content = Hashes.of(key, type, amount, at, own);
    UUID event = id == null ? new UUID(0, Hashes.of(key, type, amount, at)) : Hashes.uuid(id);
    return new Event.Happened(
        key, Hashes.uuid(key), event, content, type, amount, happened(at, received));
  }

  /** A value that is no number is none, unless the policy reads the label from it. */
  private Double amount(JsonNode record, String type) throws Unfit {
    try {
      return RecordFields.number(record, mapping.value(), "value");
    } catch (Unfit unfit) {
      if (policy.needsAmount(type)) {
        throw unfit;
      }
      return null;
    }
  }

  private Event predicted(JsonNode record, Received received, String key, Instant at) throws Unfit {
    Double score = RecordFields.number(record, mapping.score(), "score");
    String model = RecordFields.text(record, mapping.model(), "model", RecordFields.LONGEST_NAME);
    Double weight = RecordFields.number(record, mapping.weight(), "weight");
    if (weight != null && !(weight > 0)) {
      throw new Unfit("weight must be above 0");
    }
    Double propensity = RecordFields.number(record, mapping.propensity(), "propensity");
    String slices = RecordFields.slices(record, mapping);
    JsonNode features = record.at(mapping.features());
    String text =
        features.isMissingNode() || features.isNull() ? null : Json.canonical(features).toString();
    if (text != null && !features.isObject()) {
      throw new Unfit("features must be an object");
    }
    RecordFields.storable(text);
    long content = Hashes.of(key, at, score, model, weight, propensity, slices, text);
    return new Event.Predicted(
        key,
        Hashes.uuid(key),
        content,
        happened(at, received),
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
      return RecordFields.missing(value)
          ? given(received)
          : EventTimes.read(value, mapping.timeFormat(), now);
    }
    for (String name : TIMES) {
      JsonNode value = record.get(name);
      if (value != null && !RecordFields.missing(value)) {
        return EventTimes.read(value, null, now);
      }
    }
    return given(received);
  }

  /**
   * The time of the record, else when it was received first; the hashes leave that out, so that the
   * same record is the same however often it was received.
   */
  private static Instant happened(Instant at, Received received) {
    return at == null ? received.since() : at;
  }

  private static Instant given(Received received) {
    return received.at() == null
        ? null
        : received.at().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }

  /** The key: one field as it is, several as a JSON array of them. */
  private String key(JsonNode record) throws Unfit {
    if (keyFields.size() == 1) {
      return RecordFields.scalar(keyFields.get(0), keyNode(record, keyFields.get(0)));
    }
    ArrayNode parts = Json.array();
    for (String field : keyFields) {
      parts.add(RecordFields.scalar(field, keyNode(record, field)));
    }
    String key = parts.toString();
    if (key.length() > RecordFields.LONGEST_KEY) {
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
}
