// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/** All that happened to members of pools, with what was said against it. */
@ApplicationScoped
@Transactional
public class MemberSteps {
  private static final String LINES =
      "SELECT t.*, a.login, p.text AS appeal, p.at AS appealed_at, p.answered_at, p.upheld, p.answer,"
          + " COALESCE(t.actor <> r.account_id, FALSE) AS by_another,"
          + " NOT EXISTS (SELECT 1 FROM account l WHERE l.role IN ('lead', 'admin')"
          + "   AND l.id <> t.actor AND l.id <> r.account_id) AS alone"
          + " FROM membership_transition t JOIN rater r ON r.id = t.rater_id"
          + " LEFT JOIN account a ON a.id = t.actor"
          + " LEFT JOIN membership_appeal p ON p.transition_id = t.id"
          + " WHERE t.pool_id = ? AND t.rater_id = ? ORDER BY t.at, t.id";

  private final Sql sql;

  MemberSteps(Sql sql) {
    this.sql = sql;
  }

  /** A step, and where the member stands again if it is taken back. */
  record Taken(Transition step, UUID actor, MemberState instead) {}

  /** The steps of a member, oldest first. */
  public List<Transition> of(UUID pool, UUID rater) {
    return taken(pool, rater).stream().map(Taken::step).toList();
  }

  List<Taken> taken(UUID pool, UUID rater) {
    List<Taken> all = new ArrayList<>();
    Past past = new Past();
    sql.list(
        row -> {
          MemberState to = MemberState.stored(row.getString("state"));
          String rule = row.getString("rule");
          StepAppeal appeal = StepAppeal.of(row);
          boolean against =
              rule.equals(Memberships.BY_HAND) && row.getBoolean("by_another") && past.worsens(to);
          Transition step =
              new Transition(
                  Sql.id(row, "id"),
                  to.word(),
                  Sql.instant(row, "at"),
                  row.getString("login"),
                  rule,
                  Json.tree(row.getString("evidence")),
                  against && appeal == null,
                  appeal);
          all.add(new Taken(step, Sql.id(row, "actor"), past.instead(to)));
          past.step(to, rule);
          return to;
        },
        LINES,
        pool,
        rater);
    return all;
  }

  /** What a further step of a member is read in. */
  Past past(UUID pool, UUID rater) {
    Past past = new Past();
    of(pool, rater).forEach(each -> past.step(MemberState.stored(each.state()), each.rule()));
    return past;
  }

  /** The goes at training and exam that a member has begun, in their order. */
  public List<MemberState> goes(UUID pool, UUID rater) {
    return past(pool, rater).goes();
  }

  /** The step by which a member came to stand where the newest line says; not a mere return. */
  public static Transition cause(List<Transition> history) {
    Transition last = history.get(history.size() - 1);
    for (int i = history.size() - 1; i >= 0; i--) {
      Transition each = history.get(i);
      if (each.state().equals(last.state()) && !Memberships.back(each.rule())) {
        return each;
      }
    }
    return last;
  }
}
