// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import touchstone.base.Sql;
import touchstone.project.Project;

/** How many appeals of a project waited for an answer at a time. */
@ApplicationScoped
public class OpenAppeals {
  private final Sql sql;

  OpenAppeals(Sql sql) {
    this.sql = sql;
  }

  /**
   * Appeals that wait.
   *
   * @param overdue of these, how many should have been answered by then
   */
  public record Counted(long open, long overdue) {}

  public Counted of(Project project, Instant at) {
    return sql.first(
            row -> new Counted(row.getLong("waiting"), row.getLong("overdue")),
            "SELECT COUNT(*) AS waiting, COUNT(CASE WHEN due_at < ? THEN 1 END) AS overdue"
                + " FROM quality_appeal WHERE project_id = ? AND opened_at <= ?"
                + " AND (answered_at IS NULL OR answered_at > ?)",
            at,
            project.id,
            at,
            at)
        .orElseThrow();
  }
}
