// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * The rows that say how old labels are, made from the slots that judgements fill, in the caller's
 * transaction. A label is as old as the newest judgement in force of the newest round that has one,
 * and of the newest guideline version among these; golds and streams count like anybody.
 */
@ApplicationScoped
class LabelAges {
  private static final String OF_TASK = " WHERE t.id = ?";
  private static final String OF_RANKS = " WHERE t.project_id = ? AND t.rank > ? AND t.rank <= ?";

  /** What {@code label_age} must hold of tasks t. */
  static final String AGES =
      "SELECT x.task_id, x.project_id, x.round, x.judged_at, x.guideline_version FROM ("
          + "SELECT t.id AS task_id, t.project_id, s.round, MAX(j.judged_at) AS judged_at,"
          + " MAX(j.guideline_version) AS guideline_version,"
          + " ROW_NUMBER() OVER (PARTITION BY t.id ORDER BY s.round DESC) AS latest FROM task t"
          + " JOIN slot s ON s.task_id = t.id AND s.round > 0"
          + " JOIN judgement j ON j.id = s.judgement_id%s GROUP BY t.id, t.project_id, s.round) x"
          + " WHERE x.latest = 1";

  private static final String DAY =
      "CAST(FLOOR(EXTRACT(EPOCH FROM a.judged_at) / 86400) AS INT) AS judged_on";

  /** What {@code label_age_slice} must hold of them, the whole project first. */
  static final String WHOLE =
      "SELECT a.project_id, CAST('' AS VARCHAR(100)) AS name, CAST('' AS VARCHAR(200)) AS slice,"
          + " a.judged_at, a.task_id, "
          + DAY
          + " FROM task t JOIN label_age a ON a.task_id = t.id%s";

  static final String SLICES =
      "SELECT a.project_id, c.name, c.slice, a.judged_at, a.task_id, "
          + DAY
          + " FROM task t JOIN label_age a ON a.task_id = t.id"
          + " JOIN item_slice c ON c.item_id = t.item_id%s";

  private static final String INTO_AGES =
      "INSERT INTO label_age (task_id, project_id, round, judged_at, guideline_version) ";
  private static final String INTO_SLICES =
      "INSERT INTO label_age_slice (project_id, name, slice, judged_at, task_id, judged_on) ";

  private final Sql sql;

  LabelAges(Sql sql) {
    this.sql = sql;
  }

  /** A day of a slice. */
  private record Day(String name, String slice, int day) {}

  /** Counts the labels of tasks whose ranks lie in a span, of which nothing was counted before. */
  void fill(UUID project, long after, long upTo) {
    sql.update(INTO_AGES + AGES.formatted(OF_RANKS), project, after, upTo);
    sql.update(INTO_SLICES + WHOLE.formatted(OF_RANKS), project, after, upTo);
    sql.update(INTO_SLICES + SLICES.formatted(OF_RANKS), project, after, upTo);
  }

  /** Counts the days once every task was filled in. */
  void fillDays(UUID project) {
    sql.update(
        "INSERT INTO label_age_day (project_id, name, slice, judged_on, labels)"
            + " SELECT project_id, name, slice, judged_on, COUNT(*) FROM label_age_slice"
            + " WHERE project_id = ? GROUP BY project_id, name, slice, judged_on",
        project);
  }

  /** Counts these tasks afresh. */
  void afresh(UUID project, List<UUID> tasks) {
    UUID[] ids = tasks.toArray(UUID[]::new);
    Map<Day, Integer> changes = new HashMap<>();
    count(ids, -1, changes);
    List<Object[]> each = tasks.stream().map(task -> new Object[] {task}).toList();
    sql.batch("DELETE FROM label_age_slice WHERE task_id = ?", each);
    sql.batch("DELETE FROM label_age WHERE task_id = ?", each);
    sql.batch(INTO_AGES + AGES.formatted(OF_TASK), each);
    sql.batch(INTO_SLICES + WHOLE.formatted(OF_TASK), each);
    sql.batch(INTO_SLICES + SLICES.formatted(OF_TASK), each);
    count(ids, 1, changes);
    write(project, changes);
  }

