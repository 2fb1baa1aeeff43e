// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.project.WageFloor;
import touchstone.web.Axis;

/**
 * What an hour of each rater's work came to, a mark each, those alike above each other, with the
 * floor and the median as lines; in units of a picture 640 wide.
 */
final class WageStrip {
  private static final int LEFT = 24;
  private static final int RIGHT = 600;
  private static final double BEYOND = 4;
  private static final int BOTTOM = 150;
  private static final int STEPS = 5;
  private static final int APART = 13;
  private static final int MOST_HIGH = 9;

  private final List<Wages.Of> wages;
  private final WageFloor floor;
  private final double most;

  private WageStrip(List<Wages.Of> wages, WageFloor floor) {
    this.wages = wages;
    this.floor = floor;
    double highest = wages.stream().mapToDouble(Wages.Of::anHour).max().orElse(0);
    double usual =
        Math.max(Wages.median(wages), floor == null ? 0 : floor.anHour().units()) * BEYOND;
    this.most = Axis.fine(Math.max(Math.min(highest, usual), usual / BEYOND));
  }

  /** The picture, or null where of nobody time was kept. */
  static WageStrip of(List<Wages.Of> wages, WageFloor floor) {
    List<Wages.Of> known =
        wages.stream()
            .filter(each -> each.anHour() != null)
            .sorted(Comparator.comparing(Wages.Of::anHour))
            .toList();
    return known.isEmpty() ? null : new WageStrip(known, floor);
  }

  /** A rater's mark; those far beyond the others stand at the edge. */
  record Mark(Wages.Of wage, double x, double y, boolean under) {}

  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (Wages.Of wage : wages) {
      double x = x(wage.anHour());
      long near = marks.stream().filter(mark -> Math.abs(mark.x() - x) < APART).count();
      double y = BOTTOM - 12 - APART * Math.min(MOST_HIGH, near);
      marks.add(new Mark(wage, x, y, floor != null && wage.upTo(floor).grains() > 0));
    }
    return marks;
  }

  /** Where the floor's line is, or null. */
  public Double floor() {
    return floor == null ? null : Double.valueOf(x(floor.anHour().units()));
  }

  public double median() {
    return x(Wages.median(wages));
  }

  public List<Axis.Tick> across() {
    return Axis.ticks(0, most, STEPS, LEFT, RIGHT);
  }

  private double x(double anHour) {
    return LEFT + (RIGHT - LEFT) * Math.min(anHour, most) / most;
  }
}
