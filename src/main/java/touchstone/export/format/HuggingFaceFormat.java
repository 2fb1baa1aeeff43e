// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import touchstone.export.Heading;
import touchstone.export.TableFormat;

/**
 * A data-set folder as Hugging Face reads it: the rows as Parquet, what they mean, and the data
 * card as README.md.
 */
@Singleton
public class HuggingFaceFormat implements TableFormat {
  @Override
  public String name() {
    return "hugging-face";
  }

  @Override
  public String mediaType() {
    return "application/zip";
  }

  @Override
  public String ending() {
    return "zip";
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
        Folder folder = new Folder(out);
        String data = "data/" + heading.mode().word() + ".parquet";
        folder.file(
            "README.md",
            "---\nconfigs:\n- config_name: default\n  data_files: "
                + data
                + "\n---\n"
                + heading.card().get());
        folder.file("about.json", heading.about().toJson() + "\n");
        try (OutputStream file = folder.file(data)) {
          Files.copy(finished(), file);
        }
        folder.end();
      }
    };
  }
}
