// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** The door for JSON in every way that it is strung together. */
@AppTest
class PlainDoorTest extends DoorContract {
  @Override
  protected String path() {
    return "";
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
    assertEquals(200, answer.statusCode());
    assertEquals("application/json", Senders.type(answer));
  }

  @Test
  void theAnswerCounts() throws Exception {
    Senders to = Senders.toNewStream();
    byte[] body = (event("a") + "\n" + event("a") + "\n" + BROKEN + "\n").getBytes();
    assertEquals(
        "{\"accepted\":1,\"duplicates\":1,\"quarantined\":1}",
        new String(to.post("", "text/plain", body, Map.of()).body()));
  }

  @Test
  void everyWayToShowATokenIsTaken() throws Exception {
    Senders to = Senders.toNewStream();
    int n = 0;
    for (String value :
        List.of(
            "Bearer " + to.token(),
            "bearer " + to.token(),
            "Basic " + base64("anybody:" + to.token()),
            "Basic " + base64(to.token() + ":"),
            "ApiKey " + base64("id:" + to.token()),
            "ApiKey " + base64(to.token()),
            "ApiKey " + to.token())) {
      byte[] body = event("k" + n++).getBytes();
      assertEquals(
          200,
          to.post("", contentType(), body, Map.of("Authorization", value)).statusCode(),
          value);
    }
    assertEquals(List.of(n, 0, 0), to.traffic());
    given()
        .header("Authorization", "Basic " + base64("x:" + Api.ADMIN))
        .get("/api/v1/streams")
        .then()
        .statusCode(401);
  }

  @Test
  void whoWaitsToBeAskedForAPasswordIsAsked() throws Exception {
    Senders to = Senders.toNewStream();
    HttpClient client =
        HttpClient.newBuilder()
            .authenticator(
                new Authenticator() {
                  @Override
                  protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("shipper", to.token().toCharArray());
                  }
                })
            .build();
    for (String path : List.of("", "/_bulk")) {
      String body = path.isEmpty() ? event("a") : "{\"index\":{}}\n" + event("b") + "\n";
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(to.address() + path))
              .POST(BodyPublishers.ofString(body))
              .build();
      assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode(), path);
    }
    assertEquals(List.of(2, 0, 0), to.traffic());
  }

  @Test
  void aPutAndATagInTheAddressAreTaken() throws Exception {
    Senders to = Senders.toNewStream();
    for (String path : List.of("", "/", "/tag/app.clicks")) {
      var body = BodyPublishers.ofString(event("k" + path));
      assertEquals(200, to.request("PUT", path, body, Map.of()).statusCode(), path);
    }
    assertEquals(List.of(3, 0, 0), to.traffic());
  }

  @Test
  void whateverTypeIsNamedTheBodyIsLookedAt() throws Exception {
    Senders to = Senders.toNewStream();
    int n = 0;
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/gelf",
            "application/x-ndjson; charset=utf-8")) {
      byte[] body = event("k" + n++).getBytes();
      assertEquals(200, to.post("", type, body, Map.of()).statusCode(), type);
    }
    assertEquals(List.of(n, 0, 0), to.traffic());
  }

  @Test
  void messagePackIsTakenWhereItIsNamed() throws Exception {
    Senders to = Senders.toNewStream();
    try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
      out.packArrayHeader(2).packDouble(1_793_527_500.25);
      out.packMapHeader(2).packString("key").packString("a").packString("type").packString("click");
      out.packArrayHeader(2).packLong(1_793_527_500).packString("no record");
      byte[] body = out.toByteArray();
      assertEquals(200, to.post("", "application/msgpack", body, Map.of()).statusCode());
    }
    assertEquals(List.of(1, 0, 1), to.traffic());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
