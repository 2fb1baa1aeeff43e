// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.MemberState;
import touchstone.rater.Memberships;
import touchstone.routing.DayCap;

/** Whether the pool has anything more for somebody: on the way in, in hand, or open to them. */
@ApplicationScoped
@Transactional
class Finish {
  private final Sql sql;
  private final Memberships memberships;
  private final Projects projects;
  private final DayCap dayCap;

  Finish(Sql sql, Memberships memberships, Projects projects, DayCap dayCap) {
    this.sql = sql;
    this.memberships = memberships;
    this.projects = projects;
    this.dayCap = dayCap;
  }

  boolean more(Door door, UUID rater, UUID account) {
    MemberState state =
        memberships
            .of(door.pool(), rater)
            .map(Memberships.Standing::state)
            .orElse(MemberState.LEFT);
    return switch (state) {
      case INVITED, CONSENTED, TRAINING, EXAM -> true;
      case ACTIVE ->
          projects.openTo(rater).stream()
              .filter(project -> project.poolId.equals(door.pool()))
              .anyMatch(project -> more(project, rater, account));
      default -> false;
    };
  }

  private boolean more(Project project, UUID rater, UUID account) {
    if (sql.holds(
        "SELECT EXISTS (SELECT 1 FROM participant q JOIN slot s ON s.participant_id = q.id"
            + " AND s.state = 'leased' AND s.lease_until > CURRENT_TIMESTAMP"
            + " WHERE q.project_id = ? AND q.rater_id = ?)",
        project.id,
        rater)) {
      return true;
    }
    DayCap.Left left = dayCap.left(project, account);
    boolean capped =
        left != null
            && (Integer.valueOf(0).equals(left.today()) || Integer.valueOf(0).equals(left.inAll()));
    return !capped
        && !dayCap.reached(project, account)
        && sql.holds(
            "SELECT EXISTS (SELECT 1 FROM task t WHERE t.project_id = ? AND t.open_place IS NOT NULL"
                + " AND NOT EXISTS (SELECT 1 FROM slot s JOIN participant q"
                + "   ON q.id = s.participant_id AND q.rater_id = ? WHERE s.task_id = t.id"
                + "   AND s.state IN "
                + Slot.CLOSED_TO_RATER
                + "))",
            project.id,
            rater);
  }

  /** Whether they answered anything in the pool, known items of the way in too. */
  boolean worked(Door door, UUID rater) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM participant q JOIN project p ON p.id = q.project_id"
            + " AND p.pool_id = ? JOIN slot s ON s.participant_id = q.id"
            + " AND s.judgement_id IS NOT NULL WHERE q.rater_id = ?)",
        door.pool(),
        rater);
  }
}
