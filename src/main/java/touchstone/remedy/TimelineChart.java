// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import touchstone.watch.SliceFigures;
import touchstone.watch.Timeline;
import touchstone.web.Axis;

/**
 * How well a slice was ranked over time, with its error as a band and with what happened, and below
 * it how much there was: two pictures 640 wide over the same time.
 */
final class TimelineChart {
  private static final double SURE = 1.96;

  /** A span of which nearly all outcomes have come is as firm as it gets. */
  private static final double MATURE = .95;

  private static final int LEFT = 56;
  private static final int RIGHT = 624;
  private static final int TOP = 48;
  private static final int BOTTOM = 268;
  private static final int LOW = 108;
  private static final int TENTHS = 10;
  private static final int NAMES = 6;
  private static final int APART = 22;

  private final List<Timeline.Point> points;
  private final List<Mark> marks;
  private final Duration span;
  private final Instant begin;
  private final Instant end;
  private final double least;
  private final double most;

  private TimelineChart(List<Timeline.Point> points, List<Mark> marks, Duration span) {
    this.points = points;
    this.marks = marks;
    this.span = span;
    this.begin = points.get(0).at();
    this.end = points.get(points.size() - 1).at().plus(span);
    this.least =
        points.stream()
            .filter(point -> point.figures().auc() != null)
            .mapToDouble(point -> Math.floor(TENTHS * low(point.figures())) / TENTHS)
            .reduce(.5, Math::min);
    this.most =
        Axis.end(points.stream().mapToLong(one -> one.figures().predictions()).max().orElse(1));
  }

  /** The chart, or null where nothing was counted. */
  static TimelineChart of(List<Timeline.Point> points, List<Mark> marks, Duration span) {
    return points.isEmpty() ? null : new TimelineChart(points, marks, span);
  }

  /** A point with its error, hollow while outcomes are still on their way. */
  record Dot(Timeline.Point point, double x, double y, boolean hollow) {}

  /** A mark in its place; its sign stands beside it where another's is too near. */
  record Placed(Mark mark, double x, double sign) {}

  /** How much there was: a bar, and the part of it that was positive. */
  record Volume(Timeline.Point point, double x, double width, double y, double positive) {
    public double height() {
      return LOW - y;
    }

    public double positiveHeight() {
      return LOW - positive;
    }
  }

  public List<Dot> dots() {
    return points.stream()
        .filter(point -> point.figures().auc() != null)
        .map(point -> new Dot(point, middle(point), y(point.figures().auc()), !mature(point)))
        .toList();
  }

  static boolean mature(Timeline.Point point) {
    return point.maturity() != null && point.maturity() >= MATURE;
  }

  /** The outline of the band of error, there along its upper and back along its lower side. */
  public String band() {
    StringBuilder path = new StringBuilder();
    List<Timeline.Point> known =
        points.stream().filter(point -> point.figures().auc() != null).toList();
    for (Timeline.Point point : known) {
      step(path, middle(point), y(high(point.figures())));
    }
    for (int i = known.size() - 1; i >= 0; i--) {
      step(path, middle(known.get(i)), y(low(known.get(i).figures())));
    }
    return path.isEmpty() ? "" : path.append('Z').toString();
  }

  /** The line through the points. */
  public String line() {
    StringBuilder path = new StringBuilder();
    dots().forEach(dot -> step(path, dot.x(), dot.y()));
    return path.toString();
  }

  private static void step(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
  }

  private static double low(SliceFigures figures) {
    double error = figures.aucError() == null ? 0 : figures.aucError();
    return Math.max(0, figures.auc() - SURE * error);
  }

  private static double high(SliceFigures figures) {
    double error = figures.aucError() == null ? 0 : figures.aucError();
    return Math.min(1, figures.auc() + SURE * error);
  }

  public List<Volume> volumes() {
    double width = Math.max(1, x(begin.plus(span)) - LEFT - 1.5);
    return points.stream()
        .map(
            point -> {
              double share = point.figures().positives() == null ? 0 : point.figures().positives();
              long all = point.figures().predictions();
              return new Volume(point, x(point.at()) + .75, width, below(all), below(all * share));
            })
        .toList();
  }

  private double below(double count) {
    return LOW - (LOW - 8) * count / most;
  }

  /** What happened within the picture's time. */
  public List<Placed> placed() {
    List<Mark> within =
        marks.stream()
            .filter(mark -> !mark.at().isBefore(begin) && !mark.at().isAfter(end))
            .toList();
    double[] signs = new double[within.size()];
    for (int i = 0; i < signs.length; i++) {
      double x = x(within.get(i).at());
      signs[i] = i == 0 ? x : Math.max(x, signs[i - 1] + APART);
    }
    for (int i = signs.length - 1; i >= 0; i--) {
      signs[i] = Math.min(signs[i], i == signs.length - 1 ? RIGHT : signs[i + 1] - APART);
    }
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < signs.length; i++) {
      placed.add(new Placed(within.get(i), x(within.get(i).at()), signs[i]));
    }
    return placed;
  }

  public List<Axis.Tick> upwards() {
    return Axis.ticks(least, 1, (int) Math.round((1 - least) * TENTHS), BOTTOM, TOP);
  }

  public List<Axis.Tick> volumeTicks() {
    return Axis.ticks(0, most, 2, LOW, 8);
  }

  /** Where an order by chance would lie. */
  public double chance() {
    return y(.5);
  }

  /** Up to six times by their names. */
  public List<Axis.Name> across() {
    List<Axis.Name> names = new ArrayList<>();
    int step = Math.max(1, (int) Math.ceil(points.size() / (double) NAMES));
    boolean hours = span.toHours() == 1;
    for (int i = 0; i < points.size(); i += step) {
      String at = points.get(i).at().toString();
      names.add(
          new Axis.Name(
              middle(points.get(i)),
              hours ? at.substring(5, 16).replace('T', ' ') : at.substring(5, 10)));
    }
    return names;
  }

  private double middle(Timeline.Point point) {
    return x(point.at().plus(span.dividedBy(2)));
  }

  private double x(Instant at) {
    double whole = Duration.between(begin, end).toMillis();
    return LEFT + (RIGHT - LEFT) * Duration.between(begin, at).toMillis() / whole;
  }

  private double y(double auc) {
    return BOTTOM - (BOTTOM - TOP) * (auc - least) / (1 - least);
  }
}
