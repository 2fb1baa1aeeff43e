// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A numeric field's histogram as TensorFlow Data Validation keeps it: ten buckets of equal width
 * from the least to the greatest finite value, with what is no finite number apart.
 *
 * @param low lower edge of each bucket
 * @param high upper edge; the same as the lower where all values of a bucket are equal
 * @param counts values in each
 * @param missing how many are missing or not a number
 * @param under how many are negative infinity
 * @param over how many are positive infinity
 */
public record Buckets(
    double[] low, double[] high, double[] counts, double missing, double under, double over) {
  private static final int BUCKETS = 10;

  /** The ten buckets of values, where NaN is a missing one. */
  public static Buckets of(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double missing = 0;
    double under = 0;
    double over = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        missing++;
      } else if (Double.isInfinite(value)) {
        under += value < 0 ? 1 : 0;
        over += value > 0 ? 1 : 0;
      } else {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    int buckets = least > most ? 0 : least == most ? 1 : BUCKETS;
    Buckets made =
        new Buckets(
            new double[buckets], new double[buckets], new double[buckets], missing, under, over);
    made.fill(values, least, most);
    return made;
  }

  private void fill(double[] values, double least, double most) {
    double width = (most - least) / counts.length;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      low[bucket] = least + bucket * width;
      high[bucket] = bucket + 1 == counts.length ? most : least + (bucket + 1) * width;
    }
    for (double value : values) {
      if (Double.isFinite(value)) {
        int bucket = width > 0 ? (int) ((value - least) / width) : 0;
        counts[Math.min(counts.length - 1, bucket)]++;
      }
    }
  }

  /**
   * Jensen-Shannon divergence in bits, by TFDV's rule: both sides are cut at the edges of both,
   * spread evenly within a bucket; a bucket without width, what is missing and the infinities are
   * values of their own. 0 where both are empty, 1 where one is.
   *
   * <p>Source: TensorFlow Data Validation, {@code anomalies/metrics.cc}.
   */
  public double jensenShannon(Buckets other) {
    TreeSet<Double> edges = new TreeSet<>();
    edges(edges);
    other.edges(edges);
    List<Double> cuts = List.copyOf(edges);
    TreeMap<Double, double[]> points = new TreeMap<>();
    double[][] pieces = new double[Math.max(0, cuts.size() - 1)][2];
    spread(cuts, pieces, points, 0);
    other.spread(cuts, pieces, points, 1);
    List<double[]> all = new ArrayList<>(List.of(pieces));
    all.addAll(points.values());
    all.add(new double[] {missing, other.missing});
    all.add(new double[] {under, other.under});
    all.add(new double[] {over, other.over});
    double[] sums = {total(), other.total()};
    if (sums[0] == 0 || sums[1] == 0) {
      return sums[0] == sums[1] ? 0 : 1;
    }
    return Drift.jensenShannon(
        all.stream()
            .map(pair -> new double[] {pair[0] / sums[0], pair[1] / sums[1]})
            .toArray(double[][]::new));
  }

  private void edges(TreeSet<Double> edges) {
    for (int bucket = 0; bucket < counts.length; bucket++) {
      edges.add(low[bucket]);
      edges.add(high[bucket]);
    }
  }

  private void spread(
      List<Double> cuts, double[][] pieces, TreeMap<Double, double[]> points, int side) {
    int piece = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (low[bucket] == high[bucket]) {
        points.computeIfAbsent(low[bucket], at -> new double[2])[side] += counts[bucket];
        continue;
      }
      while (cuts.get(piece) < low[bucket]) {
        piece++;
      }
      double width = high[bucket] - low[bucket];
      for (; piece < pieces.length && cuts.get(piece) < high[bucket]; piece++) {
        double part = (cuts.get(piece + 1) - cuts.get(piece)) / width;
        pieces[piece][side] += counts[bucket] * part;
      }
    }
  }

  private double total() {
    double sum = missing + under + over;
    for (double count : counts) {
      sum += count;
    }
    return sum;
  }
}
