// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Money;
import touchstone.dataset.Datasets;
import touchstone.ledger.Prices;
import touchstone.project.Budget;
import touchstone.project.Project;
import touchstone.rater.Rate;
import touchstone.resolution.agreement.Part;

/** What a project cost and will cost, in one currency: that of its budget, else of its rate. */
@ApplicationScoped
public class Costs {
  private static final long SEED = 20260923;

  private final Spending spending;
  private final Wages wages;
  private final Prices prices;
  private final Datasets datasets;

  Costs(Spending spending, Wages wages, Prices prices, Datasets datasets) {
    this.spending = spending;
    this.wages = wages;
    this.prices = prices;
    this.datasets = datasets;
  }

  /** What went to raters of a kind, or to a purpose, a slice, a version. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Share(String name, Money money, long judgements, Money perJudgement) {}

  /**
   * What is left of a budget.
   *
   * @param left what is neither spent nor set aside
   * @param day what was spent and set aside today, or null where a day has no budget
   */
  public record Left(Money all, Money left, Money perDay, Money day) {
    /** The share that is spent or set aside, 0 to 1. */
    public double used() {
      return 1 - (double) left.grains() / all.grains();
    }
  }

  /**
   * The figures; amounts are null where no money was ever set or spent.
   *
   * @param others what was spent in other currencies, which are never added
   * @param labels settled tasks with an answer
   * @param withoutOverhead what a label cost, gold, training, review and platform left out
   * @param rest what open tasks will cost, or null where it cannot be said
   */
  public record Figures(
      String currency,
      Money spent,
      Money committed,
      List<Money> others,
      long labels,
      long judgements,
      Money perLabel,
      Money withoutOverhead,
      Money perJudgement,
      List<Share> byKind,
      List<Share> byPurpose,
      Left budget,
      long remaining,
      Forecast rest,
      Money owed) {

    /** Whether nothing is paid and nothing was. */
    public boolean none() {
      return currency == null;
    }

    /** What the project will have cost in the median, all in; null where it cannot be said. */
    public Money p50() {
      return rest == null || currency == null ? null : spent.plus(new Money(rest.p50(), currency));
    }

    /** The same in nine of ten cases at most. */
    public Money p90() {
      return rest == null || currency == null ? null : spent.plus(new Money(rest.p90(), currency));
    }
  }

  /** The currency that a project's figures are in, or null where it has none. */
  public String currency(Project project) {
    Budget budget = project.policy().budget();
    Rate rate = budget == null ? prices.now(project) : null;
    return budget != null ? budget.currency() : rate == null ? null : rate.currency();
  }

  /** Over everything. */
  public Figures of(Project project) {
    return of(project, Part.of(null, null, null));
  }

  /** Over what was spent in a part; labels and judgements are of it too, the forecast is not. */
  public Figures of(Project project, Part part) {
    List<Spending.Sum> all = spending.sums(project, part);
    String currency = currency(project);
    if (currency == null && !all.isEmpty()) {
      currency = all.get(0).money().currency();
    }
    long labels = spending.labels(project, part);
    if (currency == null) {
      return new Figures(
          null,
          null,
          null,
          List.of(),
          labels,
          0,
          null,
          null,
          null,
          List.of(),
          List.of(),
          null,
          project.tasks - labels,
          null,
          null);
    }
    String own = currency;
    List<Spending.Sum> sums = all.stream().filter(each -> in(each, own)).toList();
    Money spent = total(sums, own);
    Money forLabels = total(sums.stream().filter(Spending.Sum::label).toList(), own);
    Money committed = spending.committed(project, own);
    long answers = sums.stream().mapToLong(Spending.Sum::answers).sum();
    long remaining =
        Math.max(0, project.tasks - spending.labels(project, Part.of(null, null, null)));
    return new Figures(
        own,
        spent,
        committed,
        others(all, own),
        labels,
        answers,
        labels == 0 ? null : spent.over(labels),
        labels == 0 ? null : forLabels.over(labels),
        answers == 0 ? null : spent.over(answers),
        shares(sums, true, own),
        shares(sums, false, own),
        left(project, spent.plus(committed), own),
        remaining,
        rest(project, remaining, spent, forLabels, own),
        spending.owed(project, own));
  }

