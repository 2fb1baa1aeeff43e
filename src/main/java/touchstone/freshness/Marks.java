// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Condition;
import touchstone.base.Sql;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;

/**
 * Marks each label with the newest change of meaning that speaks against it: made after the version
 * it was judged by, touching it, and not accepted in the project. In the caller's transaction,
 * which holds the project's row of {@code label_pull}.
 */
@ApplicationScoped
class Marks {
  private final Sql sql;
  private final Touching touching;
  private final Guidelines guidelines;

  Marks(Sql sql, Touching touching, Guidelines guidelines) {
    this.sql = sql;
    this.touching = touching;
    this.guidelines = guidelines;
  }

  /** Marks all labels where a version was added, or a change accepted, since they were marked. */
  void all(Project project) {
    long marked =
        sql.number("SELECT guideline_version FROM label_pull WHERE project_id = ?", project.id);
    int newest = guidelines.latest(project.guidelineId).number;
    if (marked == newest) {
      return;
    }
    mark(project, "a.project_id = ?", List.of(new Object[][] {{project.id}}));
    sql.update(
        "UPDATE label_pull SET guideline_version = ? WHERE project_id = ?", newest, project.id);
  }

  /** Marks these. */
  void some(Project project, List<UUID> tasks) {
    mark(project, "a.task_id = ?", tasks.stream().map(task -> new Object[] {task}).toList());
  }

  /** Has all marked anew by the next pull: what is accepted changed. */
  void stale(Project project) {
    sql.update("UPDATE label_pull SET guideline_version = 0 WHERE project_id = ?", project.id);
  }

  private void mark(Project project, String which, List<Object[]> rows) {
    Condition mark = mark(project);
    sql.batch(
        "UPDATE label_age a SET outdated_by = "
            + mark.sql()
            + " WHERE "
            + which
            + " AND a.outdated_by <> "
            + mark.sql(),
        rows.stream()
            .map(
                row -> {
                  List<Object> all = new ArrayList<>(mark.arguments());
                  all.addAll(List.of(row));
                  all.addAll(mark.arguments());
                  return all.toArray();
                })
            .toList());
  }

  /** Labels that are marked otherwise than they should be: 0, or something is broken. */
  long differing(Project project) {
    Condition mark = mark(project);
    List<Object> arguments = new ArrayList<>(List.of(project.id));
    arguments.addAll(mark.arguments());
    return sql.number(
        "SELECT COUNT(*) FROM label_age a WHERE a.project_id = ? AND a.outdated_by <> "
            + mark.sql(),
        arguments.toArray());
  }

  /** The mark of a label a. */
  private Condition mark(Project project) {
    Set<Integer> accepted = accepted(project);
    StringBuilder cases = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    for (GuidelineVersion version : touching.changes(project.guidelineId)) {
      if (!accepted.contains(version.number)) {
        Condition touched = touching.labels(version);
        cases
            .append(" WHEN a.guideline_version < CAST(? AS INT) AND EXISTS (SELECT 1 FROM task t")
            .append(" WHERE t.id = a.task_id AND ")
            .append(touched.sql())
            .append(") THEN ")
            .append(version.number);
        arguments.add(version.number);
        arguments.addAll(touched.arguments());
      }
    }
    return cases.isEmpty()
        ? new Condition("0", List.of())
        : new Condition("CASE" + cases + " ELSE 0 END", arguments);
  }

  private Set<Integer> accepted(Project project) {
    return new HashSet<>(
        sql.list(
            row -> row.getInt("version"),
            "SELECT version FROM guideline_remedy WHERE project_id = ? AND kind = 'accept'"
                + " AND ended_at IS NOT NULL",
            project.id));
  }
}
