// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;

/**
 * Raters in pools, each in a state; every change of it is a dated row with who did it, by which
 * rule and on what evidence.
 */
@ApplicationScoped
@Transactional
public class Memberships {
  /** The rule of a change that somebody made by their own will. */
  public static final String BY_HAND = "by-hand";

  /** The rule of a return to where one was before leaving: it is no further go. */
  static final String CAME_BACK = "came-back";

  /** The rule of a return to where one was before a step that an appeal took back. */
  static final String BY_APPEAL = "by-appeal";

  private static final String MEMBER = " WHERE pool_id = ? AND rater_id = ?";

  private final Sql sql;

  Memberships(Sql sql) {
    this.sql = sql;
  }

  /** Whether the rule is that of a return, which is no step of its own. */
  static boolean back(String rule) {
    return rule.equals(CAME_BACK) || rule.equals(BY_APPEAL);
  }

  /** Where a rater stands in a pool, and since when. */
  public record Standing(MemberState state, Instant since) {}

  /** Takes a rater in, in a state; one who had left is back, one who is there stays as they are. */
  void join(UUID pool, UUID rater, MemberState state, UUID actor, String rule) {
    boolean there =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM pool_member" + MEMBER + " AND left_at IS NULL)",
            pool,
            rater);
    if (there) {
      return;
    }
    int back =
        sql.update(
            "UPDATE pool_member SET left_at = NULL, state = ?" + MEMBER, state.word(), pool, rater);
    if (back == 0) {
      sql.update(
          "INSERT INTO pool_member (pool_id, rater_id, joined_at, state)"
              + " VALUES (?, ?, CURRENT_TIMESTAMP, ?)",
          pool,
          rater,
          state.word());
    }
    note(pool, rater, state, actor, rule, Map.of());
  }

  /** Lets a rater go, or 404 where they are not in. */
  void leave(UUID pool, UUID rater, UUID actor, Map<String, ?> evidence) {
    int left =
        sql.update(
            "UPDATE pool_member SET left_at = CURRENT_TIMESTAMP, state = 'left'"
                + MEMBER
                + " AND left_at IS NULL",
            pool,
            rater);
    if (left == 0) {
      throw Problem.notFound("member");
    }
    note(pool, rater, MemberState.LEFT, actor, BY_HAND, evidence);
  }

  /** Where a rater stands in a pool now; nothing where they are not in. */
  public Optional<Standing> of(UUID pool, UUID rater) {
    return sql.first(
        row -> new Standing(MemberState.stored(row.getString("state")), Sql.instant(row, "since")),
        "SELECT state, COALESCE((SELECT MAX(at) FROM membership_transition t"
            + " WHERE t.pool_id = m.pool_id AND t.rater_id = m.rater_id), joined_at) AS since"
            + " FROM pool_member m"
            + MEMBER
            + " AND left_at IS NULL",
        pool,
        rater);
  }

  /** Keeps two requests of one member from taking the same step: the second waits. */
  public void hold(UUID pool, UUID rater) {
    sql.list(row -> 1, "SELECT state FROM pool_member" + MEMBER + " FOR UPDATE", pool, rater);
  }

  /** Moves a member who is in the first state to the other; false where they are not. */
  public boolean move(
      UUID pool,
      UUID rater,
      MemberState from,
      MemberState to,
      UUID actor,
      String rule,
      Map<String, ?> evidence) {
    int moved =
        sql.update(
            "UPDATE pool_member SET state = ?" + MEMBER + " AND state = ?",
            to.word(),
            pool,
            rater,
            from.word());
    if (moved == 1) {
      note(pool, rater, to, actor, rule, evidence);
    }
    return moved == 1;
  }

  /**
   * Whoever waited for the member's row began before what they waited for: their change is dated
   * behind it all the same, so that the newest line is the state.
   */
  private void note(
      UUID pool, UUID rater, MemberState state, UUID actor, String rule, Map<String, ?> evidence) {
    sql.update(
        "INSERT INTO membership_transition (id, pool_id, rater_id, state, at, actor, rule, evidence)"
            + " VALUES (?, ?, ?, ?, (SELECT COALESCE(GREATEST(CURRENT_TIMESTAMP,"
            + "   MAX(at) + INTERVAL '0.000001' SECOND), CURRENT_TIMESTAMP)"
            + "   FROM membership_transition"
            + MEMBER
            + "), ?, ?, ?)",
        Ids.next(),
        pool,
        rater,
        state.word(),
        pool,
        rater,
        actor,
        rule,
        Json.write(evidence));
  }

  /** How often a member came into a state since they first joined; not by what was taken back. */
  public int times(UUID pool, UUID rater, MemberState state) {
    return (int)
        sql.number(
            "SELECT COUNT(*) FROM membership_transition"
                + MEMBER
                + " AND state = ? AND rule NOT IN (?, ?) AND NOT EXISTS (SELECT 1"
                + " FROM membership_appeal p WHERE p.transition_id = membership_transition.id"
                + " AND p.upheld)",
            pool,
            rater,
            state.word(),
            CAME_BACK,
            BY_APPEAL);
  }

  /** Where a member stood before they left; nothing for who never was in. */
  Optional<MemberState> before(UUID pool, UUID rater) {
    return sql.first(
        row -> MemberState.stored(row.getString("state")),
        "SELECT state FROM membership_transition"
            + MEMBER
            + " AND state <> 'left' ORDER BY at DESC, id DESC LIMIT 1",
        pool,
        rater);
  }

  /** A pool in which a rater is or was, and where they stand in it. */
  public record In(UUID pool, String slug, String name, MemberState state, Instant since) {}

  /** The pools that a rater is in, by name. */
  public List<In> ofRater(UUID rater) {
    return in(" AND m.left_at IS NULL", rater);
  }

  /** The pools that a rater was let go from by somebody else, by name. */
  public List<In> letGo(UUID rater) {
    return in(
        " AND m.left_at IS NOT NULL AND EXISTS (SELECT 1 FROM membership_transition t"
            + " JOIN rater r ON r.id = t.rater_id AND r.account_id <> t.actor"
            + " WHERE t.pool_id = m.pool_id AND t.rater_id = m.rater_id AND t.at = ("
            + "   SELECT MAX(n.at) FROM membership_transition n"
            + "   WHERE n.pool_id = m.pool_id AND n.rater_id = m.rater_id))",
        rater);
  }

  private List<In> in(String which, UUID rater) {
    return sql.list(
        row ->
            new In(
                Sql.id(row, "id"),
                row.getString("slug"),
                row.getString("name"),
                MemberState.stored(row.getString("state")),
                Sql.instant(row, "since")),
        "SELECT p.id, p.slug, p.name, m.state, COALESCE((SELECT MAX(at) FROM membership_transition t"
            + " WHERE t.pool_id = m.pool_id AND t.rater_id = m.rater_id), m.joined_at) AS since"
            + " FROM pool_member m JOIN pool p ON p.id = m.pool_id WHERE m.rater_id = ?"
            + which
            + " ORDER BY p.name, p.id",
        rater);
  }
}