  private static boolean in(Spending.Sum sum, String currency) {
    return sum.money().currency().equals(currency);
  }

  private static Money total(List<Spending.Sum> sums, String currency) {
    return sums.stream().map(Spending.Sum::money).reduce(Money.none(currency), Money::plus);
  }

  private static List<Money> others(List<Spending.Sum> sums, String own) {
    Map<String, Money> others = new LinkedHashMap<>();
    sums.stream()
        .filter(each -> !in(each, own))
        .forEach(each -> others.merge(each.money().currency(), each.money(), Money::plus));
    return List.copyOf(others.values());
  }

  private static List<Share> shares(List<Spending.Sum> sums, boolean byKind, String currency) {
    Map<String, List<Spending.Sum>> groups = new LinkedHashMap<>();
    sums.forEach(
        each ->
            groups
                .computeIfAbsent(byKind ? each.kind() : each.purpose(), name -> new ArrayList<>())
                .add(each));
    return groups.entrySet().stream()
        .map(
            group ->
                share(
                    group.getKey(),
                    total(group.getValue(), currency),
                    group.getValue().stream().mapToLong(Spending.Sum::answers).sum()))
        .toList();
  }

  private static Share share(String name, Money money, long answers) {
    return new Share(name, money, answers, answers <= 0 ? null : money.over(answers));
  }

  private Left left(Project project, Money used, String currency) {
    Budget budget = project.policy().budget();
    if (budget == null) {
      return null;
    }
    Money today = spending.today(project, currency, LocalDate.now(ZoneOffset.UTC));
    return new Left(
        budget.all(), budget.all().minus(used), budget.day(), budget.day() == null ? null : today);
  }

  /** Overhead comes along with labels as it did so far. */
  private Forecast rest(
      Project project, long remaining, Money spent, Money forLabels, String currency) {
    long[] settled = spending.settled(project, currency);
    Forecast labels = Forecast.of(settled, remaining, SEED);
    if (labels == null) {
      return byPrice(project, remaining);
    }
    double overhead =
        forLabels.grains() == 0 ? 1 : Math.max(1, (double) spent.grains() / forLabels.grains());
    long begun = spending.begun(project, currency).grains();
    return new Forecast(
        Math.max(0, Math.round(labels.p50() * overhead) - begun),
        Math.max(0, Math.round(labels.p90() * overhead) - begun));
  }

  /**
   * Before anything is settled: the judgements wanted at least and at most, at the price of one.
   */
  private Forecast byPrice(Project project, long remaining) {
    Rate rate = prices.now(project);
    if (rate == null || rate.byTheHour()) {
      return null;
    }
    long each = rate.money().grains();
    return new Forecast(
        remaining * project.policy().wanted() * each,
        remaining * project.policy().overlap().max() * each);
  }

  /** What each value of each slice of the data cost; by slice's name. */
  Map<String, List<Share>> bySlice(Project project, String currency) {
    Map<String, List<Share>> slices = new LinkedHashMap<>();
    for (String slice : datasets.findById(project.datasetId).sliceFields()) {
      slices.put(slice, shares(spending.bySlice(project, slice, currency)));
    }
    return slices;
  }

  /** What labelling under each version of the guideline cost. */
  List<Share> byVersion(Project project, String currency) {
    return shares(spending.byVersion(project, currency));
  }

  private static List<Share> shares(List<Spending.Row> rows) {
    return rows.stream().map(row -> share(row.name(), row.money(), row.answers())).toList();
  }

  /** What an hour of each rater's work came to. */
  public List<Wages.Of> wages(Project project, String currency) {
    return wages.of(project, currency);
  }
}
