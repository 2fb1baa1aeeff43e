// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import touchstone.base.Problem;

/** The lines of one entry, each as its bytes without the end of line. */
final class Lines {
  private static final int LONGEST = 32_000_000;

  private final InputStream in;
  private final Bounded bounded;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int end;

  Lines(InputStream in, Bounded bounded) {
    this.in = in;
    this.bounded = bounded;
  }

  /** The next line, or null at the end. */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = null;
    while (true) {
      if (at == end) {
        end = in.read(buffer, 0, buffer.length);
        at = 0;
        if (end <= 0) {
          end = 0;
          return line == null ? null : line.toByteArray();
        }
        bounded.unpacked(end);
      }
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line = line == null ? new ByteArrayOutputStream(at - from + 16) : line;
      line.write(buffer, from, at - from);
      if (line.size() > LONGEST) {
        throw Problem.refused("A line is longer than " + LONGEST + " bytes.");
      }
      if (at < end) {
        at++;
        return line.toByteArray();
      }
    }
  }
}
