// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.judgement.Judgements;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.ledger.Earnings;
import touchstone.project.Project;
import touchstone.rater.MemberState;
import touchstone.rater.Pools;
import touchstone.training.Learning;

/**
 * Takes an answer back and leases its task to the same rater again. To lease is to give: who is
 * given nothing cannot undo, and what was said in a training or an exam that is over stands.
 */
@ApplicationScoped
public class Undo {
  private static final int ANY_ROUND = Integer.MIN_VALUE;

  private final Standings standings;
  private final Judgements judgements;
  private final Slots slots;
  private final Earnings earnings;
  private final Learning learning;
  private final Pools pools;
  private final Sql sql;
  private final Transactions transactions;

  Undo(
      Standings standings,
      Judgements judgements,
      Slots slots,
      Earnings earnings,
      Learning learning,
      Pools pools,
      Sql sql,
      Transactions transactions) {
    this.standings = standings;
    this.judgements = judgements;
    this.slots = slots;
    this.earnings = earnings;
    this.learning = learning;
    this.pools = pools;
    this.sql = sql;
    this.transactions = transactions;
  }

  /**
   * Takes the account's last judgement in the project back and leases its task again.
   *
   * @return the lease, or null where there is nothing to undo
   */
  public UUID last(Project project, Account account) {
    return transactions.inNew(
        () -> {
          UUID last = lastJudged(project, account);
          return last == null ? null : again(project, account, slots.own(last, account.id));
        });
  }

  /** The same for the judgement of one slot; done before, nothing happens. */
  public UUID one(Project project, Account account, UUID slot) {
    return transactions.inNew(
        () -> {
          Slot own = slots.own(slot, account.id);
          return own.answered() ? again(project, account, own) : own.leased() ? own.id() : null;
        });
  }

  private UUID again(Project project, Account account, Slot slot) {
    refuseUnlessGiven(project, standings.of(project.slug, account.id), slot);
    if (judgements.undo(slot, project.policy().leaseSeconds())) {
      earnings.reverseForAnother(project, slot);
      return slot.id();
    }
    earnings.reverse(project, slot);
    return null;
  }

  private void refuseUnlessGiven(Project project, Standing standing, Slot slot) {
    if (standing.banned()) {
      throw NotAdmitted.banned();
    }
    boolean runs = slot.lesson() && learning.runs(project, standing.rater(), slot.round());
    if (standing.state() != MemberState.ACTIVE && !runs) {
      throw NotAdmitted.in(pools.findById(project.poolId).slug, standing.state());
    }
    if (slot.lesson() && !runs) {
      throw Learning.over();
    }
  }

  private record Judged(UUID slot, UUID rater, int round) {}

  /** The slot that the account judged last and may still undo, or null. */
  public UUID lastJudged(Project project, Account account) {
    Judged last = judged(project, account, ANY_ROUND);
    boolean over =
        last != null
            && last.round() < 0
            && (!learning.runs(project, last.rater(), last.round())
                || learning.teaches(project, last.rater(), last.round()));
    Judged undoable = over ? judged(project, account, 0) : last;
    return undoable == null ? null : undoable.slot();
  }

  private Judged judged(Project project, Account account, int fromRound) {
    return sql.first(
            row -> new Judged(Sql.id(row, "id"), Sql.id(row, "rater_id"), row.getInt("round")),
            "SELECT s.id, p.rater_id, s.round FROM rater r"
                + " JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                + " JOIN slot s ON s.participant_id = p.id AND s.state = 'judged' AND s.round >= ?"
                + " JOIN judgement j ON j.id = s.judgement_id AND j.origin = 'lease'"
                + "   AND j.recorded_at > CURRENT_TIMESTAMP - INTERVAL '1' DAY"
                + " WHERE r.account_id = ? AND r.banned_at IS NULL"
                + " ORDER BY j.recorded_at DESC, j.id DESC LIMIT 1",
            project.id,
            fromRound,
            account.id)
        .orElse(null);
  }
}
