// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.resolution.Resolutions;

/**
 * What labels that were made again came out as, once their new round is settled: the same, flipped
 * (the label of some question is another), or undecided (no question has a label before and after).
 */
@ApplicationScoped
class Outcomes {
  static final String SAME = "same";
  static final String FLIPPED = "flipped";
  static final String UNDECIDED = "undecided";
  private static final int MOST = 1_000;

  private final Sql sql;
  private final Transactions transactions;
  private final Resolutions resolutions;

  Outcomes(Sql sql, Transactions transactions, Resolutions resolutions) {
    this.sql = sql;
    this.transactions = transactions;
    this.resolutions = resolutions;
  }

  private record Due(UUID relabel, UUID task, JsonNode old) {}

  /** Looks again at what these tasks came out as: something was judged or withdrawn. */
  void reopen(List<UUID> tasks) {
    sql.batch(
        "UPDATE relabel_task SET outcome = NULL, new_label = NULL"
            + " WHERE task_id = ? AND outcome IS NOT NULL AND new_round ="
            + " (SELECT t.round FROM task t WHERE t.id = relabel_task.task_id)",
        tasks.stream().map(task -> new Object[] {task}).toList());
  }

  /** Looks at the tasks whose new round is settled by now. */
  void settle(Project project) {
    List<Due> due = due(project);
    while (!due.isEmpty()) {
      List<Due> now = due;
      Map<UUID, ObjectNode> labels = labels(project, now.stream().map(Due::task).toList());
      transactions.inNew(
          () -> {
            now.forEach(one -> keep(one, labels.getOrDefault(one.task(), Json.object())));
            return null;
          });
      due = now.size() < MOST ? List.of() : due(project);
    }
  }

  private List<Due> due(Project project) {
    return sql.list(
        row ->
            new Due(
                Sql.id(row, "relabel_id"),
                Sql.id(row, "task_id"),
                Json.tree(row.getString("label"))),
        "SELECT r.relabel_id, r.task_id, r.label FROM relabel b"
            + " JOIN relabel_task r ON r.relabel_id = b.id AND r.outcome IS NULL"
            + " JOIN task t ON t.id = r.task_id AND t.round = r.new_round AND t.open_place IS NULL"
            + " JOIN label_age a ON a.task_id = t.id AND a.round = r.new_round"
            + " WHERE b.project_id = ? AND NOT EXISTS (SELECT 1 FROM slot s"
            + "   WHERE s.task_id = t.id AND s.lease_until IS NOT NULL)"
            + " ORDER BY b.project_id, b.at, r.task_id LIMIT ?",
        project.id,
        MOST);
  }

  /** The labels of tasks, question by question; questions without one are left out. */
  Map<UUID, ObjectNode> labels(Project project, List<UUID> tasks) {
    Map<UUID, ObjectNode> labels = new HashMap<>();
    resolutions.of(
        project,
        tasks,
        one -> {
          ObjectNode of = labels.computeIfAbsent(one.task(), first -> Json.object());
          if (one.resolved().label() != null) {
            of.set(one.question(), one.resolved().label());
          }
        });
    return labels;
  }

  private void keep(Due due, ObjectNode label) {
    sql.update(
        "UPDATE relabel_task SET outcome = ?, new_label = ? WHERE relabel_id = ? AND task_id = ?",
        outcome(due.old(), label),
        label.toString(),
        due.relabel(),
        due.task());
  }

  static String outcome(JsonNode old, JsonNode label) {
    boolean compared = false;
    for (Iterator<String> names = old.fieldNames(); names.hasNext(); ) {
      String question = names.next();
      if (label.has(question)) {
        compared = true;
        if (!label.get(question).equals(old.get(question))) {
          return FLIPPED;
        }
      }
    }
    return compared ? SAME : UNDECIDED;
  }
}
