// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import touchstone.base.Json;

/** The lines of a bulk request, of each of which no more than a record's size is kept. */
final class BulkLines {
  /** One line, without its end. */
  record Line(byte[] bytes, boolean whole) {}

  private final InputStream body;
  private Line ahead;

  BulkLines(InputStream body) {
    this.body = new BufferedInputStream(body, 1 << 14);
  }

  /** The next line that is not blank, or null at the end. */
  Line next() throws IOException {
    Line line = peek();
    ahead = null;
    return line;
  }

  /** The same, which stays the next. */
  Line peek() throws IOException {
    while (ahead == null) {
      Line line = read();
      if (line == null) {
        return null;
      }
      ahead = isBlank(line.bytes()) ? null : line;
    }
    return ahead;
  }

  private Line read() throws IOException {
    int each = body.read();
    if (each < 0) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    boolean whole = true;
    for (; each >= 0 && each != '\n'; each = body.read()) {
      if (bytes.size() < Json.RECORD_LIMIT) {
        bytes.write(each);
      } else {
        whole = false;
      }
    }
    return new Line(bytes.toByteArray(), whole);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte each : bytes) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
