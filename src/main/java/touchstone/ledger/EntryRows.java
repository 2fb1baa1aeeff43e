// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Money;
import touchstone.base.Sql;

/** Writes entries of the ledger; nothing changes or removes one. */
@ApplicationScoped
class EntryRows {
  private static final String INSERT =
      "INSERT INTO ledger_entry (id, project_id, participant_id, judgement_id, reverses, kind,"
          + " purpose, grains, currency, millis, note, charged_on, at, booked_by)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?)";

  private final Sql sql;

  EntryRows(Sql sql) {
    this.sql = sql;
  }

  /**
   * What an answer earned, and was not taken back.
   *
   * @param millis the time paid for, or null
   * @param day the day whose budget it is of, or null
   */
  record Earned(
      UUID id,
      UUID project,
      UUID participant,
      Purpose purpose,
      Money amount,
      Long millis,
      LocalDate day) {}

  void earned(
      UUID project,
      UUID participant,
      UUID judgement,
      Purpose purpose,
      Money amount,
      Long millis,
      LocalDate day) {
    sql.update(
        INSERT,
        Ids.next(),
        project,
        participant,
        judgement,
        null,
        EntryKind.EARNED.word(),
        purpose.word(),
        amount.grains(),
        amount.currency(),
        millis,
        null,
        day,
        null);
  }

  void owed(
      UUID project, UUID participant, UUID judgement, Purpose purpose, Money amount, Long millis) {
    sql.update(
        "INSERT INTO ledger_owed (judgement_id, project_id, participant_id, purpose, grains,"
            + " currency, millis, at) VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        judgement,
        project,
        participant,
        purpose.word(),
        amount.grains(),
        amount.currency(),
        millis);
  }

  /** Nothing is owed for an answer in the slot any more. */
  void forgive(UUID slot) {
    sql.update(
        "DELETE FROM ledger_owed WHERE judgement_id IN (SELECT id FROM judgement WHERE slot_id = ?)",
        slot);
  }

  /** What the answer in a slot earned, unless it was taken back. */
  Optional<Earned> of(UUID slot) {
    return sql.first(
        row ->
            new Earned(
                Sql.id(row, "id"),
                Sql.id(row, "project_id"),
                Sql.id(row, "participant_id"),
                Purpose.of("purpose", row.getString("purpose")),
                new Money(row.getLong("grains"), row.getString("currency")),
                Sql.longOrNull(row, "millis"),
                row.getObject("charged_on", LocalDate.class)),
        "SELECT e.* FROM judgement j JOIN ledger_entry e ON e.judgement_id = j.id"
            + " WHERE j.slot_id = ?"
            + " AND NOT EXISTS (SELECT 1 FROM ledger_entry b WHERE b.reverses = e.id)",
        slot);
  }

  void reversed(Earned earned) {
    sql.update(
        INSERT,
        Ids.next(),
        earned.project(),
        earned.participant(),
        null,
        earned.id(),
        EntryKind.CORRECTION.word(),
        earned.purpose().word(),
        -earned.amount().grains(),
        earned.amount().currency(),
        earned.millis() == null ? null : -earned.millis(),
        null,
        earned.day(),
        null);
  }

  /** What a person booked. */
  UUID booked(
      UUID project,
      UUID participant,
      EntryKind kind,
      Purpose purpose,
      Money amount,
      String note,
      UUID by) {
    UUID id = Ids.next();
    sql.update(
        INSERT,
        id,
        project,
        participant,
        null,
        null,
        kind.word(),
        purpose.word(),
        amount.grains(),
        amount.currency(),
        null,
        note,
        null,
        by);
    return id;
  }
}
