// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.base.Write;
import touchstone.judgement.InHand;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.rater.RateCard;
import touchstone.rater.RaterKind;
import touchstone.rater.Rates;

/**
 * What raters earn by judging: written in the transaction that records the answer, from what was
 * set aside for its lease. An answer is paid once; only its own withdrawal takes that back.
 */
@ApplicationScoped
@Transactional
public class Earnings {
  private static final String PER_JUDGEMENT =
      "INSERT INTO ledger_entry (id, project_id, participant_id, judgement_id, kind, purpose,"
          + " grains, currency, charged_on, at) SELECT ?, project_id, participant_id, ?, 'earned',"
          + " purpose, grains, currency, charged_on, CURRENT_TIMESTAMP FROM ledger_hold"
          + " WHERE slot_id = ?";
  private static final String OVER = "DELETE FROM ledger_hold WHERE slot_id = ?";

  private final Sql sql;
  private final Rates rates;
  private final Holds holds;
  private final Budgets budgets;
  private final PayClock clock;
  private final EntryRows rows;

  Earnings(Sql sql, Rates rates, Holds holds, Budgets budgets, PayClock clock, EntryRows rows) {
    this.sql = sql;
    this.rates = rates;
    this.holds = holds;
    this.budgets = budgets;
    this.clock = clock;
    this.rows = rows;
  }

  /** The same write, with what its judgement earns where the pool pays by the judgement alone. */
  public static Write with(Write write, UUID slot, UUID judgement) {
    return write.after(
        List.of(
            new Sql.Step(PER_JUDGEMENT, Ids.next(), judgement, slot), new Sql.Step(OVER, slot)));
  }

  /** Pays for an answer by what was set aside for its lease, by the judgement or by the hour. */
  public void earn(Project project, InHand inHand, UUID judgement, Long activeMillis) {
    Slot slot = inHand.slot();
    Holds.Hold hold = holds.of(slot.id()).orElse(null);
    if (hold == null) {
      return;
    }
    Long millis = hold.byTheHour() ? paidMillis(inHand, activeMillis) : null;
    Money earned = millis == null ? hold.most() : least(hold.rate().forMillis(millis), hold.most());
    rows.earned(
        project.id, slot.participant(), judgement, hold.purpose(), earned, millis, hold.day());
    sql.update(OVER, slot.id());
    budgets.giveBack(project, hold.most().minus(earned).grains(), hold.day());
  }

  private long paidMillis(InHand inHand, Long activeMillis) {
    Slot slot = inHand.slot();
    return clock.pay(
        slot.participant(),
        slot.leasedAt().minusMillis(inHand.millisBefore()),
        slot.lookedAt(),
        slot.atMost(activeMillis, inHand.millisBefore()));
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * Pays for an answer whose lease was over, at the rate of when it was given: of what is left of
   * the budget or is kept for this; where neither is, it is owed.
   */
  public void late(Project project, InHand inHand, UUID judgement, Long activeMillis) {
    Slot slot = inHand.slot();
    RaterKind kind = kind(slot.participant());
    RateCard card =
        slot.leasedAt() == null
            ? null
            : rates.at(project.poolId, project.id, kind, slot.leasedAt()).orElse(null);
    if (card == null || card.rate().grains() == 0) {
      return;
    }
    Money most = card.most(project.policy().leaseSeconds());
    Long millis = card.byTheHour() ? paidMillis(inHand, activeMillis) : null;
    Money earned = millis == null ? most : least(card.rate().forMillis(millis), most);
    Purpose purpose = slot.lesson() ? Purpose.TRAINING : Purpose.of(kind, !slot.wanted());
    if (budgets.takeLate(project, earned)) {
      rows.earned(project.id, slot.participant(), judgement, purpose, earned, millis, null);
    } else {
      rows.owed(project.id, slot.participant(), judgement, purpose, earned, millis);
    }
  }

  private RaterKind kind(UUID participant) {
    return sql.first(
            row -> RaterKind.of("kind", row.getString("kind")),
            "SELECT kind FROM participant WHERE id = ?",
            participant)
        .orElseThrow();
  }

  /** Takes back what the answer in a slot earned: its rater withdrew it. */
  public void reverse(Project project, Slot slot) {
    rows.forgive(slot.id());
    EntryRows.Earned earned = rows.of(slot.id()).orElse(null);
    if (earned != null) {
      takeBack(earned);
      budgets.giveBack(project, earned.amount().grains(), earned.day());
    }
  }

  private void takeBack(EntryRows.Earned earned) {
    rows.reversed(earned);
    if (earned.millis() != null) {
      clock.takeBack(earned.participant(), earned.millis());
    }
  }

  /**
   * The same where the rater has the task in hand again: what was earned is set aside for it, and
   * by the hour as much more as the budget bears.
   *
   * @param before the slot as it was answered
   */
  public void reverseForAnother(Project project, Slot before) {
    rows.forgive(before.id());
    EntryRows.Earned earned = rows.of(before.id()).orElse(null);
    if (earned == null) {
      return;
    }
    takeBack(earned);
    Instant then = before.leasedAt();
    RateCard card =
        rates.at(project.poolId, project.id, kind(before.participant()), then).orElse(null);
    boolean byTheHour = earned.millis() != null && card != null && card.byTheHour();
    Money rate = byTheHour ? card.rate() : earned.amount();
    Money most = earned.amount();
    if (byTheHour) {
      Money more = card.most(project.policy().leaseSeconds()).minus(most);
      if (more.grains() > 0
          && earned.day() != null
          && budgets.take(project, more, 1, earned.day()) == 1) {
        most = most.plus(more);
      }
    }
    holds.again(before, earned, byTheHour, rate, most);
  }
}
