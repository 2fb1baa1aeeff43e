// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Ids;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Budget;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Says once that a budget is used to 50, 80 or 100 in a hundred, and that raters earn less than the
 * floor; looked for every ten minutes. An alarm about pay ends by itself when nobody is under it.
 */
@ApplicationScoped
public class CostAlarms {
  private static final Logger LOG = Logger.getLogger(CostAlarms.class);
  private static final int[] SHARES = {50, 80, 100};
  private static final String WAGE = "wage";

  private final Sql sql;
  private final Projects projects;
  private final Spending spending;
  private final TopUps topUps;
  private final Transactions transactions;

  CostAlarms(
      Sql sql, Projects projects, Spending spending, TopUps topUps, Transactions transactions) {
    this.sql = sql;
    this.projects = projects;
    this.spending = spending;
    this.topUps = topUps;
    this.transactions = transactions;
  }

  /**
   * An alarm.
   *
   * @param kind budget or wage
   * @param share of the budget that is used, in a hundred; of wages, how many raters are under it
   * @param of the budget; of wages, what it takes to bring all up to the floor
   * @param endedAt null while it stands
   */
  public record Alarm(UUID id, String kind, int share, Money of, Instant at, Instant endedAt) {
    boolean ofBudget() {
      return !kind.equals(WAGE);
    }
  }

  @Scheduled(
      every = "10m",
      delayed = "40s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void lookAtAll() {
    try {
      for (Project project : projects.everyOpen()) {
        if (project.policy().budget() != null || project.policy().wageFloor() != null) {
          look(project);
        }
      }
    } catch (RuntimeException away) {
      LOG.warnf("Costs could not be looked at: %s", away.getMessage());
    }
  }

  /** Looks at one project now. */
  @Transactional
  void look(Project project) {
    if (project.policy().budget() != null) {
      lookAtBudget(project, project.policy().budget());
    }
    lookAtWages(project);
  }

  private void lookAtBudget(Project project, Budget budget) {
    long used =
        spending.spent(project, budget.currency()).grains()
            + spending.committed(project, budget.currency()).grains();
    long all = budget.all().grains();
    for (int share : SHARES) {
      if (used * 100 >= all * share) {
        raise(project, "budget", share, budget.all());
      }
    }
    nearlyUsedUp(project, budget, all - used);
  }

  /** A budget that cannot pay one answer more is used up, whatever small change is left. */
  private void nearlyUsedUp(Project project, Budget budget, long left) {
    Money price = spending.lastPrice(project, budget.currency());
    if (price != null && left < price.grains()) {
      raise(project, "budget", 100, budget.all());
    }
  }

  private void lookAtWages(Project project) {
    List<TopUps.TopUp> due = topUps.due(project);
    if (due.isEmpty()) {
      sql.update(
          "UPDATE cost_alarm SET ended_at = CURRENT_TIMESTAMP, open_key = NULL"
              + " WHERE project_id = ? AND kind = ? AND ended_at IS NULL",
          project.id,
          WAGE);
    } else {
      Money all = due.stream().map(TopUps.TopUp::amount).reduce(Money::plus).orElseThrow();
      raise(project, WAGE, due.size(), all);
    }
  }

  /** Raised once for a budget's amount and share, and once for wages until it ended. */
  private void raise(Project project, String kind, int share, Money of) {
    String key = kind.equals(WAGE) ? WAGE : kind + " " + share + " " + of.grains();
    sql.update(
        "INSERT INTO cost_alarm (id, project_id, kind, share, grains, currency, raised_at,"
            + " open_key) VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?)"
            + " ON CONFLICT DO NOTHING",
        Ids.next(),
        project.id,
        kind,
        share,
        of.grains(),
        of.currency(),
        key);
  }

  /** The alarms of a project, the newest first; of budgets that were changed since, none. */
  public List<Alarm> of(Project project) {
    Budget budget = project.policy().budget();
    return sql.list(
        row ->
            new Alarm(
                Sql.id(row, "id"),
                row.getString("kind"),
                row.getInt("share"),
                new Money(row.getLong("grains"), row.getString("currency")),
                Sql.instant(row, "raised_at"),
                Sql.instant(row, "ended_at")),
        "SELECT * FROM cost_alarm WHERE project_id = ? AND (kind = ? OR grains = ?)"
            + " ORDER BY id DESC LIMIT 100",
        project.id,
        WAGE,
        budget == null ? -1 : budget.all().grains());
  }

  /** Looks again right after money moved. */
  void lookSoon(Project project) {
    transactions.inNew(
        () -> {
          look(project);
          return null;
        });
  }
}
