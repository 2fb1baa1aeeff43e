// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msgpack.core.MessageFormatException;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.feedback.Received;

/**
 * One message of the forward protocol in any of its four modes: an event, several, or several
 * packed as bytes of whichever family, compressed or not.
 *
 * @param chunk what is to be acknowledged, and stays the same over retries; null for nothing
 */
record ForwardMessage(String tag, String chunk, List<Received> records) {

  /** The message of a frame; a {@link MessagePackException} where it is none. */
  static ForwardMessage of(byte[] frame) throws IOException {
    try (MessageUnpacker from = org.msgpack.core.MessagePack.newDefaultUnpacker(frame)) {
      if (from.getNextFormat().getValueType() != ValueType.ARRAY) {
        throw new MessageFormatException("A message is an array.");
      }
      int parts = from.unpackArrayHeader();
      if (parts < 2) {
        throw new MessageFormatException("A message has a tag and events.");
      }
      String tag = MessagePack.text(MessagePack.bytes(from));
      return switch (from.getNextFormat().getValueType()) {
        case ARRAY -> forward(tag, parts, from, frame);
        case STRING, BINARY -> packed(tag, parts, from);
        default -> message(tag, parts, from);
      };
    }
  }

  private static ForwardMessage message(String tag, int parts, MessageUnpacker from)
      throws IOException {
    if (parts < 3) {
      throw new MessageFormatException("An event has a time and a record.");
    }
    Instant at = MessagePack.time(from);
    Received record = Records.of(MessagePack.tree(from)).with(null, at, null);
    return numbered(tag, options(from, parts - 3), List.of(record));
  }

  private static ForwardMessage forward(String tag, int parts, MessageUnpacker from, byte[] frame)
      throws IOException {
    int events = from.unpackArrayHeader();
    int start = (int) from.getTotalReadBytes();
    for (; events > 0; events--) {
      from.skipValue();
    }
    byte[] bytes = Arrays.copyOfRange(frame, start, (int) from.getTotalReadBytes());
    List<Received> records = new ArrayList<>();
    PackedEvents.read(bytes, records::add);
    return numbered(tag, options(from, parts - 2), records);
  }

  private static ForwardMessage packed(String tag, int parts, MessageUnpacker from)
      throws IOException {
    byte[] bytes = MessagePack.bytes(from);
    JsonNode options = options(from, parts - 2);
    String coding = options.path("compressed").asText("text");
    List<Received> records = new ArrayList<>();
    try {
      Unpacked plain =
          Unpacked.of(new ByteArrayInputStream(bytes), coding.equals("text") ? null : coding);
      PackedEvents.read(plain.whole(PlainBody.DOCUMENT), records::add);
      if (plain.fault() != null) {
        records.add(Records.binary(bytes, plain.fault()));
      }
    } catch (Problem tooMuch) {
      records.add(Records.binary(bytes, tooMuch.getMessage()));
    }
    return numbered(tag, options, records);
  }

  private static JsonNode options(MessageUnpacker from, int left) throws IOException {
    return left > 0 ? MessagePack.tree(from) : Json.object();
  }

  private static ForwardMessage numbered(String tag, JsonNode options, List<Received> records) {
    String chunk = options.path("chunk").asText(null);
    List<Received> numbered = new ArrayList<>(records.size());
    for (Received each : records) {
      String id = chunk == null ? null : chunk + "#" + numbered.size();
      numbered.add(each.with(id, each.at(), tag));
    }
    return new ForwardMessage(tag, chunk, numbered);
  }
}
