// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** The door for diagnostic settings of Azure. */
@AppTest
class AzureDoorTest extends DoorContract {
  @Override
  protected String path() {
    return "/azure";
  }

  @Override
  protected String contentType() {
    return "application/json";
  }

  @Override
  protected byte[] body(List<String> records) {
    return ("{\"records\":[" + String.join(",", records) + "]}").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void answered(HttpResponse<byte[]> answer) {
    assertEquals(204, answer.statusCode());
  }

  @Test
  void whatStandsInThePropertiesIsTheRecord() throws Exception {
    Senders to = Senders.toNewStream();
    String line = Json.write(event("b"));
    byte[] body =
        body(
            List.of(
                "{\"time\":\"2026-11-01T10:05:00Z\",\"category\":\"AppLogs\",\"properties\":"
                    + event("a")
                    + "}",
                "{\"time\":\"2026-11-01T10:05:00Z\",\"properties\":{\"log\":" + line + "}}"));
    answered(to.post(path(), contentType(), body, Map.of()));
    assertEquals(List.of(2, 0, 0), to.traffic());
  }
}
