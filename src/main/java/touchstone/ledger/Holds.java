// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.rater.RateCard;
import touchstone.rater.RaterKind;
import touchstone.rater.Rates;

/**
 * What leases that are out may still come to: set aside of the budget in the transaction that gives
 * them, at the rate of that moment, and freed when they end.
 */
@ApplicationScoped
@Transactional
public class Holds {
  private static final String INSERT =
      "INSERT INTO ledger_hold (slot_id, project_id, participant_id, purpose, per, rate, grains,"
          + " currency, charged_on, held_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)";

  private final Sql sql;
  private final Rates rates;
  private final Budgets budgets;

  Holds(Sql sql, Rates rates, Budgets budgets) {
    this.sql = sql;
    this.rates = rates;
    this.budgets = budgets;
  }

  /**
   * How many leases the budget bears, and what each may come to.
   *
   * @param card null where nothing is paid
   */
  public record Offer(int leases, RateCard card, Money price, RaterKind kind, LocalDate day) {
    /** What is offered where nothing is paid. */
    public static Offer free(int leases) {
      return new Offer(leases, null, null, null, null);
    }
  }

  /**
   * A lease just given, and what it is for.
   *
   * @param purpose null: what the rater's kind says
   */
  public record Given(UUID lease, Purpose purpose) {
    /** A lease in the stream, which may show a gold. */
    public static Given of(UUID lease, boolean gold) {
      return new Given(lease, gold ? Purpose.GOLD : null);
    }

    /** A lease to learn on, or to be asked. */
    public static Given training(UUID lease) {
      return new Given(lease, Purpose.TRAINING);
    }
  }

  /** What is set aside for a lease. */
  record Hold(
      UUID slot,
      UUID participant,
      Purpose purpose,
      boolean byTheHour,
      Money rate,
      Money most,
      LocalDate day) {

    static Hold from(ResultSet row) throws SQLException {
      String currency = row.getString("currency");
      return new Hold(
          Sql.id(row, "slot_id"),
          Sql.id(row, "participant_id"),
          Purpose.of("purpose", row.getString("purpose")),
          row.getString("per").equals("hour"),
          new Money(row.getLong("rate"), currency),
          new Money(row.getLong("grains"), currency),
          row.getObject("charged_on", LocalDate.class));
    }
  }

  /** Sets aside what up to so many leases may come to; as many as the budget bears. */
  public Offer offer(Project project, UUID participant, int leases) {
    RaterKind kind = kind(participant);
    RateCard card = rates.at(project.poolId, project.id, kind, Instant.now()).orElse(null);
    if (card == null || card.rate().grains() == 0) {
      return Offer.free(leases);
    }
    Money price = card.most(project.policy().leaseSeconds());
    LocalDate day = LocalDate.now(ZoneOffset.UTC);
    return new Offer(budgets.take(project, price, leases, day), card, price, kind, day);
  }

  private RaterKind kind(UUID participant) {
    return sql.first(
            row -> RaterKind.of("kind", row.getString("kind")),
            "SELECT kind FROM participant WHERE id = ?",
            participant)
        .orElseThrow();
  }

  /** Keeps what was set aside for the leases that were given; the rest goes back. */
  public void keep(Project project, UUID participant, Offer offer, List<Given> given) {
    if (offer.card() == null) {
      return;
    }
    sql.batch(
        INSERT,
        given.stream()
            .map(
                each ->
                    new Object[] {
                      each.lease(),
                      project.id,
                      participant,
                      (each.purpose() == null ? Purpose.of(offer.kind(), false) : each.purpose())
                          .word(),
                      offer.card().per(),
                      offer.card().rate().grains(),
                      offer.price().grains(),
                      offer.price().currency(),
                      offer.day()
                    })
            .toList());
    budgets.giveBack(
        project, offer.price().grains() * (offer.leases() - given.size()), offer.day());
  }

  /** Whether money is set aside for leases of others that may come back. */
  public boolean anyOut(Project project) {
    return sql.holds("SELECT EXISTS (SELECT 1 FROM ledger_hold WHERE project_id = ?)", project.id);
  }

  /** What is set aside for a lease, locked; nothing where it ended or is not paid for. */
  Optional<Hold> of(UUID slot) {
    return sql.first(Hold::from, "SELECT * FROM ledger_hold WHERE slot_id = ? FOR UPDATE", slot);
  }

  /** Frees what was set aside for leases that ended without an answer. */
  public void free(Project project, UUID slot) {
    of(slot)
        .ifPresent(
            hold -> {
              sql.update("DELETE FROM ledger_hold WHERE slot_id = ?", slot);
              budgets.giveBack(project, hold.most().grains(), hold.day());
            });
  }

  /**
   * Sets more aside for a lease by the hour that is extended; false where the budget is used up.
   */
  public boolean extend(Project project, UUID slot, long seconds) {
    Hold hold = of(slot).filter(Hold::byTheHour).orElse(null);
    if (hold == null) {
      return true;
    }
    Money more = hold.rate().forMillis(seconds * 1000);
    if (budgets.take(project, more, 1, hold.day()) == 0) {
      return false;
    }
    sql.update("UPDATE ledger_hold SET grains = grains + ? WHERE slot_id = ?", more.grains(), slot);
    return true;
  }

  /** Sets aside for a task in hand again what was earned by its answer before. */
  void again(Slot slot, EntryRows.Earned earned, boolean byTheHour, Money rate, Money most) {
    sql.update(
        INSERT,
        slot.id(),
        earned.project(),
        slot.participant(),
        earned.purpose().word(),
        byTheHour ? "hour" : "judgement",
        rate.grains(),
        most.grains(),
        most.currency(),
        earned.day() == null ? LocalDate.now(ZoneOffset.UTC) : earned.day());
  }
}
