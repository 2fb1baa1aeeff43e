// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** A connection's bytes are cut into the same values wherever its blocks happen to end. */
class FramesTest {
  private final Random random = new Random(14);

  /** A value of any kind, seldom deep. */
  private void pack(MessageBufferPacker to, int levels) throws IOException {
    switch (random.nextInt(levels > 0 ? 12 : 9)) {
      case 0 -> to.packNil();
      case 1 -> to.packBoolean(random.nextBoolean());
      case 2 -> to.packLong(random.nextLong() >> random.nextInt(64));
      case 3 -> to.packDouble(random.nextDouble());
      case 4 -> to.packFloat(random.nextFloat());
      case 5 -> to.packString("x".repeat(size()));
      case 6 -> to.packBinaryHeader(3).writePayload(new byte[] {1, (byte) 0xc1, 3});
      case 7 -> extension(to, random.nextInt(40));
      case 8 -> extension(to, 1 << random.nextInt(5));
      case 9, 10 -> {
        int length = random.nextInt(20);
        to.packArrayHeader(length);
        for (int i = 0; i < length; i++) {
          pack(to, levels - 1);
        }
      }
      default -> {
        int length = random.nextInt(18);
        to.packMapHeader(length);
        for (int i = 0; i < 2 * length; i++) {
          pack(to, levels - 1);
        }
      }
    }
  }

  private static void extension(MessageBufferPacker to, int length) throws IOException {
    to.packExtensionTypeHeader((byte) 0, length).writePayload(new byte[length]);
  }

  private int size() {
    return random.nextInt(random.nextInt(20) == 0 ? 70_000 : 40);
  }

  @Test
  void valuesAreWholeWhereverABlockEnds() throws Exception {
    List<byte[]> packed = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 400; i++) {
      try (MessageBufferPacker to = MessagePack.newDefaultBufferPacker()) {
        pack(to, 3);
        packed.add(to.toByteArray());
        all.write(to.toByteArray());
      }
    }
    byte[] bytes = all.toByteArray();
    Frames frames = new Frames();
    List<byte[]> cut = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 5000));
      cut.addAll(frames.add(Arrays.copyOfRange(bytes, at, to)));
      at = to;
    }
    assertEquals(packed.size(), cut.size());
    for (int i = 0; i < cut.size(); i++) {
      assertArrayEquals(packed.get(i), cut.get(i));
    }
  }

  @Test
  void whatIsNoValueEndsItAndWhatCameBeforeIsKept() {
    Frames.Broken broken =
        assertThrows(
            Frames.Broken.class, () -> new Frames().add(new byte[] {(byte) 0xc0, 1, (byte) 0xc1}));
    assertEquals(2, broken.whole.size());
    assertEquals(1, broken.rest.length);
  }

  @Test
  void aFrameHasALimit() {
    byte[] head = {(byte) 0xc6, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    assertThrows(Frames.Broken.class, () -> new Frames().add(head));
  }
}
