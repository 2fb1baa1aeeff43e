// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import touchstone.base.Json;

/** Logs of OpenTelemetry in protobuf. */
final class OtlpProtobuf {
  private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();

  private OtlpProtobuf() {}

  static void read(byte[] body, Consumer<OtlpLog> taker) throws InvalidProtocolBufferException {
    for (ResourceLogs of : ExportLogsServiceRequest.parseFrom(body).getResourceLogsList()) {
      ObjectNode resource = object(of.getResource().getAttributesList());
      for (ScopeLogs scope : of.getScopeLogsList()) {
        for (LogRecord log : scope.getLogRecordsList()) {
          taker.accept(log(log, resource, scope.getScope().getName()));
        }
      }
    }
  }

  private static OtlpLog log(LogRecord log, ObjectNode resource, String scope) {
    return new OtlpLog(
        log.hasBody() ? value(log.getBody()) : null,
        object(log.getAttributesList()),
        resource,
        log.getEventName(),
        scope,
        log.getSeverityText(),
        hex(log.getTraceId()),
        hex(log.getSpanId()),
        log.getTimeUnixNano(),
        log.getObservedTimeUnixNano());
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  private static ObjectNode object(List<KeyValue> pairs) {
    ObjectNode object = Json.object();
    pairs.forEach(pair -> object.set(pair.getKey(), value(pair.getValue())));
    return object;
  }

  private static JsonNode value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> NODES.textNode(value.getStringValue());
      case BOOL_VALUE -> NODES.booleanNode(value.getBoolValue());
      case INT_VALUE -> NODES.numberNode(value.getIntValue());
      case DOUBLE_VALUE -> number(value.getDoubleValue());
      case BYTES_VALUE -> NODES.textNode(MessagePack.text(value.getBytesValue().toByteArray()));
      case KVLIST_VALUE -> object(value.getKvlistValue().getValuesList());
      case ARRAY_VALUE -> {
        ArrayNode array = Json.array();
        value.getArrayValue().getValuesList().forEach(each -> array.add(value(each)));
        yield array;
      }
      case VALUE_NOT_SET -> NODES.nullNode();
    };
  }

  private static JsonNode number(double value) {
    return Double.isFinite(value)
        ? NODES.numberNode(BigDecimal.valueOf(value))
        : NODES.textNode(Double.toString(value));
  }
}
