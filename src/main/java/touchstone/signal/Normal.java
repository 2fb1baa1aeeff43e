// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * The standard normal distribution: its density, its distribution function and the inverse.
 *
 * <p>Sources: G. West, "Better approximations to cumulative normal functions", Wilmott 2005 (after
 * J. F. Hart 1968; absolute error under 1e-15); the inverse by P. J. Acklam's rational
 * approximation with one step of Halley's method.
 */
final class Normal {
  private static final double[] A = {
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
    1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00
  };
  private static final double[] B = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1
  };
  private static final double[] C = {
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
    -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00
  };
  private static final double[] D = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
  };
  private static final double[] N = {
    .0352624965998911,
    .700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };
  private static final double[] M = {
    .0883883476483184,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };
  private static final double LOW = .02425;

  private Normal() {}

  static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** The probability of a value under z. */
  static double below(double z) {
    double x = Math.abs(z);
    double tail;
    if (x > 37) {
      tail = 0;
    } else if (x < 7.07106781186547) {
      tail = Math.exp(-x * x / 2) * at(N, x) / at(M, x);
    } else {
      double build = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + .65))));
      tail = Math.exp(-x * x / 2) / build / 2.506628274631;
    }
    return z > 0 ? 1 - tail : tail;
  }

  /** The value under which so much lies; infinite at 0 and 1. */
  static double quantile(double p) {
    if (p <= 0 || p >= 1) {
      return p <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double z = rough(p);
    double step = (below(z) - p) / density(z);
    return z - step / (1 + z * step / 2);
  }

  private static double rough(double p) {
    if (p < LOW || p > 1 - LOW) {
      double q = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
      return Math.copySign(at(C, q) / at(D, q), p - .5);
    }
    double q = p - .5;
    return q * at(A, q * q) / at(B, q * q);
  }

  private static double at(double[] coefficients, double x) {
    double sum = 0;
    for (double each : coefficients) {
      sum = sum * x + each;
    }
    return sum;
  }
}
