// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.project.Budget;
import touchstone.project.Project;

/**
 * The budgets of projects: what is taken of them, given back, and what of them is left. A budget
 * has spans, the whole and each day; money is taken of every span or of none.
 */
@ApplicationScoped
@Transactional
public class Budgets {
  /** The span that is the whole budget; every other is named by its day. */
  static final String ALL = "all";

  private final Sql sql;
  private final BudgetParts parts;

  Budgets(Sql sql, BudgetParts parts) {
    this.sql = sql;
    this.parts = parts;
  }

  /** How often a price is to be had, up to so many times, on a day; that much is used from now. */
  int take(Project project, Money price, int times, LocalDate day) {
    Budget budget = project.policy().budget();
    if (budget == null || price.grains() == 0) {
      return times;
    }
    if (!budget.currency().equals(price.currency())) {
      throw Problem.conflict(
          "The budget is in "
              + budget.currency()
              + ", but work is paid in "
              + price.currency()
              + ": nothing is given out until both are the same.");
    }
    int had = takeOf(project, ALL, price.grains(), times);
    if (had == 0 || budget.day() == null) {
      return had;
    }
    int today = takeOf(project, day.toString(), price.grains(), had);
    parts.giveBack(project.id, ALL, price.grains() * (had - today));
    return today;
  }

  private int takeOf(Project project, String span, long price, int times) {
    open(project, span);
    return parts.useAny(project.id, span, price * times)
        ? times
        : parts.gathered(project.id, span, price, times);
  }

  /** Takes once for an answer that came late: of what is left, else of what is kept for these. */
  boolean takeLate(Project project, Money price) {
    Budget budget = project.policy().budget();
    return budget == null
        || price.grains() == 0
        || takeOf(project, ALL, price.grains(), 1) == 1
        || parts.use(project.id, ALL, BudgetParts.LATE, price.grains());
  }

  /** Gives back of every span what was taken on a day; null for a day that does not count. */
  void giveBack(Project project, long grains, LocalDate day) {
    Budget budget = project.policy().budget();
    if (budget == null || grains == 0) {
      return;
    }
    parts.giveBack(project.id, ALL, grains);
    if (budget.day() != null && day != null) {
      parts.giveBack(project.id, day.toString(), grains);
    }
  }

  /** Makes sure that the span's parts are there, bounded as the policy says. */
  private void open(Project project, String span) {
    Budget budget = project.policy().budget();
    long bound = span.equals(ALL) ? budget.all().grains() : budget.day().grains();
    if (parts.bound(project.id, span) != bound
        && parts.toMake(project.id, span, new Money(bound, budget.currency()))) {
      long late = span.equals(ALL) ? budget.forLate().grains() : 0;
      parts.make(project.id, span, bound, used(project.id, span, budget.currency()), late);
    }
  }

  /** What is used of a span, counted from entries and holds. */
  private long used(UUID project, String span, String currency) {
    boolean whole = span.equals(ALL);
    LocalDate day = whole ? LocalDate.EPOCH : LocalDate.parse(span);
    return sql.number(
        "SELECT COALESCE((SELECT SUM(grains) FROM ledger_entry WHERE project_id = ?"
            + " AND kind <> 'paid' AND currency = ? AND (CAST(? AS BOOLEAN) OR charged_on = ?)), 0)"
            + " + COALESCE((SELECT SUM(grains) FROM ledger_hold WHERE project_id = ?"
            + " AND currency = ? AND (CAST(? AS BOOLEAN) OR charged_on = ?)), 0)",
        project,
        currency,
        whole,
        day,
        project,
        currency,
        whole,
        day);
  }

  /** Forgets the parts of a project's budget after it was changed: they are counted anew. */
  public void changed(Project project) {
    parts.forget(project.id);
  }

  /** Spans whose parts differ from what entries and holds say: always 0, or something is broken. */
  long miscounted(Project project) {
    Budget budget = project.policy().budget();
    return budget == null
        ? 0
        : parts.used(project.id).entrySet().stream()
            .filter(
                span ->
                    span.getValue()
                        != Math.max(0, used(project.id, span.getKey(), budget.currency())))
            .count();
  }
}
