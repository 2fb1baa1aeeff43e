// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import touchstone.base.Money;
import touchstone.project.Budget;
import touchstone.project.Project;
import touchstone.project.WageFloor;
import touchstone.rater.RateCard;
import touchstone.rater.RaterKind;
import touchstone.stopping.NextJudgement;
import touchstone.web.Sheet;

/**
 * Everything that the page of a project's cost shows.
 *
 * @param burn null where nothing was spent
 * @param strip null where of nobody time was kept
 * @param next null where there is nothing to compare
 * @param due raters under the floor, with what it takes
 * @param at when it was counted
 */
record CostView(
    Project project,
    Costs.Figures figures,
    BurnDown burn,
    List<Wages.Of> wages,
    WageStrip strip,
    NextJudgement.Curve curve,
    NextChart next,
    Map<String, List<Costs.Share>> bySlice,
    List<Costs.Share> byVersion,
    List<RateCard> rates,
    List<CostAlarms.Alarm> alarms,
    List<TopUps.TopUp> due,
    Instant at) {

  public Budget budget() {
    return project.policy().budget();
  }

  public WageFloor floor() {
    return project.policy().wageFloor();
  }

  /** The currency of the forms, or EUR where none is known yet. */
  public String currency() {
    return figures.none() ? "EUR" : figures.currency();
  }

  /** The wage in the middle, or null. */
  public Double medianWage() {
    return Wages.median(wages);
  }

  /** Of those whose time was kept, who is under the floor, 0 to 1; null without a floor. */
  public Double under() {
    return Wages.shareUnder(wages, floor());
  }

  /** Of how many raters no time was kept. */
  public long untimed() {
    return wages.stream().filter(each -> each.anHour() == null).count();
  }

  /** A part of the time that wages count, by its word. */
  record Part(String word, double hours) {}

  /** What that time went for. */
  public List<Part> parts() {
    return Wages.parts(wages).entrySet().stream()
        .map(each -> new Part(each.getKey().word(), each.getValue()))
        .toList();
  }

  /** The kinds of rater that a rate may be for. */
  public List<String> kinds() {
    return Arrays.stream(RaterKind.values()).map(RaterKind::word).toList();
  }

  /** Every table of the page in one sheet. */
  Sheet sheet() {
    Sheet sheet = new Sheet("table", "name", "amount", "currency", "judgements", "hours", "anHour");
    figures.byKind().forEach(row -> add(sheet, "kind", row));
    figures.byPurpose().forEach(row -> add(sheet, "purpose", row));
    bySlice.forEach((slice, rows) -> rows.forEach(row -> add(sheet, "slice " + slice, row)));
    byVersion.forEach(row -> add(sheet, "guideline version", row));
    wages.forEach(
        wage ->
            sheet.row(
                "rater",
                wage.rater(),
                wage.earned().amount(),
                wage.earned().currency(),
                wage.judgements(),
                wage.hours(),
                wage.anHour()));
    if (burn != null) {
      burn.points()
          .forEach(
              point ->
                  sheet.row(
                      "spent up to", point.day(), point.spent().amount(), currency(), "", "", ""));
    }
    return sheet;
  }

  private static void add(Sheet sheet, String table, Costs.Share row) {
    sheet.row(
        table, row.name(), row.money().amount(), row.money().currency(), row.judgements(), "", "");
  }

  /** What the whole is likely to cost beyond the budget, in the median; null where it is enough. */
  public Money lacking() {
    return figures.budget() == null
            || figures.p50() == null
            || figures.p50().compareTo(figures.budget().all()) <= 0
        ? null
        : figures.p50().minus(figures.budget().all()).inMinorUnits();
  }

  /** Alarms that stand; of those about the budget the last alone. */
  public List<CostAlarms.Alarm> standing() {
    List<CostAlarms.Alarm> open = alarms.stream().filter(alarm -> alarm.endedAt() == null).toList();
    int most =
        open.stream()
            .filter(CostAlarms.Alarm::ofBudget)
            .mapToInt(CostAlarms.Alarm::share)
            .max()
            .orElse(0);
    return open.stream().filter(alarm -> !alarm.ofBudget() || alarm.share() == most).toList();
  }
}
