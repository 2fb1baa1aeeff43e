// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each of the 60 busiest raters stands: active seconds a judgement to the right, right
 * answers with their interval upwards, in units of a picture of 640 x 360. Those of whom no time
 * was kept, as models mostly, stand in a lane of their own on the left.
 */
final class RaterScatter {
  private static final int MOST = 60;
  private static final int LEFT = 64;
  private static final int LANE = 80;
  private static final int LANE_END = 160;
  private static final int BEGIN = 184;
  private static final int RIGHT = 620;
  private static final int TOP = 32;
  private static final int BOTTOM = 312;
  private static final int STEPS = 5;
  private static final int APART = 20;

  private final List<RaterScore> raters;
  private final double longest;
  private final double least;

  private RaterScatter(List<RaterScore> raters) {
    this.raters = raters;
    double seconds =
        raters.stream()
            .filter(score -> score.medianMillis() != null)
            .mapToDouble(score -> score.medianMillis() / 1000.0)
            .max()
            .orElse(0);
    this.longest = step(seconds) * Math.max(1, Math.ceil(seconds / step(seconds)));
    double lowest =
        raters.stream()
            .filter(score -> score.accuracy().of() > 0)
            .mapToDouble(score -> score.accuracy().low())
            .min()
            .orElse(0);
    this.least = Math.min(.8, Math.floor(lowest * 5) / 5);
  }

  /** The picture, or null where of nobody anything is known. */
  static RaterScatter of(List<RaterScore> scores) {
    List<RaterScore> busiest = scores.subList(0, Math.min(MOST, scores.size()));
    return busiest.stream().allMatch(score -> score.accuracy().of() == 0)
        ? null
        : new RaterScatter(busiest);
  }

  /** 1, 2 or 5 times a power of ten, so that up to six fit. */
  private static double step(double most) {
    if (most <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(most / 5)));
    double times = most / 5 / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  /** A rater's mark, with the number of the rater's row in the table. */
  record Mark(RaterScore score, int number, double x, double y, double low, double high) {
    /** The outline of the mark of a kind, about its middle. */
    public String shape() {
      return outline(score.kind());
    }
  }

  /** A kind with its mark, for the legend. */
  record Kind(String kind) {
    public String shape() {
      return outline(kind);
    }
  }

  /** A line of the grid with its number. */
  record Tick(double at, double value) {}

  private static String outline(String kind) {
    return switch (kind) {
      case "expert" -> "M0,-9L9,0L0,9L-9,0Z";
      case "user" -> "M0,-8L8,7L-8,7Z";
      case "model" -> "M-7,-7h14v14h-14z";
      case "rule" -> "M-3,-9h6v6h6v6h-6v6h-6v-6h-6v-6h6z";
      case "stream" -> "M0,8L8,-7L-8,-7Z";
      default -> "M-7,0a7,7 0 1,0 14,0a7,7 0 1,0 -14,0z";
    };
  }

  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (int row = 0; row < raters.size(); row++) {
      RaterScore score = raters.get(row);
      Share right = score.accuracy();
      if (right.of() > 0) {
        double y = y(right.value());
        double x =
            score.medianMillis() == null ? inLane(marks, y) : x(score.medianMillis() / 1000.0);
        marks.add(new Mark(score, row + 1, x, y, y(right.low()), y(right.high())));
      }
    }
    return marks;
  }

  /** The next place in the lane where no mark hides this one; the last where all do. */
  private static double inLane(List<Mark> marks, double y) {
    double x = LANE;
    while (x < LANE_END && touched(marks, x, y)) {
      x += APART;
    }
    return x;
  }

  private static boolean touched(List<Mark> marks, double x, double y) {
    return marks.stream()
        .anyMatch(mark -> Math.abs(mark.x() - x) < APART && Math.abs(mark.y() - y) < APART);
  }

  public List<Kind> kinds() {
    return raters.stream().map(RaterScore::kind).distinct().sorted().map(Kind::new).toList();
  }

  /** Whether somebody stands in the lane without time. */
  public boolean untimed() {
    return raters.stream().anyMatch(score -> score.medianMillis() == null);
  }

  public int lane() {
    return (LANE + LANE_END) / 2;
  }

  public int left() {
    return LEFT;
  }

  public List<Tick> across() {
    List<Tick> ticks = new ArrayList<>();
    double step = step(longest);
    for (int i = 0; i * step <= longest * 1.0001; i++) {
      ticks.add(new Tick(x(i * step), i * step));
    }
    return ticks;
  }

  public List<Tick> upwards() {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double value = least + (1 - least) * i / STEPS;
      ticks.add(new Tick(y(value), value));
    }
    return ticks;
  }

  private double x(double seconds) {
    return BEGIN + (RIGHT - BEGIN) * seconds / longest;
  }

  private double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * (Math.max(share, least) - least) / (1 - least);
  }
}
