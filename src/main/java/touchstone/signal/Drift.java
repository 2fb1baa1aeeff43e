// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far two samples of one field are from each other. Counts are those of each value, or of each
 * bin; a side without any has shares of 0 and differs from any other in full.
 *
 * <p>Example: 3 a, 1 b against 1 a, 3 b: the shares differ by .5 at most; Jensen and Shannon say
 * .1887 bits; the stability index is 2 * .5 ln 3 = 1.0986.
 *
 * <p>Sources: J. Lin, "Divergence measures based on the Shannon entropy", IEEE Transactions on
 * Information Theory 37, 1991; N. Siddiqi, "Credit risk scorecards", 2006 (population stability
 * index); TensorFlow Data Validation, {@code anomalies/metrics.cc}. Numbers differ by {@link
 * Buckets}.
 */
public final class Drift {
  private static final double RARE = 1e-4;

  private Drift() {}

  /** The largest difference between two shares of a value, from 0 to 1. */
  public static double lInfinity(
      Map<String, ? extends Number> one, Map<String, ? extends Number> other) {
    double most = 0;
    for (double[] pair : shares(one, other)) {
      most = Math.max(most, Math.abs(pair[0] - pair[1]));
    }
    return most;
  }

  /** Jensen-Shannon divergence in bits, from 0 to 1. */
  public static double jensenShannon(
      Map<String, ? extends Number> one, Map<String, ? extends Number> other) {
    return jensenShannon(shares(one, other));
  }

  /** That of pairs of shares. */
  static double jensenShannon(double[][] shares) {
    double sum = 0;
    for (double[] pair : shares) {
      double middle = (pair[0] + pair[1]) / 2;
      sum += (part(pair[0], middle) + part(pair[1], middle)) / 2;
    }
    return Math.max(0, Math.min(1, sum));
  }

  private static double part(double share, double middle) {
    return share > 0 ? share * Math.log(share / middle) / Math.log(2) : 0;
  }

  /**
   * The population stability index, in nats: under .1 is taken for stable, over .25 for a shift. A
   * share under 1/10,000 counts as that, so that a value of one side only stays finite.
   */
  public static double stabilityIndex(
      Map<String, ? extends Number> one, Map<String, ? extends Number> other) {
    double sum = 0;
    for (double[] pair : shares(one, other)) {
      double from = Math.max(RARE, pair[0]);
      double to = Math.max(RARE, pair[1]);
      sum += (to - from) * Math.log(to / from);
    }
    return sum;
  }

  private static double[][] shares(
      Map<String, ? extends Number> one, Map<String, ? extends Number> other) {
    Set<String> values = new TreeSet<>(one.keySet());
    values.addAll(other.keySet());
    double ofOne = sum(one);
    double ofOther = sum(other);
    double[][] shares = new double[values.size()][];
    int at = 0;
    for (String value : values) {
      shares[at++] = new double[] {share(one, value, ofOne), share(other, value, ofOther)};
    }
    return shares;
  }

  private static double share(Map<String, ? extends Number> counts, String value, double all) {
    Number count = counts.get(value);
    return count == null || all == 0 ? 0 : count.doubleValue() / all;
  }

  private static double sum(Map<String, ? extends Number> counts) {
    return counts.values().stream().mapToDouble(Number::doubleValue).sum();
  }
}
