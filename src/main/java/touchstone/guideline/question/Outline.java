// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import touchstone.base.Reason;

/**
 * The outline of a polygon in millionths of a percent, the last point joined to the first. Its
 * coordinates are whole numbers up to 10 to the 8th, so that every test here is exact.
 */
record Outline(List<Point> points) {

  /** A point of the outline. */
  record Point(long x, long y) {}

  private static final Comparator<Point> ORDER =
      Comparator.comparingLong(Point::x).thenComparingLong(Point::y);

  /** An outline whose first point was said again at the end is meant without it. */
  Outline {
    boolean closed = points.size() > 1 && points.get(0).equals(points.get(points.size() - 1));
    points = List.copyOf(closed ? points.subList(0, points.size() - 1) : points);
  }

  /** Why it is no outline of one area, or null. */
  Reason fault() {
    int size = points.size();
    if (size < 3) {
      return Reason.of("guideline_misfit_threePoints");
    }
    for (int i = 0; i < size; i++) {
      if (at(i).equals(at(i + 1))) {
        return Reason.of("guideline_misfit_pointTwice", i, (i + 1) % size);
      }
    }
    if (points.stream().allMatch(point -> turn(at(0), at(1), point) == 0)) {
      return Reason.of("guideline_misfit_noArea");
    }
    for (int one = 0; one < size; one++) {
      for (int other = one + 1; other < size; other++) {
        if (meet(one, other)) {
          return Reason.of(
              "guideline_misfit_crosses", one, (one + 1) % size, other, (other + 1) % size);
        }
      }
    }
    return null;
  }

  private Point at(int index) {
    return points.get(index % points.size());
  }

  private long twiceTheArea() {
    long sum = 0;
    for (int i = 0; i < points.size(); i++) {
      sum += at(i).x() * at(i + 1).y() - at(i + 1).x() * at(i).y();
    }
    return sum;
  }

  /** Whether two edges meet elsewhere than neighbours do, who share one point. */
  private boolean meet(int one, int other) {
    Point a = at(one);
    Point b = at(one + 1);
    Point c = at(other);
    Point d = at(other + 1);
    if (other == one + 1) {
      return foldsBack(a, b, d);
    }
    if (one == 0 && other == points.size() - 1) {
      return foldsBack(b, a, c);
    }
    int abc = turn(a, b, c);
    int abd = turn(a, b, d);
    int cda = turn(c, d, a);
    int cdb = turn(c, d, b);
    return abc != abd && cda != cdb
        || abc == 0 && within(a, b, c)
        || abd == 0 && within(a, b, d)
        || cda == 0 && within(c, d, a)
        || cdb == 0 && within(c, d, b);
  }

  /** Whether the way from a over b to c goes back on itself. */
  private static boolean foldsBack(Point a, Point b, Point c) {
    return turn(a, b, c) == 0
        && (a.x() - b.x()) * (c.x() - b.x()) + (a.y() - b.y()) * (c.y() - b.y()) > 0;
  }

  /** To which side the way from a over b to c turns: 1, 0 or -1. */
  private static int turn(Point a, Point b, Point c) {
    return Long.signum((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
  }

  /** Whether p, on the line through a and b, lies between them. */
  private static boolean within(Point a, Point b, Point p) {
    return Math.min(a.x(), b.x()) <= p.x()
        && p.x() <= Math.max(a.x(), b.x())
        && Math.min(a.y(), b.y()) <= p.y()
        && p.y() <= Math.max(a.y(), b.y());
  }

  /** The same outline from its least point on, turning one way. */
  Outline canonical() {
    List<Point> way = new ArrayList<>(points);
    if (twiceTheArea() < 0) {
      Collections.reverse(way);
    }
    Collections.rotate(way, -way.indexOf(Collections.min(way, ORDER)));
    return new Outline(way);
  }
}
