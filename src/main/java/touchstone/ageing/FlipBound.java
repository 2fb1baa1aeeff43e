// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

/**
 * Up to which share of all labels may have come out otherwise, after some of a sample did: the
 * one-sided upper bound of 95 % by Clopper and Pearson (The use of confidence or fiducial limits,
 * Biometrika 26, 1934), the share at which so few flips have a chance of 5 %.
 *
 * <p>Example: 0 of 50 are bounded by 0.058, 0 of 25 by 0.113, 0 of 100 by 0.030.
 */
public final class FlipBound {
  private static final double DOUBT = .05;
  private static final int HALVINGS = 60;

  private FlipBound() {}

  /** The bound; null where nothing was made again. */
  public static Double of(long flips, long labels) {
    if (labels == 0) {
      return null;
    }
    if (flips >= labels) {
      return 1.0;
    }
    double low = flips / (double) labels;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(flips, labels, middle) > DOUBT) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** How likely so few or fewer flips are at a share. */
  private static double atMost(long flips, long labels, double share) {
    double term = labels * Math.log1p(-share);
    double sum = Math.exp(term);
    for (long k = 1; k <= flips; k++) {
      term += Math.log(labels - k + 1.0) - Math.log(k) + Math.log(share) - Math.log1p(-share);
      sum += Math.exp(term);
    }
    return sum;
  }
}
