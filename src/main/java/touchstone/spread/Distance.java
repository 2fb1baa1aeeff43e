// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

/**
 * How far two values are apart. Values are steps of equal height where their distance means
 * something.
 *
 * <p>Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
 * Pennsylvania, 2011, section D.
 */
public enum Distance {
  /** 1 between any two values. */
  NOMINAL,
  /** The square of how many votes lie between two values, half of each of their own included. */
  ORDINAL,
  /** The square of the steps between. */
  INTERVAL;

  /** The distance of each two values, given how often each was voted for in all. */
  double[][] between(double[] totals) {
    double[][] between = new double[totals.length][totals.length];
    for (int one = 0; one < totals.length; one++) {
      double passed = totals[one] / 2;
      for (int other = one + 1; other < totals.length; other++) {
        passed += totals[other] / 2;
        between[one][other] =
            switch (this) {
              case NOMINAL -> 1;
              case ORDINAL -> passed * passed;
              case INTERVAL -> (double) (other - one) * (other - one);
            };
        between[other][one] = between[one][other];
        passed += totals[other] / 2;
      }
    }
    return between;
  }
}
