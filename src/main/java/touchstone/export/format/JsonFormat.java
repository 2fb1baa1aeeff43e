// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import touchstone.export.Heading;
import touchstone.export.TableFormat;

/** One JSON array of objects. */
@Singleton
public class JsonFormat implements TableFormat {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String ending() {
    return "json";
  }

  @Override
  public Rows begin(OutputStream out, Heading heading) throws IOException {
    out.write('[');
    return new Rows() {
      private boolean first = true;

      @Override
      public void row(ObjectNode row) throws IOException {
        out.write((first ? "\n" : ",\n").getBytes(StandardCharsets.UTF_8));
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        first = false;
      }

      @Override
      public void end() throws IOException {
        out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
      }
    };
  }
}
