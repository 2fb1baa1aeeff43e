// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusMock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.feedback.Received;

/** The door for Google Pub/Sub. */
@AppTest
class PubSubDoorTest extends DoorContract {
  private static final String PATH = "/ingest/s/pubsub";
  private static final String AUDIENCE = "https://labels.example.org/ingest/s/pubsub";
  private static final String EMAIL = "push@shop.iam.gserviceaccount.com";

  @Override
  protected String path() {
    return "/pubsub";
  }

  @Override
  protected String contentType() {
    return "application/json";
  }

  @Override
  protected byte[] body(List<String> records) {
    return push(String.join("\n", records));
  }

  private static byte[] push(String data) {
    String base64 = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    return ("{\"message\":{\"attributes\":{},\"data\":\""
            + base64
            + "\",\"messageId\":\"2070443601311540\","
            + "\"publishTime\":\"2026-11-01T10:06:00.5Z\"},\"subscription\":\"projects/p/subscriptions/s\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void answered(HttpResponse<byte[]> answer) {
    assertEquals(204, answer.statusCode());
  }

  private static Received read(byte[] body) throws IOException {
    List<Received> read = new ArrayList<>();
    new PubSubBody(read::add).read(body, null);
    assertEquals(1, read.size());
    return read.get(0);
  }

  private static String entry(String payload) {
    return "{\"logName\":\"projects/p/logs/shop\",\"insertId\":\"i1\",\"timestamp\":"
        + "\"2026-11-01T10:05:00Z\","
        + payload
        + "}";
  }

  @Test
  void thePayloadOfALogEntryIsTheRecord() throws IOException {
    String json = entry("\"jsonPayload\":" + event("a"));
    String text = entry("\"textPayload\":" + Json.write(event("a")));
    for (Received received : List.of(read(push(json)), read(push(text)))) {
      assertEquals("a", received.record().path("key").asText());
      assertEquals("2070443601311540", received.id());
      assertEquals(Instant.parse("2026-11-01T10:05:00Z"), received.at());
      assertEquals("projects/p/logs/shop", received.tag());
    }
  }

  @Test
  void whatIsNotWrappedIsTakenByItsOwnId() throws IOException {
    Received received = read(entry("\"jsonPayload\":" + event("a")).getBytes());
    assertEquals("i1@2026-11-01T10:05:00Z", received.id());
    assertEquals("a", received.record().path("key").asText());
    assertNull(read(event("b").getBytes()).id());
    assertEquals(Instant.parse("2026-11-01T10:06:00.5Z"), read(push(event("c"))).at());
  }

  @Test
  void onlyATokenOfGoogleForUsAndFromOursIsGood(@TempDir Path home) throws Exception {
    RsaJsonWebKey google = key("google");
    Path file = home.resolve("keys.json");
    Files.writeString(file, set(google));
    for (String keys : List.of(set(google), file.toString())) {
      PushTokens tokens = tokens(keys);
      assertEquals(PushTokens.ROLE, tokens.role(PATH, token(google, AUDIENCE, EMAIL, 10)));
      assertNull(tokens.role("/ingest/s", token(google, AUDIENCE, EMAIL, 10)));
      assertNull(tokens.role(PATH, token(google, AUDIENCE, EMAIL, -10)));
      assertNull(tokens.role(PATH, token(google, "https://other.example", EMAIL, 10)));
      assertNull(tokens.role(PATH, token(google, AUDIENCE, "eve@example.org", 10)));
      assertNull(tokens.role(PATH, token(key("google"), AUDIENCE, EMAIL, 10)));
      assertNull(tokens.role(PATH, "not.a.token"));
    }
    assertNull(tokens("").role(PATH, token(google, AUDIENCE, EMAIL, 10)));
  }

  @Test
  void googleMaySendWithItsOwnToken() throws Exception {
    RsaJsonWebKey google = key("google");
    QuarkusMock.installMockForType(tokens(set(google)), PushTokens.class);
    Senders to = Senders.toNewStream();
    Senders push = to.as(token(google, AUDIENCE, EMAIL, 10));
    answered(push.post(path(), contentType(), body(List.of(event("a"))), Map.of()));
    assertEquals(List.of(1, 0, 0), to.traffic());
    assertEquals(401, push.post("", contentType(), event("b").getBytes(), Map.of()).statusCode());
    var wrong = to.as(token(google, AUDIENCE, "eve@example.org", 10));
    assertEquals(
        401, wrong.post(path(), contentType(), body(List.of(event("c"))), Map.of()).statusCode());
  }

  private static PushTokens tokens(String keys) {
    return new PushTokens(
        Optional.of(keys).filter(text -> !text.isEmpty()),
        Optional.of(AUDIENCE),
        Optional.of(EMAIL));
  }

  private static RsaJsonWebKey key(String id) throws JoseException {
    RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId(id);
    return key;
  }

  private static String set(RsaJsonWebKey key) {
    return "{\"keys\":[" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}";
  }

  private static String token(RsaJsonWebKey key, String audience, String email, float minutes)
      throws JoseException {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://accounts.google.com");
    claims.setAudience(audience);
    claims.setExpirationTimeMinutesInTheFuture(minutes);
    claims.setClaim("email", email);
    claims.setClaim("email_verified", true);
    JsonWebSignature signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(key.getPrivateKey());
    signed.setKeyIdHeaderValue(key.getKeyId());
    signed.setAlgorithmHeaderValue("RS256");
    return signed.getCompactSerialization();
  }
}
