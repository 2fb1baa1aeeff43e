// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.feedback.Received;

/** The door for OpenTelemetry, in JSON. */
@AppTest
class OtlpJsonTest extends DoorContract {
  @Override
  protected String path() {
    return "/v1/logs";
  }

  @Override
  protected String contentType() {
    return "application/json";
  }

  @Override
  protected byte[] body(List<String> records) {
    return records.stream()
        .map(record -> "{\"body\":{\"stringValue\":" + Json.write(record) + "}}")
        .collect(
            Collectors.joining(
                ",", "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[", "]}]}]}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void answered(HttpResponse<byte[]> answer) {
    assertEquals(200, answer.statusCode());
    assertEquals("application/json", Senders.type(answer));
  }

  @Test
  void everyValueIsReadAndTheBodyComesFirst() {
    String log =
        "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
            + "{\"stringValue\":\"shop\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":"
            + "\"1793527500000000001\",\"severityText\":\"INFO\",\"traceId\":\"5B8EFF\",\"body\":"
            + "{\"kvlistValue\":{\"values\":[{\"key\":\"key\",\"value\":{\"stringValue\":\"a\"}}]}},"
            + "\"attributes\":[{\"key\":\"key\",\"value\":{\"stringValue\":\"other\"}},"
            + "{\"key\":\"n\",\"value\":{\"intValue\":\"7\"}},{\"key\":\"d\",\"value\":{\"doubleValue\":0.5}},"
            + "{\"key\":\"l\",\"value\":{\"arrayValue\":{\"values\":[{\"boolValue\":true}]}}},"
            + "{\"key\":\"b\",\"value\":{\"bytesValue\":\"YWI=\"}}]}]}]}]}";
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    List<Received> read = new ArrayList<>();
    OtlpBody.of(bytes, null).read(bytes, read::add);
    assertEquals(
        "{\"key\":\"a\",\"n\":7,\"d\":0.5,\"l\":[true],\"b\":\"ab\",\"severity\":\"INFO\","
            + "\"traceId\":\"5b8eff\",\"resource\":{\"service.name\":\"shop\"}}",
        read.get(0).record().toString());
    assertEquals(Instant.parse("2026-11-01T10:05:00.000000001Z"), read.get(0).at());
    assertEquals("shop", read.get(0).tag());
  }
}
