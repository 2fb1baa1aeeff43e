// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Listing;
import touchstone.base.Sql;
import touchstone.project.Places;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Routing;

/**
 * Who would be given what by a policy, and why not other tasks, without giving anything. It asks
 * with the very conditions that lease.
 */
@ApplicationScoped
@Transactional
public class DryRun {
  /** Of the open tasks in a project's order, so many are looked at for reasons. */
  static final int LOOKED_AT = 10_000;

  private static final int NEXT = 5;

  /** Reasons for which a rater is given nothing at all. */
  static final String KIND = "kind";

  static final String SKILL = "skill";
  static final String PAUSED = "paused";
  static final String UNREAD = "unread";
  static final String CAP = "cap";
  static final String DAY = "day";

  private final Sql sql;
  private final QuotaGroups groups;
  private final Allowance allowance;
  private final DayCap dayCap;

  DryRun(Sql sql, QuotaGroups groups, Allowance allowance, DayCap dayCap) {
    this.sql = sql;
    this.groups = groups;
    this.allowance = allowance;
    this.dayCap = dayCap;
  }

  /**
   * What one rater would be given.
   *
   * @param next the keys of the items that come first, up to five; none where there is a reason to
   *     give nothing
   * @param may how many of the open tasks that were looked at may be given, gone through or not
   * @param not the others by the first reason that stands against them: experts, done, match,
   *     author, quota
   * @param why reasons to give nothing: kind, skill, paused, unread, cap, day
   * @param lacks the skills missing, each as name and least
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Line(
      String rater,
      String kind,
      List<String> next,
      long may,
      Map<String, Long> not,
      List<String> why,
      List<String> lacks) {
    /** The open tasks that were looked at. */
    long looked() {
      return may + not.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The members of the pool by name, from one on, and what each would be given by the policy. */
  public Listing<Line> of(Project project, Policy policy, int limit, String after) {
    Listing<Asker> page =
        Listing.of(askers(project, limit + 1, after), limit, asker -> asker.name());
    return page.map(asker -> line(project, policy, asker));
  }

  private List<Asker> askers(Project project, int limit, String after) {
    return sql.list(
        Asker::from,
        "SELECT "
            + Asker.COLUMNS
            + " FROM pool_member m JOIN rater r ON r.id = m.rater_id"
            + " LEFT JOIN account a ON a.id = r.account_id"
            + " LEFT JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
            + " WHERE m.pool_id = ? AND m.left_at IS NULL AND r.name > ? ORDER BY r.name LIMIT ?",
        project.id,
        project.poolId,
        after == null ? "" : after,
        limit);
  }

  private Line line(Project project, Policy policy, Asker asker) {
    OpenTo openTo = OpenTo.by(policy.routing(), asker, alike(project, policy.routing(), asker));
    List<String> lacks = asker.lacks(policy.routing());
    List<String> why = why(project, policy, asker, lacks);
    Map<String, Long> counts = counts(project, openTo);
    long may = counts.containsKey("may") ? counts.remove("may") : 0;
    List<String> next = why.isEmpty() ? next(project, policy, asker, openTo) : List.of();
    return new Line(asker.name(), asker.kind(), next, may, counts, why, lacks);
  }

  private Alike alike(Project project, Routing routing, Asker asker) {
    if (routing == null || routing.quota() == null) {
      return null;
    }
    String trait = routing.quota().trait();
    return Alike.these(groups.alike(project, trait, Asker.group(asker.traits(), trait)));
  }

  private List<String> why(Project project, Policy policy, Asker asker, List<String> lacks) {
    List<String> why = new ArrayList<>();
    if (!asker.ofKind(policy.routing())) {
      why.add(KIND);
    }
    if (!lacks.isEmpty()) {
      why.add(SKILL);
    }
    if (asker.paused()) {
      why.add(PAUSED);
    }
    if (unread(project, asker.account())) {
      why.add(UNREAD);
    }
    Allowance.Left left = allowance.of(policy.caps(), asker.participant());
    if (left.inAll() == 0) {
      why.add(CAP);
    } else if (left.today() == 0 || dayCap.reached(project, policy, asker.account())) {
      why.add(DAY);
    }
    return why;
  }

  private boolean unread(Project project, UUID account) {
    return account != null
        && sql.holds(
            "SELECT EXISTS (SELECT 1 FROM guideline_version v WHERE v.guideline_id = ?"
                + " AND v.change = 'meaning' AND v.number > (SELECT COALESCE(MAX(seen.number), 0)"
                + "   FROM acknowledgement k JOIN guideline_version seen"
                + "   ON seen.id = k.guideline_version_id"
                + "   WHERE seen.guideline_id = v.guideline_id AND k.account_id = ?))",
            project.guidelineId,
            account);
  }

  /** The open tasks by the first reason against them, in the order in which reasons are asked. */
  private Map<String, Long> counts(Project project, OpenTo openTo) {
    StringBuilder cases = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    for (OpenTo.Part part : openTo.parts()) {
      cases.append(" WHEN NOT (").append(part.condition()).append(") THEN '");
      cases.append(part.reason()).append("'");
      arguments.addAll(part.arguments());
    }
    arguments.add(project.id);
    arguments.add(LOOKED_AT);
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.list(
        row -> counts.put(row.getString("reason"), row.getLong("tasks")),
        "SELECT n.reason, COUNT(*) AS tasks FROM (SELECT CASE"
            + cases
            + " ELSE 'may' END AS reason FROM (SELECT id, item_id, round, expert_only FROM task"
            + "   WHERE project_id = ? AND open_place IS NOT NULL"
            + "   ORDER BY project_id, open_place LIMIT ?) t) n GROUP BY n.reason ORDER BY n.reason",
        arguments.toArray());
    return counts;
  }

  /**
   * The tasks that come next. By an order that is the project's they stand in their places, and the
   * rater goes on where they are; by another one places are worked out, but for the certainty of
   * answers, which is as it was last counted.
   */
  private List<String> next(Project project, Policy policy, Asker asker, OpenTo openTo) {
    int count = Math.min(NEXT, allowance.of(policy.caps(), asker.participant()).least());
    if (!policy.ordersLike(project.policy()) && !policy.order().equals("uncertain")) {
      return from(project, Places.by(policy), Long.MIN_VALUE, Long.MAX_VALUE, openTo, count);
    }
    Places.Formula place = new Places.Formula("t.open_place", List.of());
    List<String> next =
        new ArrayList<>(from(project, place, asker.frontier(), Long.MAX_VALUE, openTo, count));
    if (next.size() < count && asker.frontier() > Long.MIN_VALUE) {
      next.addAll(
          from(project, place, Long.MIN_VALUE, asker.frontier(), openTo, count - next.size()));
    }
    return next;
  }

  private List<String> from(
      Project project, Places.Formula place, long from, long to, OpenTo openTo, int count) {
    List<Object> after = new ArrayList<>(place.arguments());
    after.add(count);
    return sql.list(
        row -> row.getString("item_key"),
        "SELECT i.item_key FROM task t JOIN item i ON i.id = t.item_id"
            + " WHERE t.project_id = ? AND t.open_place > ? AND t.open_place <= ? AND "
            + openTo.condition()
            + " ORDER BY t.project_id, "
            + place.sql()
            + " LIMIT ?",
        openTo.arguments(List.of(project.id, from, to), after.toArray()));
  }
}
