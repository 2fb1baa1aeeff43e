// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each way stands on the picture: judgements a task to the right, agreement upwards, in units
 * of a picture of 640 x 320.
 */
final class OverlapChart {
  private static final int LEFT = 72;
  private static final int RIGHT = 616;
  private static final int TOP = 16;
  private static final int BOTTOM = 272;
  private static final int STEPS = 5;
  private static final double RADIUS = 11;
  private static final double A_LETTER = 11;

  private final List<Simulator.Row> rows;
  private final double most;
  private final double least;

  private OverlapChart(List<Simulator.Row> rows) {
    this.rows = rows;
    this.most = Math.ceil(rows.stream().mapToDouble(Simulator.Row::aTask).max().orElse(1));
    double lowest = rows.stream().mapToDouble(Simulator.Row::agreement).min().orElse(0);
    this.least = Math.min(.95, Math.floor(lowest * 20) / 20);
  }

  /** The chart, or null where there is nothing to compare. */
  static OverlapChart of(List<Simulator.Row> rows) {
    return rows.isEmpty() || rows.get(0).agreement() == null ? null : new OverlapChart(rows);
  }

  /**
   * Where a way stands, or several so near each other that one would hide the other.
   *
   * @param letters those of the table's rows
   * @param adaptive each of them stops early
   */
  record Point(String letters, double x, double y, boolean adaptive) {

    /** How wide its mark is. */
    public double width() {
      return 2 * RADIUS + (letters.length() - 1) * A_LETTER;
    }

    public double left() {
      return x - width() / 2;
    }

    public double top() {
      return y - RADIUS;
    }

    private boolean touches(Point other) {
      return Math.abs(y - other.y) < 2 * RADIUS
          && Math.abs(x - other.x) < (width() + other.width()) / 2;
    }

    private Point with(Point other) {
      int all = letters.length() + other.letters.length();
      return new Point(
          letters + other.letters,
          (x * letters.length() + other.x * other.letters.length()) / all,
          (y * letters.length() + other.y * other.letters.length()) / all,
          adaptive && other.adaptive);
    }
  }

  /** A line of the grid with its number. */
  record Tick(double at, double value) {}

  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Simulator.Row each = rows.get(row);
      Point point =
          new Point(
              letter(row), x(each.aTask()), y(each.agreement()), each.way().confidence() != null);
      for (Point near = near(points, point); near != null; near = near(points, point)) {
        points.remove(near);
        point = near.with(point);
      }
      points.add(point);
    }
    return points;
  }

  private static Point near(List<Point> points, Point to) {
    return points.stream().filter(to::touches).findFirst().orElse(null);
  }

  static String letter(int row) {
    return String.valueOf((char) ('A' + row));
  }

  public int left() {
    return LEFT;
  }

  public List<Tick> across() {
    List<Tick> ticks = new ArrayList<>();
    double step = Math.max(1, Math.ceil(most / 10));
    for (double value = 0; value <= most; value += step) {
      ticks.add(new Tick(x(value), value));
    }
    return ticks;
  }

  public List<Tick> upwards() {
    List<Tick> ticks = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double value = least + (1 - least) * step / STEPS;
      ticks.add(new Tick(y(value), value));
    }
    return ticks;
  }

  private double x(double judgements) {
    return LEFT + (RIGHT - LEFT) * judgements / most;
  }

  private double y(double agreement) {
    return BOTTOM - (BOTTOM - TOP) * (agreement - least) / (1 - least);
  }
}
