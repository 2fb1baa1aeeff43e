// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.project.Routing;

/** The experts of a project's pool. */
@ApplicationScoped
@Transactional
class Experts {
  private final Sql sql;

  Experts(Sql sql) {
    this.sql = sql;
  }

  /** Whether the pool has an expert to whom the task is not closed. */
  boolean left(Project project, UUID task, int round) {
    Routing routing = project.policy().routing();
    if (routing != null && routing.kinds() != null && !routing.kinds().contains("expert")) {
      return false;
    }
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM pool_member m JOIN rater r ON r.id = m.rater_id"
            + " WHERE m.pool_id = ? AND m.state = 'active' AND r.kind = 'expert'"
            + " AND NOT EXISTS (SELECT 1 FROM participant p JOIN slot s ON s.participant_id = p.id"
            + "   WHERE p.project_id = ? AND p.rater_id = r.id AND s.task_id = ? AND s.round = ?"
            + "   AND s.state IN "
            + Slot.CLOSED_TO_RATER
            + "))",
        project.poolId,
        project.id,
        task,
        round);
  }
}
