// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.ValueFactory;

/** The other side of the forward protocol, after the specification. */
final class ForwardClient implements AutoCloseable {
  private static final String HOST = "shop-1";
  private static final String SALT = "0123456789abcdef";

  private final Socket socket;
  private final MessageUnpacker in;

  private ForwardClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = MessagePack.newDefaultUnpacker(socket.getInputStream());
  }

  static int port() {
    return Arc.container().instance(ForwardDoor.class).get().port();
  }

  static ForwardClient open() throws IOException {
    return over(new Socket("127.0.0.1", port()));
  }

  static ForwardClient over(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    return new ForwardClient(socket);
  }

  /** Waits for HELO and proves the key; whether the other side agreed and proved it too. */
  boolean greet(String key) throws Exception {
    ArrayValue helo = in.unpackValue().asArrayValue();
    byte[] nonce =
        helo.get(1)
            .asMapValue()
            .map()
            .get(ValueFactory.newString("nonce"))
            .asRawValue()
            .asByteArray();
    try (MessageBufferPacker to = MessagePack.newDefaultBufferPacker()) {
      to.packArrayHeader(6).packString("PING").packString(HOST).packString(SALT);
      to.packString(digest(HOST, nonce, key)).packString("").packString("");
      send(to.toByteArray());
    }
    ArrayValue pong = in.unpackValue().asArrayValue();
    if (!pong.get(1).asBooleanValue().getBoolean()) {
      return false;
    }
    String host = pong.get(3).asStringValue().asString();
    return pong.get(4).asStringValue().asString().equals(digest(host, nonce, key));
  }

  private static String digest(String host, byte[] nonce, String key) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    digest.update(SALT.getBytes(StandardCharsets.UTF_8));
    digest.update(host.getBytes(StandardCharsets.UTF_8));
    digest.update(nonce);
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** The chunk that the next answer names. */
  String acknowledged() throws IOException {
    return in.unpackValue()
        .asMapValue()
        .map()
        .get(ValueFactory.newString("ack"))
        .asStringValue()
        .asString();
  }

  /** Whether the other side hangs up without another word. */
  boolean isClosed() throws IOException {
    return !in.hasNext();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
