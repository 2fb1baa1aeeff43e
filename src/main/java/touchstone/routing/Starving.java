// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import touchstone.base.Sql;
import touchstone.judgement.Slot;
import touchstone.project.Policy;
import touchstone.project.Project;

/** Counts the open tasks that the present members of a pool cannot finish. */
@ApplicationScoped
@Transactional
public class Starving {
  /** In a pool of more than so many, no task is thought to starve for its routing. */
  private static final int MANY = 100;

  private final Sql sql;
  private final Askers askers;

  Starving(Sql sql, Askers askers) {
    this.sql = sql;
    this.askers = askers;
  }

  /**
   * The open tasks that want more judgements than there are members to whom they are open. Each
   * member is counted alone: that two of one group share a quota is not seen.
   */
  public long tasks(Project project) {
    return project.policy().routing() == null ? unrouted(project) : routed(project);
  }

  private long unrouted(Project project) {
    return sql.number(
        "SELECT COUNT(*) FROM task t WHERE t.project_id = ? AND t.open_place IS NOT NULL"
            + " AND t.wanted - t.held - t.imported > ("
            + "  SELECT COUNT(*) FROM pool_member m JOIN rater r ON r.id = m.rater_id"
            + "  WHERE m.pool_id = ? AND m.state = 'active'"
            + "  AND (NOT t.expert_only OR r.kind = 'expert')"
            + "  AND NOT EXISTS (SELECT 1 FROM participant p JOIN slot s ON s.participant_id = p.id"
            + "    WHERE p.project_id = t.project_id AND p.rater_id = m.rater_id"
            + "    AND s.task_id = t.id AND (s.round <= 0 OR s.round = t.round) AND s.state IN "
            + Slot.CLOSED_TO_RATER
            + "))",
        project.id,
        project.poolId);
  }

  private long routed(Project project) {
    Policy policy = project.policy();
    List<Asker> all = askers.of(project, MANY + 1, null);
    if (all.size() > MANY) {
      return 0;
    }
    List<OpenTo> members =
        all.stream()
            .filter(
                asker -> asker.ofKind(policy.routing()) && asker.lacks(policy.routing()).isEmpty())
            .map(asker -> askers.openTo(project, policy.routing(), asker))
            .toList();
    List<Object> arguments = new ArrayList<>();
    arguments.add(project.id);
    members.forEach(member -> Collections.addAll(arguments, member.arguments()));
    String open =
        members.stream()
            .map(member -> " + CASE WHEN " + member.condition() + " THEN 1 ELSE 0 END")
            .collect(Collectors.joining());
    return sql.number(
        "SELECT COUNT(*) FROM task t WHERE t.project_id = ? AND t.open_place IS NOT NULL"
            + " AND t.wanted - t.held - t.imported > 0"
            + open,
        arguments.toArray());
  }
}
