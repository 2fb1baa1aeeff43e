// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * What answers that came too late would have earned: paid as soon as a budget bears it, the oldest
 * first.
 */
@ApplicationScoped
public class Owed {
  private static final Logger LOG = Logger.getLogger(Owed.class);
  private static final int CHUNK = 100;

  private final Sql sql;
  private final Projects projects;
  private final Budgets budgets;
  private final EntryRows rows;
  private final Transactions transactions;

  Owed(Sql sql, Projects projects, Budgets budgets, EntryRows rows, Transactions transactions) {
    this.sql = sql;
    this.projects = projects;
    this.budgets = budgets;
    this.rows = rows;
    this.transactions = transactions;
  }

  private record Late(
      UUID judgement, UUID participant, Purpose purpose, Money amount, Long millis) {}

  @Scheduled(
      every = "1m",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void payAll() {
    try {
      for (UUID id :
          sql.list(
              row -> Sql.id(row, "project_id"), "SELECT DISTINCT project_id FROM ledger_owed")) {
        while (transactions.inNew(() -> pay(projects.findById(id))) == CHUNK) {
          // the next hundred
        }
      }
    } catch (RuntimeException away) {
      LOG.warnf("What is owed could not be paid: %s", away.getMessage());
    }
  }

  /** Pays up to a hundred of a project's; how many were paid. */
  @Transactional
  public int pay(Project project) {
    int paid = 0;
    for (Late late : oldest(project)) {
      if (!budgets.takeLate(project, late.amount())) {
        return paid;
      }
      if (sql.update("DELETE FROM ledger_owed WHERE judgement_id = ?", late.judgement()) == 1) {
        rows.earned(
            project.id,
            late.participant(),
            late.judgement(),
            late.purpose(),
            late.amount(),
            late.millis(),
            null);
        paid++;
      } else {
        budgets.giveBack(project, late.amount().grains(), null);
      }
    }
    return paid;
  }

  private List<Late> oldest(Project project) {
    return sql.list(
        row ->
            new Late(
                Sql.id(row, "judgement_id"),
                Sql.id(row, "participant_id"),
                Purpose.of("purpose", row.getString("purpose")),
                new Money(row.getLong("grains"), row.getString("currency")),
                Sql.longOrNull(row, "millis")),
        "SELECT * FROM ledger_owed WHERE project_id = ? ORDER BY project_id, at LIMIT ?",
        project.id,
        CHUNK);
  }
}
