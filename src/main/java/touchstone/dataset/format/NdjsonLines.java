// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.dataset.ItemLine;
import touchstone.dataset.LineFormat;

/** A JSON object a line; empty lines are passed over. */
@ApplicationScoped
public class NdjsonLines implements LineFormat {
  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public void read(InputStream stream, Consumer<ItemLine> taker) throws IOException {
    InputStream bytes = new BufferedInputStream(stream, 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    long number = 1;
    boolean over = false;
    for (int next = bytes.read(); ; next = bytes.read()) {
      if (next == '\n' || next < 0) {
        if (over) {
          taker.accept(ItemLine.refused(number, "is over 1 MB"));
        } else {
          take(number, line.toByteArray(), taker);
        }
        line.reset();
        over = false;
        number++;
        if (next < 0) {
          return;
        }
      } else if (line.size() < Json.RECORD_LIMIT) {
        line.write(next);
      } else {
        over = true;
      }
    }
  }

  private static void take(long number, byte[] line, Consumer<ItemLine> taker) {
    int start = number == 1 && startsWithMark(line) ? 3 : 0;
    String text;
    try {
      text = Utf8.strict(line, start, line.length - start).strip();
    } catch (IOException notUtf8) {
      taker.accept(ItemLine.refused(number, "is not UTF-8"));
      return;
    }
    if (text.isEmpty()) {
      return;
    }
    try {
      JsonNode node = Json.tree(text);
      taker.accept(
          node instanceof ObjectNode object
              ? ItemLine.of(number, object)
              : ItemLine.refused(number, "is no JSON object"));
    } catch (Problem bad) {
      taker.accept(ItemLine.refused(number, bad.getMessage()));
    }
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }
}
