// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import touchstone.export.Entry;
import touchstone.export.ItemFormat;

/** A file of JSON objects, one a line. */
abstract class JsonLines implements ItemFormat.Writing {
  private final OutputStream out;
  private long written;

  JsonLines(OutputStream out) {
    this.out = out;
  }

  /** The number of the next line, counted from 1. */
  long number() {
    return written + 1;
  }

  void line(ObjectNode line) throws IOException {
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    out.write('\n');
    written++;
  }

  @Override
  public abstract void entry(Entry entry) throws IOException;

  @Override
  public void end() throws IOException {}
}
