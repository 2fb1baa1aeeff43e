// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each two of the 16 busiest raters agree, as squares in a picture 640 wide: the fuller the
 * colour the more, the larger the square the more items they share. Who agree stand together.
 */
final class HeatMap {
  private static final int MOST = 16;
  private static final int LEFT = 172;
  private static final int TOP = 28;
  private static final int LONGEST_NAME = 20;
  private static final double ROOM = 460;
  private static final double WIDEST = 56;

  private final List<RaterScore> raters;
  private final Map<String, Agreement> pairs;
  private final double cell;
  private final int most;

  private HeatMap(List<RaterScore> raters, Map<String, Agreement> pairs) {
    this.raters = raters;
    this.pairs = pairs;
    this.cell = Math.min(WIDEST, ROOM / raters.size());
    this.most = pairs.values().stream().mapToInt(Agreement::n).max().orElse(1);
  }

  /** The picture, or null where no two raters share an item. */
  static HeatMap of(Parts parts, List<RaterScore> scores) {
    List<RaterScore> busiest = scores.subList(0, Math.min(MOST, scores.size()));
    Map<String, Integer> place = new HashMap<>();
    busiest.forEach(score -> place.put(score.rater(), place.size()));
    Map<String, Agreement> pairs = new HashMap<>();
    double[][] agreement = new double[busiest.size()][busiest.size()];
    for (double[] row : agreement) {
      Arrays.fill(row, Double.NaN);
    }
    for (Pairs.Pair pair : parts.everyPair()) {
      Integer one = place.get(parts.rater(pair.one()));
      Integer other = place.get(parts.rater(pair.other()));
      if (one != null && other != null) {
        Agreement between = parts.leading(pair);
        pairs.put(key(parts.rater(pair.one()), parts.rater(pair.other())), between);
        double value = between.value() == null ? Double.NaN : between.value();
        agreement[one][other] = value;
        agreement[other][one] = value;
      }
    }
    return pairs.isEmpty()
        ? null
        : new HeatMap(Clusters.order(agreement).stream().map(busiest::get).toList(), pairs);
  }

  private static String key(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  /** A rater's row and column. */
  record Line(int number, String name, String kind, double at) {
    /** The name, cut where it is long. */
    public String brief() {
      return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }
  }

  /** Two raters' square; no value where it is undefined. */
  record Square(Line row, Line column, Agreement agreement, double x, double y, double side) {
    public double strength() {
      double value = agreement.value() == null ? 0 : Math.abs(agreement.value());
      return Math.min(1, .08 + .92 * value);
    }

    public boolean below() {
      return agreement.value() != null && agreement.value() < 0;
    }
  }

  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (RaterScore rater : raters) {
      lines.add(
          new Line(lines.size() + 1, rater.name(), rater.kind(), TOP + (lines.size() + .5) * cell));
    }
    return lines;
  }

  /** Where a column's number stands. */
  public double across(Line line) {
    return line.at() - TOP + LEFT;
  }

  public List<Square> squares() {
    List<Line> lines = lines();
    List<Square> squares = new ArrayList<>();
    for (int row = 0; row < raters.size(); row++) {
      for (int column = 0; column < raters.size(); column++) {
        Agreement between =
            row == column
                ? null
                : pairs.get(key(raters.get(row).rater(), raters.get(column).rater()));
        if (between != null) {
          double side = cell * (.25 + .7 * Math.sqrt((double) between.n() / most));
          double middle = LEFT + (column + .5) * cell;
          squares.add(
              new Square(
                  lines.get(row),
                  lines.get(column),
                  between,
                  middle - side / 2,
                  lines.get(row).at() - side / 2,
                  side));
        }
      }
    }
    return squares;
  }

  /** Each pair once, those that agree the least first. */
  public List<Square> pairs() {
    return squares().stream()
        .filter(square -> square.row().number() < square.column().number())
        .sorted(
            Comparator.comparingDouble(
                square -> square.agreement().value() == null ? 2 : square.agreement().value()))
        .toList();
  }

  public double height() {
    return TOP + raters.size() * cell + 8;
  }

  /** The picture is as wide as it is read well: fewer raters need less. */
  public double width() {
    return Math.max(420, LEFT + raters.size() * cell + 8);
  }

  public double nameEnd() {
    return LEFT - 10;
  }

  /** Samples for the legend. */
  public List<Double> legend() {
    return List.of(0.0, .25, .5, .75, 1.0);
  }
}
