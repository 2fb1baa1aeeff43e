// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import touchstone.export.Heading;
import touchstone.export.TableFormat;

/** CSV (RFC 4180), exact: texts as they are, lists and objects as JSON, null as an empty cell. */
@Singleton
public class CsvFormat implements TableFormat {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv";
  }

  @Override
  public String ending() {
    return "csv";
  }

  @Override
  public Rows begin(OutputStream out, Heading heading) throws IOException {
    List<String> columns = heading.columns();
    write(out, columns.stream().map(CsvFormat::quoted).collect(Collectors.joining(",")));
    return new Rows() {
      @Override
      public void row(ObjectNode row) throws IOException {
        write(
            out,
            columns.stream()
                .map(column -> quoted(cell(row.get(column))))
                .collect(Collectors.joining(",")));
      }

      @Override
      public void end() {}
    };
  }

  /** The text of a value, as it stands in a cell. */
  String cell(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
