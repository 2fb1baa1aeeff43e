// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.project.Budget;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Rate;
import touchstone.rater.RateCard;
import touchstone.rater.RaterKind;
import touchstone.rater.Rates;

/** Sets what pools pay, in the currency of their projects' budgets. */
@ApplicationScoped
@Transactional
public class Prices {
  private final Rates rates;
  private final Projects projects;

  Prices(Rates rates, Projects projects) {
    this.rates = rates;
    this.projects = projects;
  }

  /** All that the pool ever paid and will pay, the newest first. */
  public List<RateCard> of(Pool pool) {
    return rates.of(pool.id);
  }

  /** What people are paid in a project now, or null. */
  public Rate now(Project project) {
    return rates.now(project.poolId, project.id);
  }

  /** A project's slug. */
  String slug(UUID project) {
    return projects.findById(project).slug;
  }

  /**
   * Pays by another rate from a time on.
   *
   * @param project the slug of the one project it is for, or null for all of the pool
   * @param kind the one kind of rater it is for, or null for all people
   * @param from null for now
   */
  public RateCard set(Pool pool, String project, RaterKind kind, Rate rate, Instant from, UUID by) {
    String currency = Money.currencyOf("currency", rate.currency());
    Project only = project == null ? null : one(pool, project);
    List<Project> meant = only == null ? projects.ordered(pool) : List.of(only);
    for (Project each : meant) {
      Budget budget = each.policy().budget();
      if (budget != null && !budget.currency().equals(currency)) {
        throw Problem.refusedField(
            "currency", "must be " + budget.currency() + ", that of the budget of " + each.slug);
      }
    }
    return rates.set(pool.id, only == null ? null : only.id, kind, rate, from, by);
  }

  private Project one(Pool pool, String slug) {
    return projects
        .find("slug", slug)
        .firstResultOptional()
        .filter(each -> each.poolId.equals(pool.id))
        .orElseThrow(() -> Problem.refusedField("project", "is no project of this pool"));
  }
}