  private void count(UUID[] tasks, int by, Map<Day, Integer> changes) {
    sql.list(
        row ->
            changes.merge(
                new Day(row.getString("name"), row.getString("slice"), row.getInt("judged_on")),
                by,
                Integer::sum),
        "SELECT name, slice, judged_on FROM label_age_slice WHERE task_id = ANY(?)",
        (Object) tasks);
  }

  private void write(UUID project, Map<Day, Integer> changes) {
    changes.values().removeIf(change -> change == 0);
    List<Object[]> keys = new ArrayList<>();
    List<Object[]> sums = new ArrayList<>();
    changes.forEach(
        (day, change) -> {
          keys.add(new Object[] {project, day.name(), day.slice(), day.day()});
          sums.add(new Object[] {change, project, day.name(), day.slice(), day.day()});
        });
    String at = " WHERE project_id = ? AND name = ? AND slice = ? AND judged_on = ?";
    sql.batch(
        "INSERT INTO label_age_day (project_id, name, slice, judged_on, labels) VALUES (?, ?, ?, ?, 0)"
            + " ON CONFLICT DO NOTHING",
        keys);
    sql.batch("UPDATE label_age_day SET labels = labels + ?" + at, sums);
    sql.batch("DELETE FROM label_age_day" + at + " AND labels = 0", keys);
  }

  /** Forgets all that was counted of a project. */
  void drop(UUID project) {
    sql.update("DELETE FROM label_age_day WHERE project_id = ?", project);
    sql.update("DELETE FROM label_age_slice WHERE project_id = ?", project);
    sql.update("DELETE FROM label_age WHERE project_id = ?", project);
  }

  /** Tasks of which something was recorded after a time: judged, withdrawn, changed; so many. */
  List<UUID> touched(UUID project, Instant after, int most) {
    return sql.list(
        row -> Sql.id(row, "task_id"),
        "SELECT j.task_id FROM participant p JOIN judgement j ON j.participant_id = p.id"
            + " AND j.recorded_at > ? WHERE p.project_id = ?"
            + " UNION SELECT t.id FROM item_past i JOIN task t ON t.item_id = i.item_id"
            + " AND t.project_id = ? WHERE i.until > ? ORDER BY 1 LIMIT ?",
        after,
        project,
        project,
        after,
        most);
  }

  /**
   * Rows that differ from what judgements say, of those tasks that nothing was recorded of after a
   * time: always 0, or something is broken.
   */
  long differing(UUID project, Instant seen) {
    String ours = " WHERE t.project_id = ?";
    String quiet =
        "SELECT * FROM (%s) y WHERE NOT EXISTS (SELECT 1 FROM judgement j"
            + " WHERE j.task_id = y.task_id AND j.recorded_at > ?)";
    String ages =
        apart(
            quiet.formatted(AGES.formatted(ours)),
            quiet.formatted(
                "SELECT t.task_id, t.project_id, t.round, t.judged_at, t.guideline_version"
                    + " FROM label_age t"
                    + ours));
    String slices =
        apart(
            WHOLE.formatted(ours) + " UNION ALL " + SLICES.formatted(ours),
            "SELECT t.project_id, t.name, t.slice, t.judged_at, t.task_id, t.judged_on"
                + " FROM label_age_slice t"
                + ours);
    String days =
        apart(
            "SELECT t.name, t.slice, t.judged_on, COUNT(*) AS labels FROM label_age_slice t"
                + ours
                + " GROUP BY t.name, t.slice, t.judged_on",
            "SELECT t.name, t.slice, t.judged_on, t.labels FROM label_age_day t" + ours);
    return sql.number(ages, project, seen, project, seen, project, seen, project, seen)
        + sql.number(slices, project, project, project, project, project, project)
        + sql.number(days, project, project, project, project);
  }

  private static String apart(String one, String other) {
    return "SELECT (SELECT COUNT(*) FROM ((%1$s) EXCEPT (%2$s)) a) + (SELECT COUNT(*) FROM ((%2$s) EXCEPT (%1$s)) b)"
        .formatted(one, other);
  }
}
