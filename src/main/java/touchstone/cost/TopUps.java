// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.ledger.EntryKind;
import touchstone.ledger.Ledger;
import touchstone.ledger.Purpose;
import touchstone.project.Project;
import touchstone.project.WageFloor;
import touchstone.rater.Raters;

/** Brings raters whose hour came to less than the floor up to it. */
@ApplicationScoped
class TopUps {
  private final Wages wages;
  private final Ledger ledger;
  private final Raters raters;
  private final Transactions transactions;

  TopUps(Wages wages, Ledger ledger, Raters raters, Transactions transactions) {
    this.wages = wages;
    this.ledger = ledger;
    this.raters = raters;
    this.transactions = transactions;
  }

  /** What it takes for one rater. */
  record TopUp(String rater, Double anHour, Money amount, UUID raterId) {}

  /** What it would take, those farthest below first; nobody where there is no floor. */
  List<TopUp> due(Project project) {
    WageFloor floor = project.policy().wageFloor();
    return floor == null
        ? List.of()
        : wages.of(project, floor.currency()).stream()
            .filter(each -> each.raterId() != null && each.upTo(floor).grains() > 0)
            .map(each -> new TopUp(each.rater(), each.anHour(), each.upTo(floor), each.raterId()))
            .sorted((one, other) -> Double.compare(one.anHour(), other.anHour()))
            .toList();
  }

  /** Books them all, or none where the budget does not bear them; 409 where there is no floor. */
  List<TopUp> book(Project project, UUID by) {
    if (project.policy().wageFloor() == null) {
      throw Problem.conflict("The project has no floor of pay; set one first.");
    }
    return transactions.inNew(
        () -> {
          List<TopUp> due = due(project);
          due.forEach(
              each ->
                  ledger.book(
                      project,
                      raters.findById(each.raterId()),
                      EntryKind.TOP_UP,
                      Purpose.LABEL,
                      each.amount(),
                      "up to " + project.policy().wageFloor().amount() + " an hour",
                      by));
          return due;
        });
  }
}
