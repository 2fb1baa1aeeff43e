// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Text;
import touchstone.dataset.ItemLine;
import touchstone.dataset.LineFormat;

/**
 * CSV with a header line; every value is a text, an empty cell an empty text. The separator is the
 * comma, or the semicolon or tab where the header has no comma.
 */
@ApplicationScoped
public class CsvLines implements LineFormat {
  @Override
  public String mediaType() {
    return "text/csv";
  }

  @Override
  public void read(InputStream stream, Consumer<ItemLine> taker) throws IOException {
    CsvRecords records = new CsvRecords(stream);
    CsvRecords.Row header = records.next();
    if (header == null) {
      return;
    }
    List<String> names = names(header, records);
    for (CsvRecords.Row row = records.next(); row != null; row = records.next()) {
      taker.accept(row.fault() == null ? line(row, names) : refused(row));
    }
  }

  private static List<String> names(CsvRecords.Row header, CsvRecords records) {
    if (header.fault() != null) {
      throw Problem.malformed("The header " + header.fault() + ".");
    }
    List<String> names = header.cells();
    if (names.size() == 1) {
      for (char separator : new char[] {'\t', ';'}) {
        if (names.get(0).indexOf(separator) > 0) {
          records.separator(separator);
          names = List.of(names.get(0).split(String.valueOf(separator), -1));
          break;
        }
      }
    }
    names = names.stream().map(String::strip).toList();
    if (new HashSet<>(names).size() < names.size() || names.contains("")) {
      throw Problem.malformed("The header must name every column, each once.");
    }
    return names;
  }

  private static ItemLine line(CsvRecords.Row row, List<String> names) {
    if (row.cells().size() != names.size()) {
      return ItemLine.refused(
          row.line(),
          "has " + row.cells().size() + " cells where the header names " + names.size());
    }
    ObjectNode record = Json.object();
    for (int i = 0; i < names.size(); i++) {
      String fault = Text.fault(row.cells().get(i));
      if (fault != null) {
        return ItemLine.refused(row.line(), names.get(i) + " " + fault);
      }
      record.put(names.get(i), row.cells().get(i));
    }
    return ItemLine.of(row.line(), record);
  }

  private static ItemLine refused(CsvRecords.Row row) {
    return ItemLine.refused(row.line(), row.fault());
  }
}
