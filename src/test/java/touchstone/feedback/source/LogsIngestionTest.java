// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import touchstone.app.AppTest;

/** The door that looks like the Logs Ingestion API of Azure Monitor. */
@AppTest
class LogsIngestionTest extends DoorContract {
  @Override
  protected String path() {
    return "/dataCollectionRules/dcr-000a00a0/streams/Custom-Clicks?api-version=2023-01-01";
  }

  @Override
  protected String contentType() {
    return "application/json";
  }

  @Override
  protected byte[] body(List<String> records) {
    return ("[" + String.join(",", records) + "]").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void answered(HttpResponse<byte[]> answer) {
    assertEquals(204, answer.statusCode());
  }
}
