// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.project.Project;

/** The slices that a project's items have, so that none is asked for that is not there. */
@ApplicationScoped
class Slices {
  private static final int MOST_NAMED = 10;

  private final Sql sql;

  Slices(Sql sql) {
    this.sql = sql;
  }

  /** 422 with the largest there are where the part is of a slice that no item has. */
  void check(Project project, Part part) {
    if (part.name() != null && !has(project, part)) {
      List<String> named = largest(project);
      throw Problem.refusedField(
          "slice",
          named.isEmpty()
              ? "no such slice: the items have none"
              : "no such slice; there are " + String.join(", ", named));
    }
  }

  private boolean has(Project project, Part part) {
    return !sql.list(
            row -> row.getString("slice"),
            "SELECT slice FROM item_slice WHERE dataset_id = ? AND name = ? AND slice = ?"
                + " ORDER BY item_id LIMIT 1",
            project.datasetId,
            part.name(),
            part.slice())
        .isEmpty();
  }

  private List<String> largest(Project project) {
    return sql.list(
        row -> row.getString("name") + ":" + row.getString("slice"),
        "SELECT name, slice FROM item_slice WHERE dataset_id = ? GROUP BY name, slice"
            + " ORDER BY COUNT(*) DESC, name, slice LIMIT "
            + MOST_NAMED,
        project.datasetId);
  }
}
