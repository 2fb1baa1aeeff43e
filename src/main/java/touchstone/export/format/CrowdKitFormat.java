// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/** The long table that crowd-kit reads: exactly task, worker and label, a row a judgement. */
@Singleton
public class CrowdKitFormat implements ItemFormat {
  @Override
  public String name() {
    return "crowd-kit";
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
  public List<Mode> modes() {
    return List.of(Mode.JUDGEMENTS);
  }

  @Override
  public List<String> types() {
    return List.of("choice", "pairwise", "scale", "number", "text", "date", "confidence");
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) throws IOException {
    row(out, "task", "worker", "label");
    return new Writing() {
      @Override
      public void entry(Entry entry) throws IOException {
        for (Given given : entry.given()) {
          row(out, entry.item(), given.rater(), given.answer().asText());
        }
      }

      @Override
      public void end() {}
    };
  }

  private static void row(OutputStream out, String... cells) throws IOException {
    StringBuilder row = new StringBuilder();
    for (String cell : cells) {
      row.append(row.isEmpty() ? "" : ",").append(CsvFormat.quoted(cell));
    }
    out.write(row.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }
}
