// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import touchstone.base.Money;
import touchstone.ledger.Prices;
import touchstone.project.Project;
import touchstone.rater.Pools;
import touchstone.rater.Rate;
import touchstone.resolution.agreement.Part;
import touchstone.stopping.NextJudgement;

/** Brings together what the page of a project's cost shows. */
@ApplicationScoped
class CostViews {
  private final Costs costs;
  private final Spending spending;
  private final NextJudgement nextJudgement;
  private final Prices prices;
  private final Pools pools;
  private final CostAlarms alarms;
  private final TopUps topUps;

  CostViews(
      Costs costs,
      Spending spending,
      NextJudgement nextJudgement,
      Prices prices,
      Pools pools,
      CostAlarms alarms,
      TopUps topUps) {
    this.costs = costs;
    this.spending = spending;
    this.nextJudgement = nextJudgement;
    this.prices = prices;
    this.pools = pools;
    this.alarms = alarms;
    this.topUps = topUps;
  }

  CostView of(Project project) {
    Costs.Figures figures = costs.of(project, Part.of(null, null, null));
    String currency = figures.currency();
    List<Wages.Of> wages = currency == null ? List.of() : costs.wages(project, currency);
    NextJudgement.Curve curve = nextJudgement.of(project);
    return new CostView(
        project,
        figures,
        currency == null
            ? null
            : BurnDown.of(spending.days(project, currency), figures, LocalDate.now(ZoneOffset.UTC)),
        wages,
        currency == null ? null : WageStrip.of(wages, floor(project, currency)),
        curve,
        NextChart.of(curve, price(project, figures)),
        currency == null ? Map.of() : costs.bySlice(project, currency),
        currency == null ? List.of() : costs.byVersion(project, currency),
        prices.of(pools.findById(project.poolId)).stream()
            .filter(card -> card.project() == null || card.project().equals(project.id))
            .toList(),
        alarms.of(project),
        topUps.due(project),
        Instant.now());
  }

  /** The floor, where it is in the currency that wages are in. */
  private static touchstone.project.WageFloor floor(Project project, String currency) {
    touchstone.project.WageFloor floor = project.policy().wageFloor();
    return floor != null && floor.currency().equals(currency) ? floor : null;
  }

  /** What one judgement cost so far in the mean, else by the rate; null where it is unknown. */
  private Money price(Project project, Costs.Figures figures) {
    if (figures.perJudgement() != null && figures.perJudgement().grains() > 0) {
      return figures.perJudgement();
    }
    Rate rate = prices.now(project);
    return rate == null || rate.byTheHour() ? null : rate.money();
  }
}
