// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts what comes over a connection into whole MessagePack values, looking at each byte once: a
 * value is over when as many values as its heads have promised are there.
 */
final class Frames {
  /** The largest frame, in bytes. */
  static final int LIMIT = 20 << 20;

  /** The one byte with which no value starts. */
  private static final int NEVER = 0xc1;

  private int limit = LIMIT;
  private byte[] bytes = new byte[1 << 12];
  private int length;
  private int at;
  private long wanted = 1;

  /** Takes frames of at most so many bytes from now on. */
  void limit(int most) {
    limit = most;
  }

  /** The frames that are whole with these bytes; what is broken or too large stays behind. */
  List<byte[]> add(byte[] more) throws Broken {
    if (length + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more.length));
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    List<byte[]> whole = new ArrayList<>();
    while (at < length) {
      if ((bytes[at] & 0xff) == NEVER) {
        throw new Broken("It is no MessagePack.", whole, rest());
      }
      int head = head(bytes[at] & 0xff);
      if (length - at < head) {
        break;
      }
      long payload = payload(head);
      if (head + payload > length - at) {
        fits(at + head + payload, whole);
        break;
      }
      wanted += children() - 1;
      at += (int) (head + payload);
      fits(at, whole);
      if (wanted == 0) {
        whole.add(Arrays.copyOf(bytes, at));
        System.arraycopy(bytes, at, bytes, 0, length - at);
        length -= at;
        at = 0;
        wanted = 1;
      }
    }
    return whole;
  }

  private void fits(long size, List<byte[]> whole) throws Broken {
    if (size > limit) {
      throw new Broken("A message is too large.", whole, rest());
    }
  }

  private byte[] rest() {
    return Arrays.copyOf(bytes, length);
  }

  /** How many bytes tell the kind and the length. */
  private static int head(int first) {
    return switch (first) {
      case 0xc4, 0xd9 -> 2;
      case 0xc5, 0xda, 0xdc, 0xde -> 3;
      case 0xc6, 0xdb, 0xdd, 0xdf -> 5;
      case 0xc7 -> 3;
      case 0xc8 -> 4;
      case 0xc9 -> 6;
      default -> 1;
    };
  }

  /** How many bytes stand behind the head that are no values. */
  private long payload(int head) {
    int first = bytes[at] & 0xff;
    if (first >= 0xa0 && first <= 0xbf) {
      return first & 0x1f;
    }
    return switch (first) {
      case 0xc4, 0xc5, 0xc6, 0xd9, 0xda, 0xdb -> number(head - 1);
      case 0xc7, 0xc8, 0xc9 -> number(head - 2);
      case 0xcc, 0xd0 -> 1;
      case 0xcd, 0xd1, 0xd4 -> 2;
      case 0xca, 0xce, 0xd2 -> 4;
      case 0xcb, 0xcf, 0xd3 -> 8;
      case 0xd5 -> 3;
      case 0xd6 -> 5;
      case 0xd7 -> 9;
      case 0xd8 -> 17;
      default -> 0;
    };
  }

  private long children() {
    int first = bytes[at] & 0xff;
    if (first >= 0x80 && first <= 0x8f) {
      return 2L * (first & 0x0f);
    }
    if (first >= 0x90 && first <= 0x9f) {
      return first & 0x0f;
    }
    return switch (first) {
      case 0xdc -> number(2);
      case 0xdd -> number(4);
      case 0xde -> 2 * number(2);
      case 0xdf -> 2 * number(4);
      default -> 0;
    };
  }

  /** The whole number of so many bytes behind the first. */
  private long number(int size) {
    long number = 0;
    for (int i = 1; i <= size; i++) {
      number = number << 8 | bytes[at + i] & 0xff;
    }
    return number;
  }

  /** What comes cannot be cut into values; what came before it can. */
  static final class Broken extends Exception {
    final transient List<byte[]> whole;
    final transient byte[] rest;

    Broken(String why, List<byte[]> whole, byte[] rest) {
      super(why, null, false, false);
      this.whole = whole;
      this.rest = rest;
    }
  }
}
