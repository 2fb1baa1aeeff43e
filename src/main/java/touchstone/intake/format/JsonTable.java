// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import jakarta.inject.Singleton;
import java.util.Set;
import touchstone.dataset.format.NdjsonLines;

/** A long table as JSON lines. */
@Singleton
public class JsonTable extends LongTable {
  public JsonTable() {
    super(new NdjsonLines(), false);
  }

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public Set<String> otherNames() {
    return Set.of("ndjson");
  }
}
