// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.base.Stale;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Routing;

/**
 * In which group of a trait each participant of a project with a quota counts, noted with the
 * participant, so that a lease reads no traits of others.
 */
@ApplicationScoped
@Transactional
class QuotaGroups {
  private static final Logger LOG = Logger.getLogger(QuotaGroups.class);

  private final Sql sql;
  private final Projects projects;

  QuotaGroups(Sql sql, Projects projects) {
    this.sql = sql;
    this.projects = projects;
  }

  /** Notes the group of one participant who has none yet. */
  void note(UUID participant, String group) {
    sql.update(
        "UPDATE participant SET quota_group = ? WHERE id = ? AND quota_group IS NULL",
        group,
        participant);
  }

  /** Notes the groups of those who came by import and never asked for a lease. */
  @Scheduled(every = "5s", delayed = "6s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void noteAll() {
    try {
      for (Project project : projects.everyOpen()) {
        Routing routing = project.policy().routing();
        if (routing != null && routing.trait() != null) {
          note(project, routing.trait(), " AND quota_group IS NULL");
        }
      }
    } catch (RuntimeException away) {
      LOG.warnf("Groups could not be noted: %s", away.getMessage());
    }
  }

  /** Notes the groups afresh, for a quota that was changed; forgets them where there is none. */
  void renew(Project project) {
    Routing routing = project.policy().routing();
    if (routing == null || routing.trait() == null) {
      sql.update(
          "UPDATE participant SET quota_group = NULL WHERE project_id = ?"
              + " AND quota_group IS NOT NULL",
          project.id);
      return;
    }
    note(project, routing.trait(), "");
  }

  private void note(Project project, String trait, String which) {
    sql.batch(
        "UPDATE participant SET quota_group = ? WHERE id = ?" + which,
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
    Map<UUID, JsonNode> traits = new LinkedHashMap<>();
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

  /** The same for places that are kept for other groups: two may have reached for the last free. */
  void keep(List<Covers.Wanted> kept, Iterable<UUID> tasks) {
    for (UUID task : tasks) {
      List<Object> arguments = new ArrayList<>(List.of(task));
      arguments.addAll(KeptPlaces.arguments(kept));
      if (!sql.holds(
          "SELECT EXISTS (SELECT 1 FROM task t WHERE t.id = ? AND "
              + KeptPlaces.stillKept(kept)
              + ")",
          arguments.toArray())) {
        throw new Stale("cover");
      }
    }
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
