// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import touchstone.feedback.FullInbox;

/**
 * What holds at every door over HTTP, whatever it reads: one bad record never harms the others, the
 * same again adds nothing, and a refusal is one that the sender tries again after.
 */
abstract class DoorContract {
  /** A key that no other test uses is put in the place of each record. */
  protected static String event(String key) {
    return "{\"key\":\"%s\",\"type\":\"click\",\"at\":\"2026-11-01T10:05:00Z\"}".formatted(key);
  }

  /** What no store and no parser takes for a record. */
  protected static final String BROKEN = "{\"key\":\"x\",\"type\":}";

  /** Where the door is, behind the stream's address. */
  protected abstract String path();

  protected abstract String contentType();

  /** A body as the sender would write it, of these texts in order. */
  protected abstract byte[] body(List<String> records) throws IOException;

  /** Headers that the sender adds. */
  protected Map<String, String> headers() {
    return Map.of();
  }

  /** Whether the door's own answer to what was taken is right. */
  protected abstract void answered(HttpResponse<byte[]> answer);

  /** Whether a refusal has the shape that the sender reads. */
  protected void refused(HttpResponse<byte[]> answer) {
    assertEquals("application/problem+json", Senders.type(answer));
  }

  private HttpResponse<byte[]> send(Senders to, byte[] body, Map<String, String> more)
      throws Exception {
    return to.post(path(), contentType(), body, Senders.both(headers(), more));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  @Test
  void recordsAreTakenPlainAndPacked() throws Exception {
    Senders to = Senders.toNewStream();
    answered(send(to, body(List.of(event("a"), event("b"))), Map.of()));
    answered(send(to, gzip(body(List.of(event("c")))), Map.of("Content-Encoding", "gzip")));
    answered(
        send(to, Zstd.compress(body(List.of(event("d")))), Map.of("Content-Encoding", "zstd")));
    assertEquals(List.of(4, 0, 0), to.traffic());
  }

  @Test
  void aBodyWithoutALengthIsTaken() throws Exception {
    Senders to = Senders.toNewStream();
    byte[] body = body(List.of(event("a")));
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    answered(to.post(path(), contentType(), chunked, headers()));
    assertEquals(List.of(1, 0, 0), to.traffic());
  }

  @Test
  void aBrokenRecordIsSetAsideAlone() throws Exception {
    Senders to = Senders.toNewStream();
    answered(send(to, body(List.of(event("a"), BROKEN, event("b"))), Map.of()));
    assertEquals(List.of(2, 0, 1), to.traffic());
    List<JsonNode> kept = to.quarantine();
    assertEquals(1, kept.size());
    assertTrue(kept.get(0).get("record").asText().contains(":}"), kept::toString);
  }

  @Test
  void theSameAgainAddsNothing() throws Exception {
    Senders to = Senders.toNewStream();
    byte[] body = body(List.of(event("a"), event("b")));
    answered(send(to, body, Map.of()));
    answered(send(to, body, Map.of()));
    assertEquals(List.of(2, 2, 0), to.traffic());
  }

  @Test
  void aWrongTokenIsRefusedAndNothingHandedIn() throws Exception {
    Senders to = Senders.toNewStream();
    HttpResponse<byte[]> answer =
        to.as("tst_nobody_has_this")
            .post(path(), contentType(), body(List.of(event("a"))), headers());
    assertEquals(401, answer.statusCode());
    refused(answer);
    assertEquals(List.of(0, 0, 0), to.traffic());
  }

  @Test
  void aTokenOfAnotherStreamIsRefused() throws Exception {
    Senders to = Senders.toNewStream();
    HttpResponse<byte[]> answer =
        send(to.as(Senders.toNewStream().token()), body(List.of(event("a"))), Map.of());
    assertEquals(403, answer.statusCode());
    refused(answer);
    assertEquals(List.of(0, 0, 0), to.traffic());
  }

  @Test
  void anUnknownStreamIsNotThere() throws Exception {
    HttpResponse<byte[]> answer =
        Senders.toNoStream().post(path(), contentType(), body(List.of(event("a"))), headers());
    assertEquals(404, answer.statusCode());
    refused(answer);
  }

  @Test
  void overloadIsWhatEverySenderTriesAgainAfter() throws Exception {
    Senders to = Senders.toNewStream();
    HttpResponse<byte[]> answer =
        FullInbox.during(() -> send(to, body(List.of(event("a"))), Map.of()));
    assertEquals(503, answer.statusCode());
    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    refused(answer);
    answered(send(to, body(List.of(event("a"))), Map.of()));
    assertEquals(List.of(1, 0, 0), to.traffic());
  }

  @Test
  void aBombIsTooLarge() throws Exception {
    Senders to = Senders.toNewStream();
    byte[] bomb = gzip(new byte[40_000_000]);
    HttpResponse<byte[]> answer = send(to, bomb, Map.of("Content-Encoding", "gzip"));
    assertEquals(413, answer.statusCode());
    refused(answer);
  }
}
