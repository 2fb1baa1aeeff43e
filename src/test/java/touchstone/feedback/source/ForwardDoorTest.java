// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.feedback.FullInbox;

/** The door for the forward protocol, spoken to byte by byte. */
@AppTest
class ForwardDoorTest {
  private static final long SECONDS = Instant.parse("2026-11-01T10:05:00Z").getEpochSecond();

  private static String key(Senders to) {
    return Arc.container()
        .instance(Sql.class)
        .get()
        .first(
            row -> row.getString("forward_key"),
            "SELECT forward_key FROM stream WHERE slug = ?",
            to.slug())
        .orElseThrow();
  }

  private static ForwardClient known(Senders to) throws Exception {
    ForwardClient client = ForwardClient.open();
    assertTrue(client.greet(key(to)));
    return client;
  }

  /** Events with the time in Fluentd's own type. */
  private static byte[] events(String... keys) throws IOException {
    try (MessageBufferPacker to = MessagePack.newDefaultBufferPacker()) {
      for (String key : keys) {
        to.packArrayHeader(2);
        to.packExtensionTypeHeader((byte) 0, 8).addPayload(time());
        record(to, key);
      }
      return to.toByteArray();
    }
  }

  private static byte[] time() {
    return java.nio.ByteBuffer.allocate(8).putInt((int) SECONDS).putInt(5).array();
  }

  private static void record(MessageBufferPacker to, String key) throws IOException {
    to.packMapHeader(2).packString("key").packString(key);
    to.packString("type").packString("click");
  }

  private static byte[] packed(byte[] events, boolean asText, String chunk, boolean compressed)
      throws IOException {
    try (MessageBufferPacker to = MessagePack.newDefaultBufferPacker()) {
      to.packArrayHeader(3).packString("app.clicks");
      if (asText) {
        to.packRawStringHeader(events.length);
      } else {
        to.packBinaryHeader(events.length);
      }
      to.writePayload(events);
      to.packMapHeader(compressed ? 2 : 1).packString("chunk").packString(chunk);
      if (compressed) {
        to.packString("compressed").packString("gzip");
      }
      return to.toByteArray();
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  @Test
  void packedEventsAreAcknowledgedAndTheSameChunkAddsNothing() throws Exception {
    Senders to = Senders.toNewStream();
    try (ForwardClient client = known(to)) {
      client.send(packed(events("a", "b"), true, "c1", false));
      assertEquals("c1", client.acknowledged());
      client.send(packed(gzip(events("c", "d")), false, "c2", true));
      assertEquals("c2", client.acknowledged());
      client.send(packed(gzip(events("c", "d")), false, "c2", true));
      assertEquals("c2", client.acknowledged());
    }
    assertEquals(List.of(4, 2, 0), to.traffic());
  }

  @Test
  void singleEventsAndListsAreTaken() throws Exception {
    Senders to = Senders.toNewStream();
    try (ForwardClient client = known(to);
        MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
      out.packArrayHeader(3).packString("t").packLong(SECONDS);
      record(out, "a");
      out.packArrayHeader(3).packString("t").packArrayHeader(2);
      for (String key : List.of("b", "c")) {
        out.packArrayHeader(2).packLong(SECONDS);
        record(out, key);
      }
      out.packMapHeader(1).packString("chunk").packString("last");
      client.send(out.toByteArray());
      assertEquals("last", client.acknowledged());
    }
    assertEquals(List.of(3, 0, 0), to.traffic());
  }

  @Test
  void anotherKeyIsRefused() throws Exception {
    Senders.toNewStream();
    try (ForwardClient client = ForwardClient.open()) {
      assertFalse(client.greet("another"));
      assertTrue(client.isClosed());
    }
  }

  @Test
  void whoNeedsNoKeyNamesTheStreamInTheTagAndNobodyElseIsHeard() throws Exception {
    Senders to = Senders.to("open-raw");
    try (ForwardClient client = ForwardClient.open();
        MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
      out.packArrayHeader(4).packString("open-raw.clicks").packLong(SECONDS);
      record(out, "a");
      out.packMapHeader(1).packString("chunk").packString("mine");
      client.send(out.toByteArray());
      assertEquals("mine", client.acknowledged());
    }
    Senders closed = Senders.toNewStream();
    try (ForwardClient client = ForwardClient.open();
        MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
      out.packArrayHeader(3).packString(closed.slug() + ".clicks").packLong(SECONDS);
      record(out, "a");
      client.send(out.toByteArray());
      assertTrue(client.isClosed());
    }
    assertEquals(List.of(1, 0, 0), to.traffic());
    assertEquals(List.of(0, 0, 0), closed.traffic());
  }

  @Test
  void whatCannotBeReadIsSetAsideAndWhatCameBeforeIsKept() throws Exception {
    Senders to = Senders.toNewStream();
    try (ForwardClient client = known(to)) {
      byte[] good = packed(events("a"), true, "c1", false);
      client.send(java.util.Arrays.copyOf(good, good.length + 1));
      assertEquals("c1", client.acknowledged());
      client.send(new byte[] {(byte) 0xc1});
      assertTrue(client.isClosed());
    }
    assertEquals(List.of(1, 0, 1), to.traffic());
    JsonNode kept = to.quarantine().get(0);
    assertTrue(kept.get("reason").asText().contains("forward protocol"), kept::toString);
  }

  @Test
  void overloadIsNotAcknowledged() throws Exception {
    Senders to = Senders.toNewStream();
    try (ForwardClient client = known(to)) {
      FullInbox.during(
          () -> {
            client.send(packed(events("a"), true, "c1", false));
            assertTrue(client.isClosed());
            return null;
          });
    }
    assertEquals(List.of(0, 0, 0), to.traffic());
  }

  @Test
  void withACertificateItSpeaksTls(@TempDir Path folder) throws Exception {
    Certificate certificate = Certificate.in(folder);
    ForwardDoor door =
        new ForwardDoor(
            Arc.container().instance(Vertx.class).get(),
            Arc.container().instance(ForwardStreams.class).get(),
            -1,
            "127.0.0.1",
            Optional.of(certificate.chain().toString()),
            Optional.of(certificate.key().toString()));
    door.open(null);
    Senders to = Senders.toNewStream();
    try (ForwardClient client =
        ForwardClient.over(certificate.trusting().createSocket("127.0.0.1", door.port()))) {
      assertTrue(client.greet(key(to)));
      client.send(packed(events("a"), false, "c1", false));
      assertEquals("c1", client.acknowledged());
    }
    door.close(null);
    assertEquals(List.of(1, 0, 0), to.traffic());
  }
}
