// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import touchstone.base.Money;
import touchstone.stopping.NextJudgement;
import touchstone.web.Axis;

/**
 * What the next judgement on every task buys: judgements to the right, the share of labels that are
 * what all judgements say upwards; in units of a picture of 640 x 300.
 */
final class NextChart {
  private static final int LEFT = 64;
  private static final int RIGHT = 616;
  private static final int TOP = 16;
  private static final int BOTTOM = 252;
  private static final int STEPS = 5;

  private final NextJudgement.Curve curve;
  private final Money price;
  private final double least;

  private NextChart(NextJudgement.Curve curve, Money price) {
    this.curve = curve;
    this.price = price;
    this.least = Math.min(.9, Math.floor(curve.points().get(0).same() * 10) / 10);
  }

  /** The picture; null where there is nothing to compare. */
  static NextChart of(NextJudgement.Curve curve, Money price) {
    return curve.empty() ? null : new NextChart(curve, price);
  }

  /**
   * So many judgements.
   *
   * @param gain what the last of them bought, as a share; null for the first
   * @param each what one label more that stays costs by it; null where it is unknown
   */
  record Step(
      int judgements, double same, Double gain, Money aTask, Money each, double x, double y) {}

  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Double before = null;
    for (NextJudgement.Point point : curve.points()) {
      Double gain = before == null ? null : Double.valueOf(point.same() - before);
      steps.add(
          new Step(
              point.judgements(),
              point.same(),
              gain,
              price == null ? null : price.times(point.judgements()),
              price == null || gain == null || gain <= 0
                  ? null
                  : new Money(Math.round(price.grains() / gain), price.currency()),
              x(point.judgements()),
              y(point.same())));
      before = point.same();
    }
    return steps;
  }

  public String line() {
    StringBuilder line = new StringBuilder();
    for (Step step : steps()) {
      line.append(
          String.format(
              Locale.ROOT, "%s%.1f,%.1f", line.isEmpty() ? "M" : "L", step.x(), step.y()));
    }
    return line.toString();
  }

  public List<Axis.Tick> upwards() {
    return Axis.ticks(least, 1, STEPS, BOTTOM, TOP);
  }

  private double x(int judgements) {
    int last = curve.points().get(curve.points().size() - 1).judgements();
    return LEFT + 16 + (RIGHT - LEFT - 32) * (judgements - 1) / (double) Math.max(1, last - 1);
  }

  private double y(double same) {
    return BOTTOM - (BOTTOM - TOP) * (same - least) / (1 - least);
  }
}
