// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import touchstone.base.Money;
import touchstone.web.Axis;

/**
 * What was spent day by day, and how it goes on to the end: the median and the amount that nine of
 * ten draws stay under, with the budget as a line; in units of a picture of 640 x 320.
 */
final class BurnDown {
  private static final int LEFT = 72;
  private static final int RIGHT = 616;
  private static final int TOP = 16;
  private static final int BOTTOM = 272;
  private static final int STEPS = 5;
  private static final int LONGEST_AHEAD = 365;
  private static final int NAMES = 5;

  private final List<Point> points;
  private final Costs.Figures figures;
  private final LocalDate first;
  private final LocalDate last;
  private final LocalDate end;
  private final double most;

  private BurnDown(List<Point> points, Costs.Figures figures, LocalDate today, long ahead) {
    this.points = points;
    this.figures = figures;
    this.first = points.get(0).day();
    this.last = today;
    this.end = today.plusDays(Math.max(1, ahead));
    double highest = figures.spent().units();
    if (figures.p90() != null) {
      highest = Math.max(highest, figures.p90().units());
    }
    if (figures.budget() != null) {
      highest = Math.max(highest, figures.budget().all().units());
    }
    this.most = Axis.fine(highest);
  }

  /** What was spent up to the end of a day. */
  record Point(LocalDate day, Money spent, double x, double y) {}

  /** The picture, or null where nothing was spent. */
  static BurnDown of(List<Spending.Day> days, Costs.Figures figures, LocalDate today) {
    if (days.isEmpty()) {
      return null;
    }
    List<Point> points = new ArrayList<>();
    Money spent = Money.none(figures.currency());
    for (Spending.Day day : days) {
      spent = spent.plus(day.money());
      points.add(new Point(day.day(), spent, 0, 0));
    }
    long began = ChronoUnit.DAYS.between(days.get(0).day(), today) + 1;
    double pace = (double) figures.labels() / began;
    long ahead = pace == 0 ? began : (long) Math.ceil(figures.remaining() / pace);
    return new BurnDown(points, figures, today, Math.min(LONGEST_AHEAD, ahead));
  }

  public List<Point> points() {
    return points.stream()
        .map(point -> new Point(point.day(), point.spent(), x(point.day()), y(point.spent())))
        .toList();
  }

  /** The line of what was spent, which rises on the days on which it was. */
  public String line() {
    StringBuilder line = new StringBuilder("M%d,%d".formatted(LEFT, BOTTOM));
    for (Point point : points()) {
      line.append(place(point.x(), point.y()));
    }
    return line.append(place(x(last), y(figures.spent()))).toString();
  }

  /** What is to come, from now to the end: the median's line. */
  public String ahead() {
    return figures.p50() == null ? null : "M%s%s".formatted(now(), place(x(end), y(figures.p50())));
  }

  /** The same as an area, up to what nine of ten draws stay under. */
  public String fan() {
    return figures.p90() == null
        ? null
        : "M%s%s%sZ"
            .formatted(now(), place(x(end), y(figures.p90())), place(x(end), y(figures.p50())));
  }

  private String now() {
    return place(x(last), y(figures.spent())).substring(1);
  }

  private static String place(double x, double y) {
    return String.format(Locale.ROOT, "L%.1f,%.1f", x, y);
  }

  /** Where the budget's line is, or null. */
  public Double budget() {
    return figures.budget() == null ? null : Double.valueOf(y(figures.budget().all()));
  }

  public double today() {
    return x(last);
  }

  public String endsOn() {
    return end.toString();
  }

  public List<Axis.Tick> upwards() {
    return Axis.ticks(0, most, STEPS, BOTTOM, TOP);
  }

  public List<Axis.Name> across() {
    long days = ChronoUnit.DAYS.between(first, end);
    List<Axis.Name> names = new ArrayList<>();
    long step = Math.max(1, days / NAMES);
    for (long day = 0; day <= days; day += step) {
      LocalDate date = first.plusDays(day);
      names.add(new Axis.Name(x(date), date.toString().substring(5)));
    }
    return names;
  }

  private double x(LocalDate day) {
    double all = Math.max(1, ChronoUnit.DAYS.between(first, end));
    return LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, day) / all;
  }

  private double y(Money money) {
    return BOTTOM - (BOTTOM - TOP) * Math.min(money.units(), most) / most;
  }
}
