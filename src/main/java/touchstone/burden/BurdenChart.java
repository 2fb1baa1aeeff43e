// SPDX-License-Identifier: Apache-2.0
package touchstone.burden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import touchstone.web.Axis;

/**
 * The worst questions in a picture 640 wide: left the median time as a bar, right the rates as
 * marks on one scale, those that would hide each other one above the other.
 */
final class BurdenChart {
  private static final int LEFT = 150;
  private static final int MIDDLE = 330;
  private static final int RATES = 400;
  private static final int RIGHT = 604;
  private static final int TOP = 28;
  private static final int STEP = 44;
  private static final int BAR = 20;
  private static final int MOST = 20;
  private static final int LONGEST_NAME = 15;
  private static final int APART = 11;
  private static final int STEPS = 2;

  private final List<Burden> burdens;
  private final double slowest;
  private final double most;

  private BurdenChart(List<Burden> burdens) {
    this.burdens = burdens;
    this.slowest =
        Axis.fine(
            burdens.stream()
                .map(Burden::seconds)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0));
    this.most =
        Axis.fine(
            burdens.stream()
                .flatMap(each -> rates(each).stream())
                .mapToDouble(Rate::share)
                .max()
                .orElse(0));
  }

  /** The picture, or null where there is nothing to show. */
  static BurdenChart of(List<Burden> burdens) {
    return burdens.isEmpty()
        ? null
        : new BurdenChart(burdens.subList(0, Math.min(MOST, burdens.size())));
  }

  private record Rate(String kind, double share) {}

  /** A rate as a mark. */
  record Mark(String kind, double share, double x, double y) {}

  /** A kind of rate with the shape of its mark. */
  record Kind(String name, String shape) {}

  /**
   * A question in a version.
   *
   * @param width of the bar, or null where no time was kept
   */
  record Row(Burden of, double top, Double width, List<Mark> marks) {
    /** The question's name, cut where it is long. */
    public String brief() {
      String name = of.question();
      return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }

    public double middle() {
      return top + STEP / 2.0;
    }

    public double bar() {
      return middle() - BAR / 2.0;
    }

    public double end() {
      return LEFT + (width == null ? 0 : width) + 6;
    }
  }

  /** In the order of the table. */
  public List<Kind> kinds() {
    return List.of(
        new Kind("skip", "M-6 -6H6V6H-6Z"),
        new Kind("undo", "M0 -7L7 6H-7Z"),
        new Kind("change", "M0 -8L8 0L0 8L-8 0Z"),
        new Kind("guideline", "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z"),
        new Kind("thread", "M0 7L7 -6H-7Z"));
  }

  /** The shape of a kind's mark. */
  public String shape(String kind) {
    return kinds().stream().filter(each -> each.name().equals(kind)).findFirst().get().shape();
  }

  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Burden each : burdens) {
      double top = TOP + STEP * rows.size();
      rows.add(
          new Row(
              each,
              top,
              each.seconds() == null
                  ? null
                  : Double.valueOf((MIDDLE - LEFT) * each.seconds() / slowest),
              marks(each, top + STEP / 2.0)));
    }
    return rows;
  }

  private List<Mark> marks(Burden burden, double middle) {
    List<Mark> marks = new ArrayList<>();
    for (Rate rate : rates(burden)) {
      double x = RATES + (RIGHT - RATES) * rate.share() / most;
      long near = marks.stream().filter(mark -> Math.abs(mark.x() - x) < APART).count();
      double aside = APART * Math.ceil(near / 2.0) * (near % 2 == 0 ? 1 : -1);
      marks.add(new Mark(rate.kind(), rate.share(), x, middle + aside));
    }
    return marks;
  }

  /** Those above nothing, the smallest first. */
  private static List<Rate> rates(Burden burden) {
    List<Rate> rates = new ArrayList<>();
    add(rates, "skip", burden.skipRate());
    add(rates, "undo", burden.undoRate());
    add(rates, "change", burden.changeRate());
    add(rates, "guideline", burden.guidelineRate());
    add(rates, "thread", burden.clarityThreads());
    rates.sort(Comparator.comparingDouble(Rate::share));
    return rates;
  }

  private static void add(List<Rate> rates, String kind, Double share) {
    if (share != null && share > 0) {
      rates.add(new Rate(kind, share));
    }
  }

  public List<Axis.Tick> seconds() {
    return Axis.ticks(0, slowest, STEPS, LEFT, MIDDLE);
  }

  public List<Axis.Tick> shares() {
    return Axis.ticks(0, most, STEPS, RATES, RIGHT);
  }

  public int left() {
    return LEFT;
  }

  public int nameEnd() {
    return LEFT - 8;
  }

  public int bottom() {
    return TOP + STEP * burdens.size();
  }

  public int height() {
    return bottom() + 28;
  }
}
