// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import jakarta.inject.Singleton;
import java.util.Set;
import touchstone.dataset.format.CsvLines;

/** A long table as CSV, also the one that crowd-kit reads: task, worker, label. */
@Singleton
public class CsvTable extends LongTable {
  public CsvTable() {
    super(new CsvLines(), true);
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Set<String> otherNames() {
    return Set.of("crowd-kit", "tsv");
  }
}
