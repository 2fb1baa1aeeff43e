// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.dataset.Datasets;
import touchstone.project.Project;

/** Holds the slice that a change names to the items of the projects that use the guideline. */
@ApplicationScoped
class KnownSlices {
  private static final String HAS =
      "SELECT EXISTS (SELECT 1 FROM item_slice WHERE dataset_id = ? AND name = ?%s)";

  private final Sql sql;
  private final Datasets datasets;

  KnownSlices(Sql sql, Datasets datasets) {
    this.sql = sql;
    this.datasets = datasets;
  }

  /** 422 where no item of theirs is in the slice; without a project there is nothing to look at. */
  void check(Map<String, String> where, List<Project> using) {
    if (using.isEmpty()) {
      return;
    }
    where.forEach((name, value) -> check(name, value, using));
  }

  private void check(String name, String value, List<Project> using) {
    Set<String> known = new LinkedHashSet<>();
    boolean named = false;
    for (Project project : using) {
      UUID dataset = project.datasetId;
      known.addAll(datasets.findById(dataset).sliceFields());
      named = named || sql.holds(HAS.formatted(""), dataset, name);
      if (named && sql.holds(HAS.formatted(" AND slice = ?"), dataset, name, value)) {
        return;
      }
    }
    String field = "where." + name;
    throw known.contains(name) || named
        ? Problem.refusedField(field, "has no item of that value in a project that uses this")
        : Problem.refusedField(
            field,
            "is no slice of the items; known: "
                + (known.isEmpty() ? "none" : String.join(", ", known)));
  }
}
