// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import touchstone.export.Heading;
import touchstone.export.TableFormat;

/** Parquet: typed columns, the item's content as JSON beside them. */
@Singleton
public class ParquetFormat implements TableFormat {
  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public String mediaType() {
    return "application/vnd.apache.parquet";
  }

  @Override
  public String ending() {
    return "parquet";
  }

  @Override
  public boolean oneQuestion() {
    return true;
  }

  @Override
  public boolean wide() {
    return true;
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public Rows begin(OutputStream out, Heading heading) throws IOException {
    return new ParquetTable(heading) {
      @Override
      public void end() throws IOException {
        Files.copy(finished(), out);
      }
    };
  }
}
