// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import touchstone.base.Json;

/** Writes values as lines of JSON (NDJSON), as they come. */
public final class LineWriter implements AutoCloseable {
  private final JsonGenerator generator;
  private boolean any;

  public LineWriter(OutputStream out) throws IOException {
    generator = Json.mapper().createGenerator(out, JsonEncoding.UTF8);
    generator.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  /** Writes one line. */
  public void write(Object value) {
    try {
      any = true;
      Json.mapper().writeValue(generator, value);
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    }
  }

  @Override
  public void close() throws IOException {
    if (any) {
      generator.writeRaw('\n');
    }
    generator.close();
  }
}
