// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import touchstone.base.Condition;
import touchstone.base.Problem;
import touchstone.base.RecordTime;
import touchstone.base.Sql;

/**
 * The task rows of projects. A task counts the slots held of those wanted; {@code open_place} is
 * its place while a slot is free, else null.
 */
@ApplicationScoped
@Transactional
public class Tasks {
  private final Sql sql;
  private final RecordTime recordTime;
  private final Places places;

  Tasks(Sql sql, RecordTime recordTime, Places places) {
    this.sql = sql;
    this.recordTime = recordTime;
    this.places = places;
  }

  /**
   * Makes tasks of the items that have none yet, by one statement. Items are never removed, so
   * equal counts mean that nothing is missing, and the look costs two rows.
   */
  public void pull(Project project) {
    if (project.cancelled() || complete(project.id)) {
      return;
    }
    // By the policy as it is once the row is held: another one may have been set meanwhile.
    Project now =
        sql.first(Project::from, "SELECT * FROM project WHERE id = ? FOR UPDATE", project.id)
            .orElseThrow();
    int made =
        sql.update(
            "INSERT INTO task (id, project_id, item_id, rank, place, open_place, wanted, made_at)"
                + " SELECT GEN_RANDOM_UUID(), n.project_id, n.item_id, n.rank, n.rank, n.rank, n.wanted,"
                + "   COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP)"
                + " FROM (SELECT p.id AS project_id, i.id AS item_id, CAST(? AS INT) AS wanted,"
                + "   p.tasks + ROW_NUMBER() OVER (ORDER BY i.id) AS rank FROM project p JOIN item i ON i.dataset_id = p.dataset_id"
                + "   WHERE p.id = ? AND NOT EXISTS (SELECT 1 FROM task t"
                + "     WHERE t.project_id = p.id AND t.item_id = i.id)) n",
            recordTime.ofThisTransaction(),
            now.policy().wanted(),
            project.id);
    sql.update("UPDATE project SET tasks = tasks + ? WHERE id = ?", made, project.id);
    pilot(now);
    if (made > 0 && !Places.plain(now.policy())) {
      places.put(now, now.tasks);
    }
  }

  /** Lets the tasks of a pilot want as many judgements as it asks for, or more. */
  void pilot(Project project) {
    Pilot pilot = project.policy().pilot();
    if (pilot != null) {
      sql.update(
          "UPDATE task SET wanted = ?, open_place ="
              + " CASE WHEN held + imported < ? THEN place ELSE NULL END"
              + " WHERE project_id = ? AND rank <= ? AND wanted < ?",
          pilot.raters(),
          pilot.raters(),
          project.id,
          pilot.items(),
          pilot.raters());
    }
  }

  private boolean complete(UUID project) {
    return sql.holds(
        "SELECT p.tasks = d.items FROM project p JOIN dataset d ON d.id = p.dataset_id"
            + " WHERE p.id = ?",
        project);
  }

  /**
   * Frees a slot of a task, back at its place on the open front. A slot of a round that is over
   * counts for nothing, and frees nothing.
   */
  public void free(UUID task, int round) {
    places.comesBack(task);
    sql.update(
        "UPDATE task SET held = held - 1, open_place ="
            + " CASE WHEN held - 1 + imported < wanted THEN place ELSE NULL END"
            + " WHERE id = ? AND round = ? AND held > 0",
        task,
        round);
  }

  /** Takes a slot of the task if one is free; the condition is checked on the locked row. */
  public boolean take(UUID task) {
    return sql.update(
            "UPDATE task SET held = held + 1, open_place ="
                + " CASE WHEN held + 1 + imported < wanted THEN place ELSE NULL END"
                + " WHERE id = ? AND held + imported < wanted AND held < wanted",
            task)
        == 1;
  }

  /** The task of an item of the project, by its key; 404 where there is none. */
  public UUID of(Project project, String key) {
    return sql.first(
            row -> Sql.id(row, "id"),
            "SELECT t.id FROM item i JOIN task t ON t.item_id = i.id AND t.project_id = ?"
                + " WHERE i.dataset_id = ? AND i.item_key = ?",
            project.id,
            project.datasetId,
            key)
        .orElseThrow(() -> Problem.notFound("item"));
  }

  /** What a task counts, and of which round. */
  public record Count(int wanted, int held, int imported, int round) {}

  /** The counts of a task, its row locked until this transaction ends. */
  public Count locked(UUID task) {
    return sql.first(
            row ->
                new Count(
                    row.getInt("wanted"),
                    row.getInt("held"),
                    row.getInt("imported"),
                    row.getInt("round")),
            "SELECT wanted, held, imported, round FROM task WHERE id = ? FOR UPDATE",
            task)
        .orElseThrow();
  }

