// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** The door for Amazon Data Firehose. */
@AppTest
class FirehoseDoorTest extends DoorContract {
  private static final String REQUEST = "ed4acda5-034f-9f42-bba1-f29aea6d7d8f";

  @Override
  protected String path() {
    return "/firehose";
  }

  @Override
  protected String contentType() {
    return "application/json";
  }

  @Override
  protected Map<String, String> headers() {
    return Map.of("X-Amz-Firehose-Request-Id", REQUEST);
  }

  @Override
  protected byte[] body(List<String> records) {
    return delivery(records.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  private static byte[] delivery(List<byte[]> records) {
    ObjectNode delivery = Json.object().put("requestId", REQUEST).put("timestamp", 1578090901599L);
    var list = delivery.putArray("records");
    for (byte[] record : records) {
      list.addObject().put("data", Base64.getEncoder().encodeToString(record));
    }
    return delivery.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void answered(HttpResponse<byte[]> answer) {
    assertEquals(200, answer.statusCode());
    assertTrue(shape(answer).path("errorMessage").isMissingNode());
  }

  @Override
  protected void refused(HttpResponse<byte[]> answer) {
    assertTrue(shape(answer).path("errorMessage").isTextual());
  }

  private static JsonNode shape(HttpResponse<byte[]> answer) {
    assertEquals("application/json", Senders.type(answer));
    JsonNode body = Senders.json(answer);
    assertEquals(REQUEST, body.path("requestId").asText());
    assertTrue(body.path("timestamp").isIntegralNumber());
    return body;
  }

  @Test
  void theAccessKeyIsTheToken() throws Exception {
    Senders to = Senders.toNewStream();
    Map<String, String> key = Map.of("Authorization", "", "X-Amz-Firehose-Access-Key", to.token());
    answered(
        to.post(path(), contentType(), body(List.of(event("a"))), Senders.both(headers(), key)));
    assertEquals(List.of(1, 0, 0), to.traffic());
  }

  @Test
  void eventsOfCloudWatchComeOutOfTheirPackages() throws Exception {
    Senders to = Senders.toNewStream();
    String watched =
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"shop\",\"logEvents\":["
            + "{\"id\":\"1\",\"timestamp\":1,\"message\":%s},{\"id\":\"2\",\"timestamp\":2,\"message\":%s}]}"
                .formatted(Json.write(event("a")), Json.write(event("b")));
    String control = "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"message\":\"up\"}]}";
    byte[] body =
        delivery(List.of(gzip(watched), gzip(control), (event("c") + event("d")).getBytes()));
    answered(to.post(path(), contentType(), body, headers()));
    answered(to.post(path(), contentType(), body, headers()));
    assertEquals(List.of(4, 4, 0), to.traffic());
  }

  @Test
  void whatIsNoDeliveryIsKept() throws Exception {
    Senders to = Senders.toNewStream();
    answered(to.post(path(), contentType(), "{\"records\":[".getBytes(), headers()));
    assertEquals(List.of(0, 0, 1), to.traffic());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
