// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody may work out who writes each published number as a sum of unknown cells: whether a
 * sum of cells follows from the others, by elimination.
 */
final class Attack {
  private static final double NOTHING = 1e-7;

  /** Rows in echelon form, the known value last. */
  private final List<double[]> rows = new ArrayList<>();

  /** Learns that so many cells, each so many times, make a number. */
  void learn(double[] cells, double makes) {
    double[] row = java.util.Arrays.copyOf(cells, cells.length + 1);
    row[cells.length] = makes;
    double[] left = reduce(row);
    int pivot = pivot(left);
    if (pivot < 0) {
      return;
    }
    double by = left[pivot];
    for (int at = 0; at < left.length; at++) {
      left[at] /= by;
    }
    for (double[] other : rows) {
      subtract(other, left, pivot);
    }
    rows.add(left);
  }

  /** The number that a sum of cells must be, or null where others would do as well. */
  Double known(double[] cells) {
    double[] left = reduce(java.util.Arrays.copyOf(cells, cells.length + 1));
    return pivot(left) < 0 ? Double.valueOf(-left[cells.length]) : null;
  }

  private double[] reduce(double[] row) {
    for (double[] each : rows) {
      subtract(row, each, pivot(each));
    }
    return row;
  }

  private static void subtract(double[] from, double[] row, int pivot) {
    double times = from[pivot];
    if (Math.abs(times) > NOTHING) {
      for (int at = 0; at < from.length; at++) {
        from[at] -= times * row[at];
      }
    }
    from[pivot] = 0;
  }

  private static int pivot(double[] row) {
    for (int at = 0; at < row.length - 1; at++) {
      if (Math.abs(row[at]) > NOTHING) {
        return at;
      }
    }
    return -1;
  }
}
