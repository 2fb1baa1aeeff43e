// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;

/** Reads labels one by one: the oldest, those outdated, some by lot. */
@ApplicationScoped
class Labels {
  static final String OF_ITEM =
      "EXISTS (SELECT 1 FROM item_past x WHERE x.item_id = t.item_id AND x.until > a.judged_at)";
  static final String OF_GUIDELINE = "a.outdated_by > 0";

  /** Settled, and no gold: what is true is not asked again. */
  static final String FREE = "t.open_place IS NULL AND t.gold_rank IS NULL";

  private static final String WITH_TASK =
      "SELECT a.task_id FROM label_age a JOIN task t ON t.id = a.task_id WHERE a.project_id = ?";

  private final Sql sql;

  Labels(Sql sql) {
    this.sql = sql;
  }

  /** The oldest labels of a slice judged in a span of time, up to so many. */
  List<Label> oldest(Project project, Slice slice, Span span, boolean free, int most) {
    return read(
        "SELECT o.task_id FROM label_age_slice o JOIN task t ON t.id = o.task_id"
            + " WHERE o.project_id = ? AND o.name = ? AND o.slice = ? AND o.judged_at >= ? AND o.judged_at < ?"
            + (free ? " AND " + FREE : "")
            + " ORDER BY o.project_id, o.name, o.slice, o.judged_at, o.task_id LIMIT ?",
        project.id,
        slice.name(),
        slice.value(),
        span.first(),
        span.last(),
        most);
  }

  /** Those whose guideline or item changed, in no order. */
  List<Label> changed(Project project, int most) {
    return read(
        WITH_TASK + " AND " + FREE + " AND (" + OF_GUIDELINE + " OR " + OF_ITEM + ") LIMIT ?",
        project.id,
        most);
  }

  /** Some by lot: tasks have ids by lot, and these follow on one. */
  List<Label> after(Project project, UUID task, int most) {
    return read(
        WITH_TASK + " AND " + FREE + " AND a.task_id >= ? ORDER BY a.project_id, a.task_id LIMIT ?",
        project.id,
        task,
        most);
  }

  /** The labels of these tasks that could be made again. */
  List<Label> of(Project project, Collection<UUID> tasks) {
    List<Label> labels = new ArrayList<>();
    for (UUID task : tasks) {
      labels.addAll(read(WITH_TASK + " AND " + FREE + " AND a.task_id = ?", project.id, task));
    }
    return labels;
  }

  private List<Label> read(String some, Object... arguments) {
    Map<UUID, Label> labels = new LinkedHashMap<>();
    sql.list(
        row ->
            labels
                .computeIfAbsent(Sql.id(row, "task_id"), first -> label(row))
                .slices()
                .addAll(slice(row)),
        "SELECT a.task_id, a.judged_at, a.round, i.item_key, "
            + OF_GUIDELINE
            + " AS of_guideline, "
            + OF_ITEM
            + " AS of_item, c.name, c.slice FROM ("
            + some
            + ") o JOIN label_age a ON a.task_id = o.task_id JOIN task t ON t.id = a.task_id"
            + " JOIN item i ON i.id = t.item_id"
            + " LEFT JOIN label_age_slice c ON c.task_id = a.task_id AND c.name <> ''"
            + " ORDER BY a.judged_at, a.task_id, c.name",
        arguments);
    return List.copyOf(labels.values());
  }

  private static Label label(ResultSet row) {
    try {
      return new Label(
          Sql.id(row, "task_id"),
          row.getString("item_key"),
          Sql.instant(row, "judged_at"),
          row.getInt("round"),
          new ArrayList<>(),
          row.getBoolean("of_guideline"),
          row.getBoolean("of_item"),
          false);
    } catch (SQLException failure) {
      throw new touchstone.base.SqlFailure(failure);
    }
  }

  private static List<Slice> slice(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return name == null ? List.of() : List.of(new Slice(name, row.getString("slice")));
  }

  /**
   * Tasks of whose label a stream says otherwise: what it says beside people is the answer of fewer
   * than half of those who judged the label's round.
   */
  Set<UUID> disputed(Project project) {
    return new HashSet<>(
        sql.list(
            row -> Sql.id(row, "task_id"),
            "SELECT a.task_id FROM participant p JOIN judgement j ON j.participant_id = p.id"
                + " JOIN slot b ON b.id = j.slot_id AND b.judgement_id = j.id AND b.beside"
                + " JOIN label_age a ON a.task_id = b.task_id"
                + " JOIN answer f ON f.judgement_id = j.id"
                + " JOIN slot s ON s.task_id = a.task_id AND s.round = a.round AND NOT s.beside"
                + " JOIN answer g ON g.judgement_id = s.judgement_id AND g.question = f.question"
                + " WHERE p.project_id = ? AND p.kind = 'stream'"
                + " GROUP BY a.task_id, b.id, f.question"
                + " HAVING SUM(CASE WHEN g.answer = f.answer THEN 1 ELSE 0 END) * 2 < COUNT(*)",
            project.id));
  }
}
