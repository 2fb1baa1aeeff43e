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
import touchstone.base.Condition;
import touchstone.base.Listing;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.judgement.Participants;
import touchstone.project.Places;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Routing;
import touchstone.project.Tasks;
import touchstone.rater.Pools;

/**
 * Who would be given what by a policy, and why not other tasks, without giving anything. It asks
 * with the very conditions that lease, but for those that count by the groups that people say they
 * are of: who shares a group is nobody's business.
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
  private final Askers askers;
  private final Allowance allowance;
  private final DayCap dayCap;
  private final Guidelines guidelines;
  private final Participants participants;
  private final Pools pools;

  DryRun(
      Sql sql,
      Askers askers,
      Allowance allowance,
      DayCap dayCap,
      Guidelines guidelines,
      Participants participants,
      Pools pools) {
    this.sql = sql;
    this.askers = askers;
    this.allowance = allowance;
    this.dayCap = dayCap;
    this.guidelines = guidelines;
    this.participants = participants;
    this.pools = pools;
  }

  /**
   * What one rater would be given.
   *
   * @param next the keys of the items that come first, up to five; none where there is a reason to
   *     give nothing
   * @param may how many of the open tasks that were looked at may be given, gone through or not
   * @param not the others by the first reason that stands against them: experts, done, match,
   *     author
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
    Listing<Asker> page = Listing.of(askers.of(project, limit + 1, after), limit, Asker::name);
    return page.map(asker -> line(project, policy, asker));
  }

  private Line line(Project project, Policy policy, Asker asker) {
    OpenTo openTo = askers.openTo(project, told(project, policy.routing()), asker);
    List<String> lacks = asker.lacks(policy.routing());
    List<String> why = why(project, policy, asker, lacks);
    Map<String, Long> counts = counts(project, policy, openTo);
    long may = counts.containsKey("may") ? counts.remove("may") : 0;
    List<String> next = why.isEmpty() ? next(project, policy, asker, openTo) : List.of();
    return new Line(asker.name(), asker.kind(), next, may, counts, why, lacks);
  }

  /** What counts by the groups that people are of is not told of one of them. */
  private Routing told(Project project, Routing routing) {
    return routing == null
        ? null
        : routing.ofOnePerson(pools.quotas(project.poolId).byTrait().keySet());
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

  /** A guideline of another meaning, or one that a quality rule asks to read again. */
  private boolean unread(Project project, UUID account) {
    return account != null
        && (guidelines.unacknowledged(project.guidelineId, account) > 0
            || participants.readAgain(project, account));
  }

  /** The open tasks by the first reason against them, in the order in which reasons are asked. */
  private Map<String, Long> counts(Project project, Policy policy, OpenTo openTo) {
    Condition open = Tasks.open(project.policy(), policy);
    StringBuilder cases = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    for (OpenTo.Part part : openTo.parts()) {
      cases.append(" WHEN NOT (").append(part.condition()).append(") THEN '");
      cases.append(part.reason()).append("'");
      arguments.addAll(part.arguments());
    }
    arguments.add(project.id);
    arguments.addAll(open.arguments());
    arguments.add(LOOKED_AT);
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.list(
        row -> counts.put(row.getString("reason"), row.getLong("tasks")),
        "SELECT n.reason, COUNT(*) AS tasks FROM (SELECT CASE"
            + cases
            + " ELSE 'may' END AS reason FROM (SELECT id, item_id, round, expert_only,"
            + "   wanted, held, imported, rank FROM task t"
            + "   WHERE t.project_id = ? AND "
            + open.sql()
            + "   ORDER BY t.project_id, t.open_place LIMIT ?) t) n GROUP BY n.reason"
            + " ORDER BY n.reason",
        arguments.toArray());
    return counts;
  }

  /**
   * The tasks that come next. By the project's own order and overlap they stand in their places,
   * and the rater goes on where they are; by others places are worked out, but for the certainty of
   * answers, which is as it was last counted.
   */
  private List<String> next(Project project, Policy policy, Asker asker, OpenTo openTo) {
    Policy own = project.policy();
    int count = Math.min(NEXT, allowance.of(policy.caps(), asker.participant()).least());
    if (!policy.ordersLike(own)) {
      boolean counted = policy.order().equals("uncertain") && own.order().equals("uncertain");
      Places.Formula place = counted ? Places.byKeyOf(policy) : Places.by(policy);
      return from(project, policy, place, Long.MIN_VALUE, Long.MAX_VALUE, openTo, count);
    }
    Places.Formula place =
        new Places.Formula(
            Tasks.open(own, policy).arguments().isEmpty() ? "t.open_place" : "t.place", List.of());
    List<String> next =
        new ArrayList<>(
            from(project, policy, place, asker.frontier(), Long.MAX_VALUE, openTo, count));
    if (next.size() < count && asker.frontier() > Long.MIN_VALUE) {
      int more = count - next.size();
      next.addAll(from(project, policy, place, Long.MIN_VALUE, asker.frontier(), openTo, more));
    }
    return next;
  }

  private List<String> from(
      Project project,
      Policy policy,
      Places.Formula place,
      long from,
      long to,
      OpenTo openTo,
      int count) {
    Condition open = Tasks.open(project.policy(), policy);
    String column = place.sql().equals("t.open_place") ? "t.open_place" : "t.place";
    List<Object> before = new ArrayList<>(List.of(project.id, from, to));
    before.addAll(open.arguments());
    List<Object> after = new ArrayList<>(place.arguments());
    after.add(count);
    return sql.list(
        row -> row.getString("item_key"),
        "SELECT i.item_key FROM task t JOIN item i ON i.id = t.item_id"
            + " WHERE t.project_id = ? AND %1$s > ? AND %1$s <= ? AND ".formatted(column)
            + open.sql()
            + " AND "
            + openTo.condition()
            + " ORDER BY t.project_id, "
            + place.sql()
            + " LIMIT ?",
        openTo.arguments(before, after.toArray()));
  }
}
