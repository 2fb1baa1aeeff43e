// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePackException;
import touchstone.feedback.Received;
import touchstone.feedback.Stream;

/**
 * One connection of the forward protocol: what comes in, a block at a time, and what is said back.
 * A chunk is acknowledged once it is durable. Blocks, so it is not for an event loop.
 */
final class ForwardConversation {
  /** What a conversation needs of the house. */
  interface House {
    /** The stream whose key this is, or null. */
    Stream byKey(Predicate<String> key);

    /** The stream of a tag whose senders need no key, or null. */
    Stream byTag(String tag);

    void take(Stream stream, List<Received> records);
  }

  /** Says something to the sender. */
  interface Voice {
    void say(byte[] bytes);
  }

  private static final int GREETING_LIMIT = 1 << 13;

  private final House house;
  private final Voice voice;
  private final ForwardGreeting greeting = new ForwardGreeting();
  private final Frames frames = new Frames();
  private Stream stream;

  /** Where the last message went: the place for bytes that name none. */
  private Stream lastNamed;

  ForwardConversation(House house, Voice voice) {
    this.house = house;
    this.voice = voice;
  }

  /** Nobody is heard at length before having shown a key. */
  void wantKey() {
    frames.limit(GREETING_LIMIT);
  }

  void greet() throws IOException {
    voice.say(greeting.helo());
  }

  /** Takes a block; false ends the connection: a sender that wants an answer sends it again. */
  boolean take(byte[] block) throws IOException {
    try {
      return all(frames.add(block));
    } catch (Frames.Broken broken) {
      if (all(broken.whole)) {
        quarantine(broken.rest, broken.getMessage());
      }
      return false;
    }
  }

  private boolean all(List<byte[]> whole) throws IOException {
    for (byte[] frame : whole) {
      if (!frame(frame)) {
        return false;
      }
    }
    return true;
  }

  private boolean frame(byte[] frame) throws IOException {
    ForwardGreeting.Ping ping = stream == null ? ForwardGreeting.Ping.of(frame) : null;
    if (ping != null) {
      stream = house.byKey(greeting.answeredBy(ping));
      frames.limit(Frames.LIMIT);
      voice.say(greeting.pong(ping, stream == null ? null : stream.forwardKey()));
      return stream != null;
    }
    if (isNil(frame)) {
      return true;
    }
    try {
      return message(ForwardMessage.of(frame));
    } catch (MessagePackException bad) {
      quarantine(frame, "It is no message of the forward protocol: " + bad.getMessage());
      return false;
    }
  }

  /** A heartbeat. */
  private static boolean isNil(byte[] frame) {
    return frame.length == 1 && (frame[0] & 0xff) == 0xc0;
  }

  private boolean message(ForwardMessage message) throws IOException {
    Stream to = stream == null ? house.byTag(message.tag()) : stream;
    if (to == null) {
      return false;
    }
    lastNamed = to;
    if (!message.records().isEmpty()) {
      house.take(to, message.records());
    }
    if (message.chunk() != null) {
      voice.say(ack(message.chunk()));
    }
    return true;
  }

  private static byte[] ack(String chunk) throws IOException {
    try (MessageBufferPacker to = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
      to.packMapHeader(1).packString("ack").packString(chunk);
      return to.toByteArray();
    }
  }

  private void quarantine(byte[] bytes, String fault) {
    Stream to = stream == null ? lastNamed : stream;
    if (to != null) {
      house.take(to, List.of(Records.binary(bytes, fault)));
    }
  }
}
