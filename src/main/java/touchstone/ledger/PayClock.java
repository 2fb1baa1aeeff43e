// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * Up to when a participant's time was paid by the hour. The time paid for an answer is laid behind
 * what was paid before and not before its lease: all that is paid fits between the first lease and
 * the last answer, however many answers were fetched ahead or sent together.
 *
 * <p>Example: two leases at 0 s; one is answered at 60 s with 60 s of active time, the other at 100
 * s with 70 s: 60 s and 40 s are paid.
 */
@ApplicationScoped
class PayClock {
  private final Sql sql;

  PayClock(Sql sql) {
    this.sql = sql;
  }

  /**
   * Pays up to so many milliseconds of work between two times.
   *
   * @param active what the rater's page counted, or null: then all the time there is
   * @return how many are paid
   */
  long pay(UUID participant, Instant from, Instant until, Long active) {
    Instant paid =
        sql.first(
                row -> Sql.instant(row, "paid_until"),
                "SELECT paid_until FROM pay_clock WHERE participant_id = ? FOR UPDATE",
                participant)
            .orElse(null);
    Instant start = paid == null || paid.isBefore(from) ? from : paid;
    long room = Math.max(0, Duration.between(start, until).toMillis());
    long millis = active == null ? room : Math.min(active, room);
    Instant now = start.plusMillis(millis);
    if (paid == null) {
      sql.update(
          "INSERT INTO pay_clock (participant_id, paid_until) VALUES (?, ?)", participant, now);
    } else {
      sql.update("UPDATE pay_clock SET paid_until = ? WHERE participant_id = ?", now, participant);
    }
    return millis;
  }

  /** Takes back what was paid for an answer that is withdrawn. */
  void takeBack(UUID participant, long millis) {
    sql.update(
        "UPDATE pay_clock SET paid_until = paid_until - CAST(? AS BIGINT) * INTERVAL '0.001' SECOND"
            + " WHERE participant_id = ?",
        millis,
        participant);
  }
}
