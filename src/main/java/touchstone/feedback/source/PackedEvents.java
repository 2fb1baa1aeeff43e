// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.msgpack.core.MessageFormatException;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;
import touchstone.feedback.Received;

/** Events in MessagePack one behind the other: each a [time, record], or a record alone. */
final class PackedEvents {
  private PackedEvents() {}

  /** Hands on every event; one that is none is unreadable alone, what is no MessagePack as one. */
  static void read(byte[] bytes, Consumer<Received> taker) throws IOException {
    int start = 0;
    try (MessageUnpacker all = org.msgpack.core.MessagePack.newDefaultUnpacker(bytes)) {
      while (all.hasNext()) {
        all.skipValue();
        int end = (int) all.getTotalReadBytes();
        taker.accept(event(Arrays.copyOfRange(bytes, start, end)));
        start = end;
      }
    } catch (MessagePackException broken) {
      byte[] rest = Arrays.copyOfRange(bytes, start, bytes.length);
      taker.accept(Records.binary(rest, "It is no MessagePack: " + broken.getMessage()));
    }
  }

  private static Received event(byte[] bytes) throws IOException {
    try (MessageUnpacker from = org.msgpack.core.MessagePack.newDefaultUnpacker(bytes)) {
      Instant at = null;
      if (from.getNextFormat().getValueType() == ValueType.ARRAY) {
        if (from.unpackArrayHeader() < 2) {
          throw new MessageFormatException("It is no event of a time and a record.");
        }
        at = MessagePack.time(from);
      }
      return Records.of(MessagePack.tree(from)).with(null, at, null);
    } catch (MessagePackException bad) {
      return Records.binary(bytes, bad.getMessage());
    }
  }
}
