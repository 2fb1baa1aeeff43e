// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.judgement.Participants;
import touchstone.project.Project;
import touchstone.rater.RateCard;
import touchstone.rater.Rater;
import touchstone.rater.Rates;

/**
 * What reviewers earn by settling: at the rate of the project's pool for their kind, by the review
 * or by the hour, of what is left of the budget; where nothing is left it is owed.
 */
@ApplicationScoped
@Transactional
public class ReviewPay {
  private final Sql sql;
  private final Rates rates;
  private final Budgets budgets;
  private final PayClock clock;
  private final EntryRows rows;
  private final Participants participants;

  ReviewPay(
      Sql sql,
      Rates rates,
      Budgets budgets,
      PayClock clock,
      EntryRows rows,
      Participants participants) {
    this.sql = sql;
    this.rates = rates;
    this.budgets = budgets;
    this.clock = clock;
    this.rows = rows;
    this.participants = participants;
  }

  /**
   * Pays for the judgement by which a reviewer has just settled a task, once.
   *
   * @param taken when the task was taken in hand: no more than the time since is paid
   */
  public void earn(Project project, Rater rater, UUID task, Instant taken, Long activeMillis) {
    RateCard card = rates.at(project.poolId, project.id, rater.kind(), Instant.now()).orElse(null);
    if (card == null || card.rate().grains() == 0) {
      return;
    }
    UUID participant = participants.of(project, rater);
    UUID judgement =
        sql.first(
                row -> Sql.id(row, "judgement_id"),
                "SELECT judgement_id FROM slot WHERE task_id = ? AND participant_id = ? AND beside"
                    + " AND judgement_id IS NOT NULL ORDER BY round DESC LIMIT 1",
                task,
                participant)
            .orElseThrow();
    if (sql.holds("SELECT EXISTS (SELECT 1 FROM ledger_entry WHERE judgement_id = ?)", judgement)) {
      return;
    }
    Money most = card.most(project.policy().leaseSeconds());
    Instant now = Instant.now();
    Long active =
        activeMillis == null
            ? null
            : Long.valueOf(Math.min(activeMillis, Duration.between(taken, now).toMillis()));
    Long millis = card.byTheHour() ? clock.pay(participant, taken, now, active) : null;
    Money earned = most;
    if (millis != null) {
      Money worked = card.rate().forMillis(millis);
      earned = worked.compareTo(most) < 0 ? worked : most;
    }
    if (budgets.takeLate(project, earned)) {
      rows.earned(project.id, participant, judgement, Purpose.REVIEW, earned, millis, null);
    } else {
      rows.owed(project.id, participant, judgement, Purpose.REVIEW, earned, millis);
    }
  }
}
