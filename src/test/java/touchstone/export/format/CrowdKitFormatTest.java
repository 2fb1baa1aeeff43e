// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import touchstone.dataset.format.CsvLines;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class CrowdKitFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new CrowdKitFormat();
  }

  @Override
  protected String question() {
    return CHOICE;
  }

  @Override
  protected String answer() {
    return "\"yes\"";
  }

  @Override
  protected int answers(byte[] file) throws IOException {
    int[] rows = new int[1];
    new CsvLines()
        .read(
            new ByteArrayInputStream(file),
            line -> rows[0] += line.record().get("label").asText().equals("yes") ? 1 : 0);
    return rows[0];
  }
}
