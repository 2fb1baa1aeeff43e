// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who said what, without the who: how often each unit got each value, as whole numbers. A unit may
 * have any number of values; those with fewer than two hold no pair and are left out. Units with
 * the same counts are one row with a number of times, rows stand in a fixed order, and of a row
 * only the values that occur are kept, so that free text costs no more than its length.
 */
public final class Ratings {
  private final List<String> values;
  private final int[][] rows;
  private final int[] times;

  private Ratings(List<String> values, int[][] rows, int[] times) {
    this.values = values;
    this.rows = rows;
    this.times = times;
  }

  /** The ratings of units, each the values it got, in any order; null is a missing value. */
  public static Ratings of(Collection<? extends Collection<String>> units) {
    List<List<String>> pairable =
        units.stream()
            .map(unit -> unit.stream().filter(Objects::nonNull).toList())
            .filter(unit -> unit.size() > 1)
            .toList();
    TreeSet<String> distinct = new TreeSet<>();
    pairable.forEach(distinct::addAll);
    List<String> values = List.copyOf(distinct);
    Map<String, Integer> index = new TreeMap<>();
    values.forEach(value -> index.put(value, index.size()));
    TreeMap<int[], Integer> times = new TreeMap<int[], Integer>(Arrays::compare);
    pairable.forEach(unit -> times.merge(row(unit, index), 1, Integer::sum));
    return new Ratings(
        values,
        times.keySet().toArray(int[][]::new),
        times.values().stream().mapToInt(Integer::intValue).toArray());
  }

  private static int[] row(List<String> unit, Map<String, Integer> index) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    unit.forEach(value -> counts.merge(index.get(value), 1, Integer::sum));
    int[] row = new int[2 * counts.size()];
    int at = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      row[at++] = entry.getKey();
      row[at++] = entry.getValue();
    }
    return row;
  }

  /** Units with two values or more. */
  public int units() {
    return Arrays.stream(times).sum();
  }

  /** The distinct values of those units, sorted as text. */
  public List<String> values() {
    return values;
  }

  int rows() {
    return rows.length;
  }

  /** A row as pairs: the index of a value, its count, the index of the next, its count. */
  int[] row(int row) {
    return rows[row];
  }

  /** How many units each row stands for. */
  int[] times() {
    return times.clone();
  }
}
