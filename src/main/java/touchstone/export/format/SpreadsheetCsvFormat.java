// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;

/**
 * CSV for opening in a spreadsheet: a text that a spreadsheet would run as a formula gets an
 * apostrophe before it (OWASP, CSV injection). Not for machines: labels may differ by it.
 */
@Singleton
public class SpreadsheetCsvFormat extends CsvFormat {
  @Override
  public String name() {
    return "csv-spreadsheet";
  }

  @Override
  String cell(JsonNode value) {
    String cell = super.cell(value);
    boolean risky =
        value != null
            && !value.isNumber()
            && !cell.isEmpty()
            && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return risky ? "'" + cell : cell;
  }
}
