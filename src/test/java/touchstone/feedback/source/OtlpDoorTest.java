// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;

/** The door for OpenTelemetry, in protobuf. */
@AppTest
class OtlpDoorTest extends DoorContract {
  private static final String PROTOBUF = "application/x-protobuf";

  @Override
  protected String path() {
    return "/v1/logs";
  }

  @Override
  protected String contentType() {
    return PROTOBUF;
  }

  @Override
  protected byte[] body(List<String> records) {
    var request = ExportLogsServiceRequest.newBuilder();
    var scope = request.addResourceLogsBuilder().addScopeLogsBuilder();
    for (String record : records) {
      scope.addLogRecords(
          LogRecord.newBuilder().setBody(AnyValue.newBuilder().setStringValue(record)));
    }
    return request.build().toByteArray();
  }

  @Override
  protected void answered(HttpResponse<byte[]> answer) {
    assertEquals(200, answer.statusCode());
    assertEquals(PROTOBUF, Senders.type(answer));
  }

  @Test
  void whatIsNoProtobufIsKeptAndTold() throws Exception {
    Senders to = Senders.toNewStream();
    var answer = to.post(path(), PROTOBUF, new byte[] {10, 100, 1, 2}, Map.of());
    answered(answer);
    String words =
        ExportLogsServiceResponse.parseFrom(answer.body()).getPartialSuccess().getErrorMessage();
    assertTrue(words.startsWith("1 could not be read"), words);
    assertEquals("CmQBAg==", to.quarantine().get(0).get("record").asText());
  }
}
