// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * The rounds of tasks. A settled task that is reopened begins another: it wants judgements afresh,
 * from whoever judged it before too, and what was judged in earlier rounds stays as it is.
 */
@ApplicationScoped
@Transactional
public class Rounds {
  private final Sql sql;

  Rounds(Sql sql) {
    this.sql = sql;
  }

  /** A task that was reopened, and the round that began. */
  public record Begun(UUID task, int round) {}

  /**
   * Reopens those of the tasks that are settled: full, and no lease on them live in any round. Rows
   * are locked in order of id, and looked at again once they are.
   */
  public List<Begun> reopen(Project project, List<UUID> tasks) {
    UUID[] ids = tasks.stream().sorted().toArray(UUID[]::new);
    sql.list(
        row -> row.getLong("place"),
        "SELECT place FROM task WHERE id = ANY(?) AND project_id = ? ORDER BY id FOR UPDATE",
        ids,
        project.id);
    Pilot pilot = project.policy().pilot();
    List<UUID> reopened = new ArrayList<>();
    int[] changed =
        sql.batch(
            "UPDATE task SET round = round + 1, held = 0, imported = 0,"
                + " wanted = GREATEST(?, CASE WHEN rank <= ? THEN ? ELSE 0 END),"
                + " open_place = place, expert_only = FALSE"
                + " WHERE id = ? AND project_id = ? AND open_place IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = task.id"
                + "   AND s.lease_until IS NOT NULL)"
                + " AND NOT EXISTS (SELECT 1 FROM task_drop d WHERE d.task_id = task.id)",
            tasks.stream()
                .map(
                    task ->
                        new Object[] {
                          project.policy().wanted(),
                          pilot == null ? 0 : pilot.items(),
                          pilot == null ? 0 : pilot.raters(),
                          task,
                          project.id
                        })
                .toList());
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 1) {
        reopened.add(tasks.get(i));
      }
    }
    startOver(project, reopened);
    return sql.list(
        row -> new Begun(Sql.id(row, "id"), row.getInt("round")),
        "SELECT id, round FROM task WHERE id = ANY(?)",
        (Object) reopened.toArray(UUID[]::new));
  }

  /** Raters come to them from their beginning, whatever they were given last. */
  private void startOver(Project project, List<UUID> tasks) {
    List<Long> places =
        sql.list(
            row -> row.getLong("place"),
            "SELECT place FROM task WHERE id = ANY(?)",
            (Object) tasks.toArray(UUID[]::new));
    places.stream()
        .mapToLong(Long::longValue)
        .min()
        .ifPresent(
            first ->
                sql.update(
                    "UPDATE participant SET frontier = ? WHERE project_id = ? AND frontier >= ?",
                    first - 1,
                    project.id,
                    first));
  }
}
