// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Answers to one question, as whole numbers: unit by unit who gave which value. A unit may have any
 * number of values; those with fewer than two hold no pair and are left out. Units with the same
 * counts of values share a row, so that measures that need no names cost as much as there are
 * different rows. Values, raters and units stand in the order of what they are, never of what came
 * first, so that the same answers give the same numbers to the last bit.
 */
public final class Ratings {
  private final Answers kind;
  private final List<String> values;
  private final List<String> raters;
  private final List<Unit> units;
  private final int[][] rows;
  private final int[] rowOf;
  private final int[] itemStart;
  private List<Pairs.Pair> pairs;

  /**
   * What is compared with each other: the answers to an item, or a pair of them.
   *
   * @param rater the number of who gave each value, or none where nobody is named
   * @param value the number of each value
   * @param length characters of the text that spans were marked on; 0 elsewhere
   */
  record Unit(int[] rater, int[] value, long length) {
    private boolean sameAs(Unit other) {
      return length == other.length
          && Arrays.equals(rater, other.rater)
          && Arrays.equals(value, other.value);
    }
  }

  /** Who gave which answer; the names may be null where nobody is named. */
  record Given(String rater, String value) {}

  Ratings(Answers kind, List<String> values, List<String> raters, List<List<Unit>> items) {
    this.kind = kind;
    this.values = values;
    this.raters = raters;
    Map<Unit, int[]> counts = new IdentityHashMap<>();
    items.forEach(item -> item.forEach(unit -> counts.put(unit, row(unit.value()))));
    Comparator<Unit> order =
        Comparator.<Unit, int[]>comparing(counts::get, Arrays::compare)
            .thenComparing(Unit::rater, Arrays::compare)
            .thenComparing(Unit::value, Arrays::compare)
            .thenComparing(Unit::length);
    items.forEach(item -> item.sort(order));
    items.sort((one, other) -> compare(one, other, order));
    units = items.stream().flatMap(List::stream).toList();
    TreeMap<int[], Integer> known = new TreeMap<int[], Integer>(Arrays::compare);
    units.forEach(unit -> known.put(counts.get(unit), 0));
    rows = known.keySet().toArray(int[][]::new);
    for (int row = 0; row < rows.length; row++) {
      known.put(rows[row], row);
    }
    rowOf = units.stream().mapToInt(unit -> known.get(counts.get(unit))).toArray();
    itemStart = new int[items.size() + 1];
    for (int item = 0; item < items.size(); item++) {
      itemStart[item + 1] = itemStart[item] + items.get(item).size();
    }
  }

  private static int compare(List<Unit> one, List<Unit> other, Comparator<Unit> order) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int first = order.compare(one.get(i), other.get(i));
      if (first != 0) {
        return first;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** The ratings of units, each the values it got, in any order; null is a missing value. */
  public static Ratings of(Collection<? extends Collection<String>> units) {
    return of(Answers.CLASSES, units);
  }

  /** The same of another kind of answer. */
  static Ratings of(Answers kind, Collection<? extends Collection<String>> units) {
    Gathering gathering = new Gathering(kind);
    units.forEach(
        unit ->
            gathering.item(
                unit.stream()
                    .filter(Objects::nonNull)
                    .map(value -> new Given(null, value))
                    .toList(),
                0));
    return gathering.ratings();
  }

  private static int[] row(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] row = new int[2 * sorted.length];
    int at = -2;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        at += 2;
        row[at] = sorted[i];
      }
      row[at + 1]++;
    }
    return Arrays.copyOf(row, at + 2);
  }

  Answers kind() {
    return kind;
  }

  /** Items with two values or more. */
  public int items() {
    return itemStart.length - 1;
  }

  /** The distinct values, sorted as text, with those that were offered and nobody gave. */
  public List<String> values() {
    return values;
  }

  /** Who gave values, by name. */
  List<String> raters() {
    return raters;
  }

  List<Unit> units() {
    return units;
  }

  int rows() {
    return rows.length;
  }

  /** A row as pairs: the number of a value, its count, the number of the next, its count. */
  int[] row(int row) {
    return rows[row];
  }

  /** Every item once. */
  Sample all() {
    int[] once = new int[items()];
    Arrays.fill(once, 1);
    return sample(once);
  }

  /** Every item as often as said. */
  Sample sample(int[] timesOfItem) {
    int[] ofUnit = new int[units.size()];
    int[] ofRow = new int[rows.length];
    for (int item = 0; item < timesOfItem.length; item++) {
      if (timesOfItem[item] > 0) {
        for (int unit = itemStart[item]; unit < itemStart[item + 1]; unit++) {
          ofUnit[unit] = timesOfItem[item];
          ofRow[rowOf[unit]] += timesOfItem[item];
        }
      }
    }
    return new Sample(ofUnit, ofRow);
  }

  /** How many of each value there are in a sample. */
  long[] counts(Sample sample) {
    long[] counts = new long[values.size()];
    for (int row = 0; row < rows.length; row++) {
      if (sample.ofRow()[row] > 0) {
        for (int i = 0; i < rows[row].length; i += 2) {
          counts[rows[row][i]] += (long) sample.ofRow()[row] * rows[row][i + 1];
        }
      }
    }
    return counts;
  }

  /** The mean share that each value has of a unit, every unit weighing the same. */
  double[] shares(Sample sample) {
    double[] shares = new double[values.size()];
    long all = 0;
    for (int row = 0; row < rows.length; row++) {
      int times = sample.ofRow()[row];
      if (times > 0) {
        double size = size(rows[row]);
        for (int i = 0; i < rows[row].length; i += 2) {
          shares[rows[row][i]] += times * (rows[row][i + 1] / size);
        }
        all += times;
      }
    }
    for (int value = 0; value < shares.length; value++) {
      shares[value] /= all;
    }
    return shares;
  }

  /** How many values a unit of this row has. */
  static int size(int[] row) {
    int size = 0;
    for (int i = 1; i < row.length; i += 2) {
      size += row[i];
    }
    return size;
  }

  /** Whether the items are as many, with the very same answers. */
  boolean sameAs(Ratings other) {
    return items() == other.items()
        && units.size() == other.units.size()
        && values.equals(other.values)
        && raters.equals(other.raters)
        && IntStream.range(0, units.size()).allMatch(i -> units.get(i).sameAs(other.units.get(i)));
  }

  /** Steps that drawing one sample takes. */
  long drawing() {
    return items() + units.size() + rows.length;
  }

  /** The pairs of raters, the most shared units first; put together once. */
  List<Pairs.Pair> pairs() {
    pairs = pairs == null ? Pairs.of(this) : pairs;
    return pairs;
  }

  /** Steps that one look at all rows and values takes. */
  long cost() {
    return Arrays.stream(rows).mapToLong(row -> row.length).sum() + values.size();
  }
}
