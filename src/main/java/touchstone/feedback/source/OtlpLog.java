// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import touchstone.base.Json;
import touchstone.feedback.Received;

/**
 * One log record of OpenTelemetry, whichever encoding it came in, and how it becomes a record: the
 * fields of its body where that is an object or a text that holds one, then its attributes, then
 * what else is known of it. What was written first wins: a collector's attribute of the same name
 * does not replace a field of the event itself.
 *
 * @param body null for none
 * @param nanos when it happened, in nanoseconds since 1970; 0 for unknown
 * @param observedNanos when it was seen
 */
record OtlpLog(
    JsonNode body,
    ObjectNode attributes,
    ObjectNode resource,
    String eventName,
    String scope,
    String severity,
    String traceId,
    String spanId,
    long nanos,
    long observedNanos) {
  private static final long NANOS = 1_000_000_000L;

  Received received() {
    ObjectNode record = Json.object();
    JsonNode event = body != null && body.isTextual() ? Records.object(body.textValue()) : body;
    if (event != null && event.isObject()) {
      record.setAll((ObjectNode) event);
    } else if (body != null && !body.isNull()) {
      record.set("body", body);
    }
    attributes.fields().forEachRemaining(field -> add(record, field.getKey(), field.getValue()));
    add(record, "severity", text(severity));
    add(record, "traceId", text(traceId));
    add(record, "spanId", text(spanId));
    add(record, "resource", resource.isEmpty() ? null : resource);
    return Records.of(record).with(null, at(), tag());
  }

  private static JsonNode text(String value) {
    return value.isEmpty() ? null : Json.mapper().getNodeFactory().textNode(value);
  }

  private static void add(ObjectNode record, String name, JsonNode value) {
    if (value != null && !record.has(name)) {
      record.set(name, value);
    }
  }

  private Instant at() {
    long known = nanos == 0 ? observedNanos : nanos;
    return known == 0
        ? null
        : Instant.ofEpochSecond(
            Long.divideUnsigned(known, NANOS), Long.remainderUnsigned(known, NANOS));
  }

  private String tag() {
    String named = eventName.isEmpty() ? scope : eventName;
    String service = resource.path("service.name").asText("");
    String tag = named.isEmpty() ? service : named;
    return tag.isEmpty() ? null : tag;
  }
}
