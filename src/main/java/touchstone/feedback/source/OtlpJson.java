// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Consumer;
import touchstone.base.Json;

/**
 * Logs of OpenTelemetry in JSON: names in camel case, whole numbers of 64 bits as texts, ids in
 * hexadecimal. Unknown names are passed over, as the specification wants.
 */
final class OtlpJson {
  private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();
  private static final String VALUES = "values";
  private static final String ATTRIBUTES = "attributes";

  private OtlpJson() {}

  static void read(byte[] body, Consumer<OtlpLog> taker) {
    for (JsonNode of : Json.tree(body).path("resourceLogs")) {
      ObjectNode resource = object(of.path("resource").path(ATTRIBUTES));
      for (JsonNode scope : of.path("scopeLogs")) {
        for (JsonNode log : scope.path("logRecords")) {
          taker.accept(log(log, resource, scope.path("scope").path("name").asText("")));
        }
      }
    }
  }

  private static OtlpLog log(JsonNode log, ObjectNode resource, String scope) {
    return new OtlpLog(
        log.has("body") ? value(log.get("body")) : null,
        object(log.path(ATTRIBUTES)),
        resource,
        log.path("eventName").asText(""),
        scope,
        log.path("severityText").asText(""),
        log.path("traceId").asText("").toLowerCase(Locale.ROOT),
        log.path("spanId").asText("").toLowerCase(Locale.ROOT),
        whole(log.path("timeUnixNano")),
        whole(log.path("observedTimeUnixNano")));
  }

  private static long whole(JsonNode number) {
    try {
      return number.isTextual()
          ? Long.parseUnsignedLong(number.textValue())
          : number.bigIntegerValue().longValue();
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private static ObjectNode object(JsonNode pairs) {
    ObjectNode object = Json.object();
    pairs.forEach(pair -> object.set(pair.path("key").asText(), value(pair.path("value"))));
    return object;
  }

  private static JsonNode value(JsonNode of) {
    if (of.has("intValue")) {
      return NODES.numberNode(whole(of.get("intValue")));
    }
    if (of.has("kvlistValue")) {
      return object(of.get("kvlistValue").path(VALUES));
    }
    if (of.has("arrayValue")) {
      ArrayNode array = Json.array();
      of.get("arrayValue").path(VALUES).forEach(each -> array.add(value(each)));
      return array;
    }
    if (of.has("bytesValue")) {
      return NODES.textNode(bytes(of.get("bytesValue").asText()));
    }
    for (String plain : new String[] {"stringValue", "boolValue", "doubleValue"}) {
      if (of.has(plain)) {
        return of.get(plain);
      }
    }
    return NODES.nullNode();
  }

  private static String bytes(String base64) {
    try {
      return MessagePack.text(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException asItIs) {
      return base64;
    }
  }
}
