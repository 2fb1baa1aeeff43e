// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Ids;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.RateCard;
import touchstone.rater.RaterKind;
import touchstone.rater.Rates;

/**
 * What judgements cost that were brought in: those of models, rules and streams as they come, once
 * their kind has a rate; those of people when a lead asks, as they were paid elsewhere.
 */
@ApplicationScoped
public class ImportedWork {
  private static final Logger LOG = Logger.getLogger(ImportedWork.class);
  private static final int CHUNK = 1000;

  private final Sql sql;
  private final Projects projects;
  private final Rates rates;
  private final Budgets budgets;
  private final Transactions transactions;

  ImportedWork(
      Sql sql, Projects projects, Rates rates, Budgets budgets, Transactions transactions) {
    this.sql = sql;
    this.projects = projects;
    this.rates = rates;
    this.budgets = budgets;
    this.transactions = transactions;
  }

  /** What was booked: for how many judgements, and how many the budget did not bear. */
  public record Booked(long judgements, long notBorne) {}

  private record Work(UUID judgement, UUID participant, Instant at, Long millis) {
    static Work from(ResultSet row) throws SQLException {
      return new Work(
          Sql.id(row, "id"),
          Sql.id(row, "participant_id"),
          Sql.instant(row, "judged_at"),
          Sql.longOrNull(row, "active_millis"));
    }
  }

  @Scheduled(
      every = "1m",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void machines() {
    try {
      for (UUID id :
          sql.list(
              row -> Sql.id(row, "id"),
              "SELECT DISTINCT p.id FROM rate_card c JOIN project p ON p.pool_id = c.pool_id"
                  + " WHERE c.kind IN ('model', 'rule', 'stream') AND p.state = 'open'")) {
        Project project = projects.findById(id);
        for (RaterKind kind : RaterKind.values()) {
          if (!kind.person()) {
            book(project, kind, false);
          }
        }
      }
    } catch (RuntimeException away) {
      LOG.warnf("What was brought in could not be booked: %s", away.getMessage());
    }
  }

  /**
   * Books what people's judgements that were brought in cost, at the rate they would have now, by
   * the hour for the active time that came with them; on the day on which they were given.
   */
  public Booked people(Project project) {
    long judgements = 0;
    long notBorne = 0;
    for (RaterKind kind : RaterKind.values()) {
      if (kind.person()) {
        Booked booked = book(project, kind, true);
        judgements += booked.judgements();
        notBorne += booked.notBorne();
      }
    }
    return new Booked(judgements, notBorne);
  }

  /** Books those of one kind; whether of all times, or since the rate holds. */
  private Booked book(Project project, RaterKind kind, boolean ever) {
    RateCard card = rates.at(project.poolId, project.id, kind, Instant.now()).orElse(null);
    if (card == null || card.rate().grains() == 0) {
      return new Booked(0, 0);
    }
    long judgements = 0;
    while (true) {
      List<Work> some = unbooked(project, kind, ever ? Instant.EPOCH : card.validFrom());
      int booked = some.isEmpty() ? 0 : transactions.inNew(() -> book(project, kind, card, some));
      judgements += booked;
      if (some.size() < CHUNK || booked < some.size()) {
        return new Booked(judgements, some.size() - booked);
      }
    }
  }

  private List<Work> unbooked(Project project, RaterKind kind, Instant since) {
    return sql.list(
        Work::from,
        "SELECT j.id, j.participant_id, j.judged_at, j.active_millis FROM participant q"
            + " JOIN slot s ON s.participant_id = q.id AND s.state = 'imported'"
            + " JOIN judgement j ON j.id = s.judgement_id AND j.recorded_at >= ?"
            + " WHERE q.project_id = ? AND q.kind = ? AND NOT EXISTS ("
            + "   SELECT 1 FROM judgement o JOIN ledger_entry e ON e.judgement_id = o.id"
            + "   WHERE o.slot_id = s.id) LIMIT ?",
        since,
        project.id,
        kind.word(),
        CHUNK);
  }

  /** As many as the budget bears. */
  private int book(Project project, RaterKind kind, RateCard card, List<Work> some) {
    String purpose = Purpose.of(kind, false).word();
    List<Object[]> rows = new ArrayList<>();
    for (Work work : some) {
      Money cost =
          card.byTheHour()
              ? card.rate().forMillis(work.millis() == null ? 0 : work.millis())
              : card.rate();
      if (!budgets.takeLate(project, cost)) {
        break;
      }
      rows.add(
          new Object[] {
            Ids.next(),
            project.id,
            work.participant(),
            work.judgement(),
            EntryKind.EARNED.word(),
            purpose,
            cost.grains(),
            cost.currency(),
            card.byTheHour() ? work.millis() : null,
            work.at()
          });
    }
    int[] booked =
        sql.batch(
            "INSERT INTO ledger_entry (id, project_id, participant_id, judgement_id, kind,"
                + " purpose, grains, currency, millis, at) VALUES ("
                + String.join(", ", Collections.nCopies(10, "?"))
                + ")",
            rows);
    return Arrays.stream(booked).sum();
  }
}
