// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import touchstone.base.Json;

/**
 * Splits JSON lines, JSON values one behind the other, or JSON arrays into their values by brackets
 * and quotes alone, so that a broken one is handed on by itself: the reading goes on behind it. A
 * text with a line's end inside ends there, and a line that opens an object at its first column
 * ends one that the line before left open. What cannot be split is one piece to the end.
 */
final class Pieces {
  /** Takes one piece. */
  interface Taker {
    /**
     * @param bytes the piece, cut to 1 MB
     * @param whole whether it is all of it
     */
    void take(byte[] bytes, boolean whole) throws IOException;
  }

  private static final int DEEPEST = 1 << 20;

  private final Taker taker;
  private final Held held = new Held();
  private final BitSet curly = new BitSet();
  private int depth;
  private boolean inArray;
  private boolean inText;
  private boolean escaped;
  private boolean bare;
  private boolean lineStart = true;

  Pieces(Taker taker) {
    this.taker = taker;
  }

  /** Hands on every piece of the body. */
  void split(InputStream body) throws IOException {
    byte[] block = new byte[1 << 14];
    for (int got = body.read(block); got >= 0; got = body.read(block)) {
      for (int i = 0; i < got; i++) {
        next(block[i]);
      }
    }
    end();
  }

  private void next(byte each) throws IOException {
    boolean first = lineStart;
    lineStart = each == '\n' || each == '\r';
    if (inText) {
      text(each);
    } else if (depth > 0) {
      if (first && each == '{' && !inArray && !held.isEmpty()) {
        end();
        between(each);
      } else {
        inside(each);
      }
    } else if (bare) {
      bare(each);
    } else {
      between(each);
    }
  }

  private void text(byte each) throws IOException {
    if (lineStart) {
      end();
      return;
    }
    held.add(each);
    if (escaped) {
      escaped = false;
    } else if (each == '\\') {
      escaped = true;
    } else if (each == '"') {
      inText = false;
      if (depth == 0 && !bare) {
        end();
      }
    }
  }

  private void inside(byte each) throws IOException {
    switch (each) {
      case '{', '[' -> {
        open(each);
        held.add(each);
      }
      case '}', ']' -> close(each);
      default -> {
        held.add(each);
        inText = each == '"';
      }
    }
  }

  private void open(byte each) {
    if (depth < DEEPEST) {
      curly.set(depth++, each == '{');
    }
  }

  /** Closes what the bracket belongs to, and whatever was left open within that. */
  private void close(byte each) throws IOException {
    int fits = depth - 1;
    while (fits >= 0 && curly.get(fits) != (each == '}')) {
      fits--;
    }
    if (fits < 0 && each == ']' && inArray) {
      end();
      inArray = false;
      return;
    }
    held.add(each);
    depth = Math.max(fits, 0);
    if (depth == 0) {
      end();
    }
  }

  /** Before a value: blanks, commas and the brackets of an array are nobody's. */
  private void between(byte each) throws IOException {
    switch (each) {
      case ' ', '\t', '\n', '\r', ',', 0x1e, (byte) 0xef, (byte) 0xbb, (byte) 0xbf -> {}
      case '[' -> {
        if (inArray) {
          inside(each);
        } else {
          inArray = true;
        }
      }
      case ']' -> inArray = false;
      case '{' -> inside(each);
      default -> {
        bare = each != '"';
        inText = !bare;
        held.add(each);
      }
    }
  }

  /** A number, a word, or what is no JSON: to the next comma of an array, or the line's end. */
  private void bare(byte each) throws IOException {
    if (lineStart || inArray && each == ',') {
      end();
    } else if (inArray && each == ']') {
      end();
      inArray = false;
    } else {
      held.add(each);
      inText = each == '"' && inArray;
    }
  }

  private void end() throws IOException {
    depth = 0;
    inText = false;
    escaped = false;
    bare = false;
    if (!held.isEmpty()) {
      byte[] bytes = held.toByteArray();
      boolean whole = held.whole;
      held.clear();
      taker.take(bytes, whole);
    }
  }

  /** The piece so far, of which no more than a record's size is kept. */
  private static final class Held {
    private static final int FIRST = 1 << 12;

    private byte[] bytes = new byte[FIRST];
    private int length;
    private boolean whole = true;

    void add(byte each) {
      if (length == Json.RECORD_LIMIT) {
        whole = false;
        return;
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(length * 2, Json.RECORD_LIMIT));
      }
      bytes[length++] = each;
    }

    boolean isEmpty() {
      return length == 0;
    }

    byte[] toByteArray() {
      return Arrays.copyOf(bytes, length);
    }

    void clear() {
      length = 0;
      whole = true;
    }
  }
}
