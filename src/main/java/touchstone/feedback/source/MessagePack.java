// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageFormatException;
import org.msgpack.core.MessageUnpacker;
import touchstone.base.Json;

/** MessagePack values as JSON: bytes that are UTF-8 become text, others Base64. */
final class MessagePack {
  private static final int DEEPEST = 64;
  private static final int EVENT_TIME = 0;
  private static final int EVENT_TIME_BYTES = 8;

  /** The end of the year 9999. */
  private static final long MOST_SECONDS = 253_402_300_799L;

  private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();

  private MessagePack() {}

  /** The next value; a {@link MessageFormatException} where it is nested too deep. */
  static JsonNode tree(MessageUnpacker from) throws IOException {
    return tree(from, DEEPEST);
  }

  private static JsonNode tree(MessageUnpacker from, int levels) throws IOException {
    if (levels < 0) {
      throw new MessageFormatException("It is nested more than 64 deep.");
    }
    MessageFormat format = from.getNextFormat();
    switch (format.getValueType()) {
      case NIL:
        from.unpackNil();
        return NODES.nullNode();
      case BOOLEAN:
        return NODES.booleanNode(from.unpackBoolean());
      case INTEGER:
        return format == MessageFormat.UINT64
            ? NODES.numberNode(from.unpackBigInteger())
            : NODES.numberNode(from.unpackLong());
      case FLOAT:
        return format == MessageFormat.FLOAT32
            ? number(Float.toString(from.unpackFloat()))
            : number(Double.toString(from.unpackDouble()));
      case STRING, BINARY:
        return NODES.textNode(text(bytes(from)));
      case ARRAY:
        ArrayNode array = Json.array();
        for (int left = from.unpackArrayHeader(); left > 0; left--) {
          array.add(tree(from, levels - 1));
        }
        return array;
      case MAP:
        ObjectNode object = Json.object();
        for (int left = from.unpackMapHeader(); left > 0; left--) {
          String name = tree(from, levels - 1).asText();
          object.set(name, tree(from, levels - 1));
        }
        return object;
      default:
        return extension(from);
    }
  }

  private static JsonNode number(String text) {
    boolean finite = Character.isDigit(text.charAt(text.length() - 1));
    return finite ? NODES.numberNode(new BigDecimal(text)) : NODES.textNode(text);
  }

  private static JsonNode extension(MessageUnpacker from) throws IOException {
    ExtensionTypeHeader header = from.unpackExtensionTypeHeader();
    byte[] bytes = from.readPayload(header.getLength());
    boolean time = header.getType() == EVENT_TIME && bytes.length == EVENT_TIME_BYTES;
    return NODES.textNode(
        time ? eventTime(bytes).toString() : Base64.getEncoder().encodeToString(bytes));
  }

  /** Bytes of the string or the binary family: senders take the one for the other. */
  static byte[] bytes(MessageUnpacker from) throws IOException {
    boolean text = from.getNextFormat().getValueType().isStringType();
    int length = text ? from.unpackRawStringHeader() : from.unpackBinaryHeader();
    return from.readPayload(length);
  }

  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException noText) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  }

  /** The time of an event: seconds, Fluentd's own type, or either with something beside it. */
  static Instant time(MessageUnpacker from) throws IOException {
    switch (from.getNextFormat().getValueType()) {
      case INTEGER:
        return Instant.ofEpochSecond(
            Math.max(-MOST_SECONDS, Math.min(from.unpackLong(), MOST_SECONDS)));
      case FLOAT:
        return Instant.ofEpochMilli(Math.round(from.unpackDouble() * 1000));
      case EXTENSION:
        ExtensionTypeHeader header = from.unpackExtensionTypeHeader();
        byte[] bytes = from.readPayload(header.getLength());
        return bytes.length == EVENT_TIME_BYTES ? eventTime(bytes) : null;
      case ARRAY:
        int more = from.unpackArrayHeader();
        Instant time = more == 0 ? null : time(from);
        for (; more > 1; more--) {
          from.skipValue();
        }
        return time;
      default:
        from.skipValue();
        return null;
    }
  }

  private static Instant eventTime(byte[] bytes) {
    ByteBuffer both = ByteBuffer.wrap(bytes);
    return Instant.ofEpochSecond(both.getInt() & 0xffffffffL, both.getInt() & 0xffffffffL);
  }
}
