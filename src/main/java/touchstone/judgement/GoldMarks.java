// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import touchstone.base.Sql;

/** Keeps a task's mark in step with whether a judgement in force on it is gold. */
@ApplicationScoped
class GoldMarks {
  private final Sql sql;

  GoldMarks(Sql sql) {
    this.sql = sql;
  }

  /** Sets the task's mark by what its slots hold. */
  void afresh(UUID task) {
    sql.update(
        "UPDATE task SET gold_rank = CASE WHEN EXISTS (SELECT 1 FROM slot s"
            + " JOIN judgement j ON j.id = s.judgement_id WHERE s.task_id = task.id AND j.gold)"
            + " THEN rank ELSE NULL END WHERE id = ?",
        task);
  }

  /** The same where there is a mark, which may have lost its judgement. */
  void afreshIfMarked(UUID task) {
    if (sql.holds("SELECT gold_rank IS NOT NULL FROM task WHERE id = ?", task)) {
      afresh(task);
    }
  }
}
