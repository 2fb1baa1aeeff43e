// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.project.Cover;
import touchstone.project.Project;

/**
 * On how many tasks of a project a place is kept for each group that should be on every task: as
 * many as the group is likely to reach by its part of the pool, and a quarter more; on none where
 * nobody of the group has taken work for the time that the policy says. Looked up afresh every few
 * seconds; it is a guess by its nature, and no promise hangs on it.
 */
@ApplicationScoped
@Transactional
class Covers {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final double MARGIN = 1.25;

  private final Sql sql;
  private final Clock clock;
  private final Map<UUID, Kept> known = new ConcurrentHashMap<>();

  Covers(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A group that tasks should have.
   *
   * @param least how many judgements of it
   * @param kept on which share of tasks a place is kept for it, 0 to 1
   */
  record Wanted(String value, int least, double kept) {}

  private record Kept(Cover cover, int overlap, Instant at, List<Wanted> wanted) {}

  /** The groups wanted by a cover, with what is kept for each. */
  List<Wanted> of(Project project, Cover cover) {
    int overlap = project.policy().overlap().max();
    Instant now = clock.instant();
    Kept kept = known.get(project.id);
    if (kept == null
        || !kept.cover().equals(cover)
        || kept.overlap() != overlap
        || kept.at().plus(FRESH).isBefore(now)) {
      kept = new Kept(cover, overlap, now, counted(project, cover, overlap, now));
      known.put(project.id, kept);
    }
    return kept.wanted();
  }

  private List<Wanted> counted(Project project, Cover cover, int overlap, Instant now) {
    Map<String, Integer> members = members(project, cover.trait());
    int all = members.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Instant> last = lastAtWork(project);
    Instant first = firstTask(project, now);
    return cover.groups().entrySet().stream()
        .map(
            group -> {
              Instant atWork = last.getOrDefault(group.getKey(), first);
              boolean away = atWork.plus(cover.held()).isBefore(now);
              double part = all == 0 ? 0 : (double) members.getOrDefault(group.getKey(), 0) / all;
              double reach = part * overlap / group.getValue() * MARGIN;
              return new Wanted(group.getKey(), group.getValue(), away ? 0 : Math.min(1, reach));
            })
        .toList();
  }

  /** How many present members of the pool count in each group. */
  Map<String, Integer> members(Project project, String trait) {
    Map<String, Integer> members = new HashMap<>();
    sql.list(
        row ->
            members.merge(Asker.group(Json.tree(row.getString("traits")), trait), 1, Integer::sum),
        "SELECT r.traits FROM pool_member m JOIN rater r ON r.id = m.rater_id"
            + " WHERE m.pool_id = ? AND m.state = 'active'",
        project.poolId);
    return members;
  }

  private Map<String, Instant> lastAtWork(Project project) {
    Map<String, Instant> last = new HashMap<>();
    sql.list(
        row -> last.put(row.getString("quota_group"), Sql.instant(row, "leased_at")),
        "SELECT g.quota_group, MAX(s.leased_at) AS leased_at FROM participant g"
            + " JOIN slot s ON s.participant_id = g.id WHERE g.project_id = ?"
            + " AND g.quota_group IS NOT NULL AND s.leased_at IS NOT NULL GROUP BY g.quota_group",
        project.id);
    return last;
  }

  private Instant firstTask(Project project, Instant now) {
    return sql.first(
            row -> Sql.instant(row, "made_at"),
            "SELECT MIN(made_at) AS made_at FROM task WHERE project_id = ?",
            project.id)
        .orElse(now);
  }
}
