// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * Whether a slice's mean error is over that of the rest by more than chance: Welch's t, whose
 * p-value is one-sided.
 *
 * <p>Example: errors 1 2 3 against 0 1 2 1: means 2 and 1, variances 1 and 2/3; t = 1 / √(1/3 +
 * 1/6) = 1.414 with 3.92 degrees of freedom: p = .1158.
 *
 * <p>Sources: B. L. Welch, "The generalization of 'Student's' problem when several different
 * population variances are involved", Biometrika 34, 1947; the distribution by the continued
 * fraction of the incomplete beta function, as in W. H. Press et al., "Numerical recipes", 6.4.
 *
 * @param n rows
 * @param sum of their errors
 * @param squares sum of the squares of their errors
 */
record MeanExcess(double n, double sum, double squares) {
  private static final int ROUNDS = 300;
  private static final double ENOUGH = 1e-14;
  private static final double TINY = 1e-300;

  double mean() {
    return sum / n;
  }

  private double variance() {
    return Math.max(0, (squares - sum * sum / n) / (n - 1));
  }

  /** The rest once this is taken off the whole. */
  MeanExcess restOf(MeanExcess whole) {
    return new MeanExcess(whole.n - n, whole.sum - sum, whole.squares - squares);
  }

  /** The probability of such an excess over the rest, or more, by chance; 1 where none is seen. */
  double p(MeanExcess rest) {
    if (n < 2 || rest.n < 2 || mean() <= rest.mean()) {
      return 1;
    }
    double own = variance() / n;
    double others = rest.variance() / rest.n;
    if (own + others <= 0) {
      return 0;
    }
    double t = (mean() - rest.mean()) / Math.sqrt(own + others);
    double freedom =
        (own + others) * (own + others) / (own * own / (n - 1) + others * others / (rest.n - 1));
    return beta(freedom / (freedom + t * t), freedom / 2, .5) / 2;
  }

  /** The regularised incomplete beta function. */
  private static double beta(double x, double a, double b) {
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / safe(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m <= ROUNDS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / safe(1 + even * d);
      c = safe(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / safe(1 + odd * d);
      c = safe(1 + odd / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < ENOUGH) {
        break;
      }
    }
    return h;
  }

  private static double safe(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Stirling's series from 10 on, reached by the recurrence. */
  private static double logGamma(double x) {
    double shift = 0;
    double at = x;
    while (at < 10) {
      shift -= Math.log(at);
      at++;
    }
    double i = 1 / (at * at);
    double series = (1 / 12.0 - i * (1 / 360.0 - i * (1 / 1260.0 - i / 1680))) / at;
    return shift + (at - .5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series;
  }
}
