// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import touchstone.base.Money;
import touchstone.project.WageFloor;

/** A project's cost as the API gives it: amounts as texts, in the one currency named on top. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CostShown(
    String currency,
    String spent,
    String committed,
    String owed,
    String perResolvedLabel,
    String perResolvedLabelWithoutOverhead,
    String perJudgement,
    long labels,
    long judgements,
    List<Row> byKind,
    List<Row> byPurpose,
    Map<String, List<Row>> bySlice,
    List<Row> byVersion,
    Bound budget,
    Ahead forecast,
    Wage hourlyWage,
    List<Money> others) {

  /** What went to raters of a kind, or to something else with a name. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(String kind, String name, String spent, long judgements, String perJudgement) {
    static Row of(Costs.Share share, boolean kind) {
      return new Row(
          kind ? share.name() : null,
          kind ? null : share.name(),
          share.money().amount(),
          share.judgements(),
          text(share.perJudgement()));
    }
  }

  record Bound(String amount, String left, String perDay, String today) {}

  record Ahead(String p50, String p90, long remaining) {}

  record Wage(String median, Double shareUnderFloor, String floor, int raters) {}

  static CostShown of(
      Costs.Figures figures,
      List<Wages.Of> wages,
      WageFloor floor,
      Map<String, List<Costs.Share>> bySlice,
      List<Costs.Share> byVersion) {
    Costs.Left left = figures.budget();
    return new CostShown(
        figures.currency(),
        text(figures.spent()),
        text(figures.committed()),
        text(figures.owed()),
        text(figures.perLabel()),
        text(figures.withoutOverhead()),
        text(figures.perJudgement()),
        figures.labels(),
        figures.judgements(),
        rows(figures.byKind(), true),
        rows(figures.byPurpose(), false),
        bySlice.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, each -> rows(each.getValue(), false))),
        rows(byVersion, false),
        left == null
            ? null
            : new Bound(text(left.all()), text(left.left()), text(left.perDay()), text(left.day())),
        new Ahead(text(figures.p50()), text(figures.p90()), figures.remaining()),
        new Wage(
            units(Wages.median(wages)),
            Wages.shareUnder(wages, floor),
            floor == null ? null : floor.amount(),
            (int) wages.stream().filter(each -> each.anHour() != null).count()),
        figures.others());
  }

  private static List<Row> rows(List<Costs.Share> shares, boolean kinds) {
    return shares.stream().map(share -> Row.of(share, kinds)).toList();
  }

  private static String text(Money money) {
    return money == null ? null : money.amount();
  }

  private static String units(Double wage) {
    return wage == null
        ? null
        : BigDecimal.valueOf(wage).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
