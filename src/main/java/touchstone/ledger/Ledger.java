// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import touchstone.base.Listing;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.judgement.Participants;
import touchstone.project.Project;
import touchstone.rater.Rater;

/** All entries of money, and what people book beside what is earned by judging. */
@ApplicationScoped
@Transactional
public class Ledger {
  private static final int LONGEST_NOTE = 1000;
  private static final String NEWEST_LAST = " ORDER BY e.id";

  private final Sql sql;
  private final Participants participants;
  private final Budgets budgets;
  private final EntryRows rows;

  Ledger(Sql sql, Participants participants, Budgets budgets, EntryRows rows) {
    this.sql = sql;
    this.participants = participants;
    this.budgets = budgets;
    this.rows = rows;
  }

  /**
   * Books an entry of a project: 422 where the budget does not bear it, or where more would be paid
   * out, or taken back, than the rater has to get.
   *
   * @param rater whom it is for, or null for a cost of nobody
   * @param amount below 0 for a correction alone
   */
  public Entry book(
      Project project,
      Rater rater,
      EntryKind kind,
      Purpose purpose,
      Money amount,
      String note,
      UUID by) {
    if ((rater == null) != (kind == EntryKind.COST)) {
      throw Problem.refusedField(
          "rater", rater == null ? "is missing: whom is it for?" : "has no place in a cost");
    }
    if (amount.grains() == 0 || amount.grains() < 0 && kind != EntryKind.CORRECTION) {
      throw Problem.refusedField("amount", "must be above 0; only a correction may be below");
    }
    String why = Required.optionalText("note", note, LONGEST_NOTE);
    if (kind == EntryKind.CORRECTION && why == null) {
      throw Problem.refusedField("note", "is missing: a correction says why");
    }
    UUID participant = rater == null ? null : participants.of(project, rater);
    checkBalance(participant, kind, amount);
    charge(project, kind, amount);
    return one(rows.booked(project.id, participant, kind, purpose, amount, why, by));
  }

  private void checkBalance(UUID participant, EntryKind kind, Money amount) {
    boolean less = kind == EntryKind.PAID || amount.grains() < 0;
    if (participant == null || !less) {
      return;
    }
    sql.list(row -> 1, "SELECT id FROM participant WHERE id = ? FOR UPDATE", participant);
    Money open = open(participant, amount.currency());
    long taken = Math.abs(amount.grains());
    if (taken > open.grains()) {
      throw Problem.refusedField(
          "amount",
          "is more than the rater has to get here: " + open.amount() + " " + open.currency());
    }
  }

  private void charge(Project project, EntryKind kind, Money amount) {
    boolean counted =
        kind != EntryKind.PAID
            && project.policy().budget() != null
            && project.policy().budget().currency().equals(amount.currency());
    if (counted && amount.grains() < 0) {
      budgets.giveBack(project, -amount.grains(), null);
    } else if (counted && !budgets.takeLate(project, amount)) {
      throw Problem.refusedField(
          "amount", "is more than is left of the project's budget; raise the budget first");
    }
  }

  /** What a participant has to get: all that was earned and given, less what was paid out. */
  public Money open(UUID participant, String currency) {
    return new Money(
        sql.number(
            "SELECT COALESCE(SUM(CASE WHEN kind = 'paid' THEN -grains ELSE grains END), 0)"
                + " FROM ledger_entry WHERE participant_id = ? AND currency = ?",
            participant,
            currency),
        currency);
  }

  private Entry one(UUID id) {
    return sql.first(Entry::from, "SELECT " + Entry.COLUMNS + " WHERE e.id = ?", id).orElseThrow();
  }

  /** A page of a project's entries, in the order of their ids. */
  public Listing<Entry> page(Project project, int limit, UUID after) {
    List<Entry> rows =
        sql.list(
            Entry::from,
            "SELECT "
                + Entry.COLUMNS
                + " WHERE e.project_id = ? AND e.id > ?"
                + NEWEST_LAST
                + " LIMIT ?",
            project.id,
            after,
            limit + 1);
    return Listing.of(rows, limit, entry -> entry.entry().toString());
  }

  /**
   * A page of a project's entries, the newest first.
   *
   * @param day the one day meant (UTC), or null
   * @param participant the one rater meant, or null
   * @param before the entry that the page follows, or null
   */
  public Listing<Entry> newest(
      Project project, LocalDate day, UUID participant, int limit, UUID before) {
    StringBuilder where = new StringBuilder(" WHERE e.project_id = ?");
    List<Object> arguments = new ArrayList<>(List.of(project.id));
    if (day != null) {
      where.append(" AND e.at >= ? AND e.at < ?");
      arguments.add(day.atStartOfDay(ZoneOffset.UTC).toInstant());
      arguments.add(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    if (participant != null) {
      where.append(" AND e.participant_id = ?");
      arguments.add(participant);
    }
    if (before != null) {
      where.append(
          " AND EXISTS (SELECT 1 FROM ledger_entry b WHERE b.id = ?"
              + " AND (e.at < b.at OR e.at = b.at AND e.id < b.id))");
      arguments.add(before);
    }
    arguments.add(limit + 1);
    return Listing.of(
        sql.list(
            Entry::from,
            "SELECT " + Entry.COLUMNS + where + " ORDER BY e.at DESC, e.id DESC LIMIT ?",
            arguments.toArray()),
        limit,
        entry -> entry.entry().toString());
  }

  /** Reads all entries of a project, or of one rater in all projects, one by one. */
  public void each(Project project, UUID rater, Consumer<Entry> entry) {
    UUID from = new UUID(0, 0);
    List<Entry> rows;
    do {
      rows =
          sql.list(
              Entry::from,
              "SELECT "
                  + Entry.COLUMNS
                  + (project == null ? " WHERE q.rater_id = ?" : " WHERE e.project_id = ?")
                  + " AND e.id > ?"
                  + NEWEST_LAST
                  + " LIMIT 1000",
              project == null ? rater : project.id,
              from);
      rows.forEach(entry);
      from = rows.isEmpty() ? from : rows.get(rows.size() - 1).entry();
    } while (rows.size() == 1000);
  }
}
