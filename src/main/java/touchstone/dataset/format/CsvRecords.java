// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Json;

/**
 * Reads CSV (RFC 4180) record by record. Quoted cells may hold separators, quotes and line ends; CR
 * LF and LF both end a record; a byte-order mark is passed over. A record over 1 MB or with
 * misplaced quotes is read to its end and given with its fault, so that the next one is whole. A
 * quote that nothing closes up to the end costs its first line only, where no more than 1 MB
 * follow.
 */
final class CsvRecords {
  private static final int MOST_RETURNS = 1000;

  private final ByteArrayOutputStream record = new ByteArrayOutputStream(4096);
  private InputStream bytes;
  private int returns;
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream(256);
  private int separator = ',';
  private long line = 1;
  private int pushed = -2;

  /** A record: the line it starts at, its cells, or why it has none. */
  record Row(long line, List<String> cells, String fault) {}

  CsvRecords(InputStream stream) throws IOException {
    this.bytes = new BufferedInputStream(stream, 1 << 16);
    bytes.mark(3);
    if (!(bytes.read() == 0xEF && bytes.read() == 0xBB && bytes.read() == 0xBF)) {
      bytes.reset();
    }
  }

  void separator(char separator) {
    this.separator = separator;
  }

  /** The next record that is not an empty line, or null at the end. */
  Row next() throws IOException {
    while (true) {
      int first = take();
      if (first < 0) {
        return null;
      }
      if (first == '\n') {
        line++;
        continue;
      }
      if (first == '\r' && peek() == '\n') {
        continue;
      }
      pushed = first;
      return row();
    }
  }

  private Row row() throws IOException {
    long start = line;
    List<String> cells = new ArrayList<>();
    long size = 0;
    record.reset();
    boolean quoted = false;
    boolean closed = false;
    String fault = null;
    cell.reset();
    while (true) {
      int next = take();
      size++;
      if (size > Json.RECORD_LIMIT && fault == null) {
        fault = "is over 1 MB";
        cells.clear();
      }
      if (quoted) {
        if (next < 0) {
          if (fault == null) {
            returnToSecondLine(start);
          }
          return new Row(start, null, fault == null ? "has a quote that is never closed" : fault);
        }
        if (next == '"') {
          if (peek() == '"') {
            take();
            add('"', fault);
          } else {
            quoted = false;
            closed = true;
          }
        } else {
          if (next == '\n') {
            line++;
          }
          add(next, fault);
        }
      } else if (next == separator || next == '\n' || next < 0) {
        String text = text(next != separator);
        if (text == null && fault == null) {
          fault = "is not UTF-8";
        }
        cells.add(text);
        closed = false;
        if (next != separator) {
          line++;
          return fault == null ? new Row(start, cells, null) : new Row(start, null, fault);
        }
      } else if (next == '"' && cell.size() == 0 && !closed) {
        quoted = true;
      } else if (closed && next != '\r') {
        fault = fault == null ? "has text behind a closing quote" : fault;
      } else {
        add(next, fault);
      }
    }
  }

  private void add(int next, String fault) {
    if (fault == null) {
      cell.write(next);
    }
  }

  private String text(boolean last) {
    byte[] content = cell.toByteArray();
    cell.reset();
    int length = content.length;
    if (last && length > 0 && content[length - 1] == '\r') {
      length--;
    }
    try {
      return Utf8.strict(content, 0, length);
    } catch (IOException notUtf8) {
      return null;
    }
  }

  /** Goes back to behind the first line of a record that never ends. */
  private void returnToSecondLine(long start) {
    byte[] read = record.toByteArray();
    int from = 0;
    while (from < read.length && read[from] != '\n') {
      from++;
    }
    if (from + 1 < read.length && returns++ < MOST_RETURNS) {
      bytes = new ByteArrayInputStream(read, from + 1, read.length - from - 1);
      pushed = -2;
      line = start + 1;
    }
  }

  private int take() throws IOException {
    int next = pushed == -2 ? bytes.read() : pushed;
    pushed = -2;
    if (next >= 0 && record.size() <= Json.RECORD_LIMIT) {
      record.write(next);
    }
    return next;
  }

  private int peek() throws IOException {
    if (pushed == -2) {
      pushed = bytes.read();
    }
    return pushed;
  }
}
