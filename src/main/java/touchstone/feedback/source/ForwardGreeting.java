// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * How two sides of the forward protocol show that they know the same key without sending it: HELO
 * with a number used once, PING with a digest over it, PONG with another. User and password are not
 * asked for.
 */
final class ForwardGreeting {
  private static final String HOST = "touchstone";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] nonce = new byte[16];

  ForwardGreeting() {
    RANDOM.nextBytes(nonce);
  }

  /** What the sender says: its name, its salt, and the digest that proves its key. */
  record Ping(String host, byte[] salt, String digest) {
    /** The PING of a frame, or null where the frame is something else. */
    static Ping of(byte[] frame) throws IOException {
      try (MessageUnpacker from = org.msgpack.core.MessagePack.newDefaultUnpacker(frame)) {
        if (from.getNextFormat().getValueType() != ValueType.ARRAY
            || from.unpackArrayHeader() != 6
            || !from.getNextFormat().getValueType().isRawType()
            || !MessagePack.text(MessagePack.bytes(from)).equals("PING")) {
          return null;
        }
        String host = MessagePack.text(MessagePack.bytes(from));
        byte[] salt = MessagePack.bytes(from);
        return new Ping(host, salt, MessagePack.text(MessagePack.bytes(from)));
      } catch (MessagePackException other) {
        return null;
      }
    }
  }

  byte[] helo() throws IOException {
    try (MessageBufferPacker to = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
      to.packArrayHeader(2).packString("HELO").packMapHeader(3);
      to.packString("nonce").packBinaryHeader(nonce.length).writePayload(nonce);
      to.packString("auth").packString("");
      to.packString("keepalive").packBoolean(true);
      return to.toByteArray();
    }
  }

  /** Whether a key is the one that the sender knows. */
  Predicate<String> answeredBy(Ping ping) {
    byte[] said = ping.digest().getBytes(StandardCharsets.UTF_8);
    return key ->
        MessageDigest.isEqual(
            digest(ping.salt(), ping.host(), key).getBytes(StandardCharsets.UTF_8), said);
  }

  /**
   * The answer to a PING.
   *
   * @param key the key that the sender knows; null refuses it
   */
  byte[] pong(Ping ping, String key) throws IOException {
    try (MessageBufferPacker to = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
      to.packArrayHeader(5).packString("PONG").packBoolean(key != null);
      to.packString(key == null ? "shared_key mismatch" : "");
      to.packString(HOST).packString(key == null ? "" : digest(ping.salt(), HOST, key));
      return to.toByteArray();
    }
  }

  private String digest(byte[] salt, String host, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(salt);
      digest.update(host.getBytes(StandardCharsets.UTF_8));
      digest.update(nonce);
      digest.update(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
