// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.base.Stale;
import touchstone.project.Project;
import touchstone.project.Routing;

/**
 * In which group of a trait each participant of a project with a quota counts, noted with the
 * participant, so that a lease reads no traits of others.
 */
@ApplicationScoped
@Transactional
class QuotaGroups {
  private final Sql sql;

  QuotaGroups(Sql sql) {
    this.sql = sql;
  }

  /** Notes the group of every participant where some have none yet. */
  void note(Project project) {
    boolean missing =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM participant WHERE project_id = ? AND quota_group IS NULL)",
            project.id);
    if (missing) {
      renew(project);
    }
  }

  /** Notes the groups afresh, for a quota that was changed; forgets them where there is none. */
  void renew(Project project) {
    Routing routing = project.policy().routing();
    if (routing == null || routing.quota() == null) {
      sql.update("UPDATE participant SET quota_group = NULL WHERE project_id = ?", project.id);
      return;
    }
    String trait = routing.quota().trait();
    sql.batch(
        "UPDATE participant SET quota_group = ? WHERE id = ?",
        traits(project).entrySet().stream()
            .map(each -> new Object[] {Asker.group(each.getValue(), trait), each.getKey()})
            .toList());
  }

  /** The participants that would count in a group by a trait that is not the one noted. */
  List<UUID> alike(Project project, String trait, String group) {
    return traits(project).entrySet().stream()
        .filter(each -> Asker.group(each.getValue(), trait).equals(group))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<UUID, JsonNode> traits(Project project) {
    Map<UUID, JsonNode> traits = new HashMap<>();
    sql.list(
        row -> {
          String text = row.getString("traits");
          return traits.put(Sql.id(row, "id"), text == null ? Json.object() : Json.tree(text));
        },
        "SELECT p.id, r.traits FROM participant p LEFT JOIN rater r ON r.id = p.rater_id"
            + " WHERE p.project_id = ? ORDER BY p.id",
        project.id);
    return traits;
  }

  /**
   * Looks once more at tasks just leased, whose rows are this transaction's by now: what another
   * took meanwhile is seen, and {@link Stale} has the lease tried again.
   */
  void hold(Project project, String group, Iterable<UUID> tasks) {
    int most = project.policy().routing().quota().most();
    for (UUID task : tasks) {
      long held =
          sql.number(
              "SELECT COUNT(*) FROM slot q JOIN task t ON t.id = q.task_id AND q.round = t.round"
                  + " JOIN participant g ON g.id = q.participant_id"
                  + " WHERE q.task_id = ? AND q.state IN ('leased', 'judged', 'imported')"
                  + " AND COALESCE(g.quota_group, '') = ?",
              task,
              group);
      if (held > most) {
        throw new Stale("quota");
      }
    }
  }
}
