// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import touchstone.export.Heading;
import touchstone.export.TableFormat;

/** A JSON object a line. */
@Singleton
public class NdjsonFormat implements TableFormat {
  @Override
  public String name() {
    return "ndjson";
  }

  @Override
  public Set<String> otherNames() {
    return Set.of("jsonl");
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public String ending() {
    return "ndjson";
  }

  @Override
  public Rows begin(OutputStream out, Heading heading) {
    return new Rows() {
      @Override
      public void row(ObjectNode row) throws IOException {
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }

      @Override
      public void end() {}
    };
  }
}