  /** Opens a full task for one judgement more; to experts alone, where it is one for them. */
  public void wantOneMore(UUID task, boolean ofExpert) {
    sql.update(
        "UPDATE task SET wanted = GREATEST(wanted, held + imported) + 1, open_place = place,"
            + " expert_only = ? WHERE id = ? AND GREATEST(wanted, held + imported) < 1000",
        ofExpert,
        task);
  }

  /**
   * Lets the tasks of a project want what its overlap is by now, but never fewer than are held:
   * leases that are out stand. What a rule asked for beyond the overlap before stays asked for.
   */
  void wantEach(Project project, int before) {
    String wanted =
        "LEAST(1000, GREATEST(held, CAST(? AS INT))"
            + " + GREATEST(0, wanted - GREATEST(held, CAST(? AS INT))))";
    int now = project.policy().overlap().max();
    sql.update(
        ("UPDATE task SET wanted = %1$s, open_place ="
                + " CASE WHEN held + imported < %1$s THEN place ELSE NULL END"
                + " WHERE project_id = ? AND NOT expert_only AND wanted <> %1$s")
            .formatted(wanted),
        now,
        before,
        now,
        before,
        project.id,
        now,
        before);
  }

  /** Which tasks t are open, or would be by another overlap than the project's. */
  public static Condition open(Policy policy, Policy other) {
    return policy.overlap().max().equals(other.overlap().max())
        ? new Condition("t.open_place IS NOT NULL", List.of())
        : new Condition(
            "t.held + t.imported < GREATEST(t.held, CAST(? AS INT))",
            List.of(other.overlap().max()));
  }

  /** Lets tasks that nobody has begun want so many; how many of the next thousand wanted more. */
  public int wantFewer(UUID project, int wanted) {
    return sql.update(
        "UPDATE task SET wanted = ? WHERE held + imported = 0 AND wanted > ? AND id IN ("
            + "SELECT id FROM task WHERE project_id = ? AND open_place IS NOT NULL"
            + " AND held + imported = 0 AND wanted > ? ORDER BY project_id, open_place LIMIT 1000)",
        wanted,
        wanted,
        project,
        wanted);
  }

  /** Counts a judgement that was brought in from elsewhere; it takes no slot. */
  public void countImported(UUID task) {
    sql.update(
        "UPDATE task SET imported = imported + 1, open_place ="
            + " CASE WHEN held + imported + 1 < wanted THEN place ELSE NULL END WHERE id = ?",
        task);
  }

  /** Takes such a count back, unless its round is over. */
  public void uncountImported(UUID task, int round) {
    sql.update(
        "UPDATE task SET imported = imported - 1, open_place ="
            + " CASE WHEN held + imported - 1 < wanted THEN place ELSE NULL END"
            + " WHERE id = ? AND round = ?",
        task,
        round);
  }

  /** Rows whose counters differ from the slots they count: always 0, or something is broken. */
  public long miscounted() {
    return sql.number(
        "SELECT COUNT(*) FROM task t LEFT JOIN (SELECT task_id, round,"
            + " COUNT(CASE WHEN state IN ('leased', 'judged') THEN 1 END) AS held,"
            + " COUNT(CASE WHEN state = 'imported' AND NOT beside THEN 1 END) AS imported"
            + " FROM slot GROUP BY task_id, round) s ON s.task_id = t.id AND s.round = t.round"
            + " WHERE t.held <> COALESCE(s.held, 0) OR t.imported <> COALESCE(s.imported, 0)");
  }

  /** Sets counters that differ from what the slots say; how many there were. */
  public int recount() {
    return sql.update(
        "UPDATE task SET held = (SELECT COUNT(*) FROM slot s WHERE s.task_id = task.id"
            + "   AND s.round = task.round AND s.state IN ('leased', 'judged')),"
            + " imported = (SELECT COUNT(*) FROM slot s WHERE s.task_id = task.id"
            + "   AND s.round = task.round AND s.state = 'imported' AND NOT s.beside),"
            + " open_place = CASE WHEN (SELECT COUNT(*) FROM slot s WHERE s.task_id = task.id"
            + "   AND s.round = task.round AND s.state IN ('leased', 'judged', 'imported') AND NOT s.beside)"
            + "   < wanted THEN place ELSE NULL END"
            + " WHERE held <> (SELECT COUNT(*) FROM slot s WHERE s.task_id = task.id"
            + "   AND s.round = task.round AND s.state IN ('leased', 'judged'))"
            + " OR imported <> (SELECT COUNT(*) FROM slot s WHERE s.task_id = task.id"
            + "   AND s.round = task.round AND s.state = 'imported' AND NOT s.beside)");
  }
}
