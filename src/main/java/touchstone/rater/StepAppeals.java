// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Sql;

/**
 * What members say against steps that somebody took against them by hand, once each, and what
 * somebody else answers. A step that is taken back stays in the past, followed by the return.
 */
@ApplicationScoped
@Transactional
public class StepAppeals {
  private static final int LONGEST = 4000;

  private static final String WAITING =
      " FROM membership_appeal p JOIN membership_transition t ON t.id = p.transition_id";
  private static final String OPEN = " WHERE p.answered_at IS NULL";

  private final Sql sql;
  private final Raters raters;
  private final MemberSteps steps;
  private final Memberships memberships;

  StepAppeals(Sql sql, Raters raters, MemberSteps steps, Memberships memberships) {
    this.sql = sql;
    this.raters = raters;
    this.steps = steps;
    this.memberships = memberships;
  }

  /** Says a word against a step of one's own past, once; 404 for anybody else's. */
  public Transition appeal(Pool pool, UUID id, UUID account, String text) {
    UUID rater = raters.ofAccount(account).orElseThrow(StepAppeals::unknown).id;
    Transition step = one(pool, rater, id).step();
    String said = Required.text("text", text, LONGEST);
    int noted =
        !step.appealable()
            ? 0
            : sql.update(
                "INSERT INTO membership_appeal (transition_id, text, at)"
                    + " VALUES (?, ?, CURRENT_TIMESTAMP) ON CONFLICT DO NOTHING",
                id,
                said);
    if (noted == 0) {
      throw Problem.conflict(
          "This step was appealed against already, or nobody took it against you.",
          Reason.of("rater_fault_stepAppealed"));
    }
    return one(pool, rater, id).step();
  }

  /**
   * Answers an appeal; upheld, the member stands again where they stood before the step, unless
   * they stand by another by now. 403 for whom the step is about and for who took it.
   */
  Transition answer(Pool pool, UUID rater, UUID id, boolean upheld, String reason, UUID by) {
    memberships.hold(pool.id, rater);
    MemberSteps.Taken taken = one(pool, rater, id);
    if (by.equals(raters.findById(rater).accountId)) {
      throw Problem.forbidden(
          "Nobody answers their own appeal.", Reason.of("rater_fault_ownAppeal"));
    }
    if (by.equals(taken.actor())) {
      throw Problem.forbidden(
          "Nobody answers an appeal against a step of their own: another lead must, and until there"
              + " is one it stays open.",
          Reason.of("rater_fault_ownStep"));
    }
    int answered =
        sql.update(
            "UPDATE membership_appeal SET answered_at = CURRENT_TIMESTAMP, answered_by = ?,"
                + " upheld = ?, answer = ? WHERE transition_id = ? AND answered_at IS NULL",
            by,
            upheld,
            Required.text("reason", reason, LONGEST),
            id);
    if (answered == 0) {
      throw Problem.conflict(
          "No appeal against this step waits for an answer.",
          Reason.of("rater_fault_noStepAppeal"));
    }
    if (upheld && stands(pool, rater, taken.step())) {
      takeBack(pool, rater, taken, by);
    }
    return one(pool, rater, id).step();
  }

  private void takeBack(Pool pool, UUID rater, MemberSteps.Taken taken, UUID by) {
    MemberState from = MemberState.stored(taken.step().state());
    if (from == MemberState.LEFT) {
      memberships.join(pool.id, rater, taken.instead(), by, Memberships.BY_APPEAL);
      return;
    }
    memberships.move(pool.id, rater, from, taken.instead(), by, Memberships.BY_APPEAL, Map.of());
  }

  /** Whether the member stands where they do by this step, and by no later one of its kind. */
  private boolean stands(Pool pool, UUID rater, Transition step) {
    String now =
        memberships
            .of(pool.id, rater)
            .map(Memberships.Standing::state)
            .orElse(MemberState.LEFT)
            .word();
    List<Transition> history = steps.of(pool.id, rater);
    int at = history.stream().map(Transition::id).toList().indexOf(step.id());
    return now.equals(step.state())
        && history.subList(at + 1, history.size()).stream()
            .noneMatch(
                later -> later.state().equals(now) && later.rule().equals(Memberships.BY_HAND));
  }

  private MemberSteps.Taken one(Pool pool, UUID rater, UUID id) {
    return steps.taken(pool.id, rater).stream()
        .filter(each -> each.step().id().equals(id))
        .findFirst()
        .orElseThrow(StepAppeals::unknown);
  }

  private static Problem unknown() {
    return Problem.notFound("transition");
  }

  /** A member whose appeal waits for an answer. */
  public record Waiting(UUID rater, String name, String state, Instant since) {}

  /** Those of a pool, the longest first. */
  List<Waiting> waiting(Pool pool) {
    return sql.list(
        row ->
            new Waiting(
                Sql.id(row, "rater_id"),
                row.getString("name"),
                row.getString("state"),
                Sql.instant(row, "at")),
        "SELECT t.rater_id, r.name, t.state, p.at"
            + WAITING
            + " JOIN rater r ON r.id = t.rater_id"
            + OPEN
            + " AND t.pool_id = ? ORDER BY p.at, t.id",
        pool.id);
  }

  /** How many wait, by pool. */
  Map<UUID, Long> waiting() {
    Map<UUID, Long> counts = new HashMap<>();
    sql.list(
        row -> counts.put(Sql.id(row, "pool_id"), row.getLong("number")),
        "SELECT t.pool_id, COUNT(*) AS number" + WAITING + OPEN + " GROUP BY t.pool_id");
    return counts;
  }
}
