// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * How far a slice's positives stand from its negatives, as the distance d of two normal
 * distributions of width 1, of which a {@link #STRAY} of the positives rank anyhow.
 *
 * <p>The estimate is not the d with the same AUC but the one at which the ratio, that a positive's
 * rank is likelier at random than by d, is 1 in the mean of the positives seen. For two normal
 * distributions both are the same; of any others this one is on the safe side, as a mean of 1 is
 * all that {@link Evidence} asks for while nothing changes.
 *
 * <p>Source: P. Grünwald, R. de Heide, W. Koolen, "Safe testing", Journal of the Royal Statistical
 * Society B 86, 2024 (e-values); its error by the delta method.
 */
final class Separation {
  static final double STRAY = .05;
  private static final double MOST = 3;
  private static final double STEP = 1e-3;
  private static final int HALVINGS = 20;

  private final double[] from = new double[LogOddsCounts.BINS];
  private final double[] to = new double[LogOddsCounts.BINS];
  private final LogOddsCounts counts;

  private Separation(LogOddsCounts counts) {
    this.counts = counts;
    double below = 0;
    for (int bin = 0; bin < LogOddsCounts.BINS; bin++) {
      from[bin] = below / (counts.negative() + 1);
      below += counts.negatives[bin];
      to[bin] = Math.min(1, (below + 1) / (counts.negative() + 1));
    }
  }

  /** The estimate from labels of both classes. */
  static Estimate of(LogOddsCounts counts) {
    Separation seen = new Separation(counts);
    double low = 0;
    double high = MOST;
    for (int round = 0; round < HALVINGS; round++) {
      double middle = (low + high) / 2;
      if (seen.mean(middle, 1) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double rise = (seen.mean(low + STEP, 1) - seen.mean(low, 1)) / STEP;
    double spread = seen.mean(low, 2) - 1;
    double variance = rise > 0 ? Math.max(1, spread / (rise * rise)) : 1;
    return new Estimate(low, variance * (1 / counts.positive() + 1 / counts.negative()));
  }

  private double mean(double apart, int power) {
    double sum = 0;
    for (int bin = 0; bin < LogOddsCounts.BINS; bin++) {
      if (counts.positives[bin] > 0) {
        sum += counts.positives[bin] * Math.pow(atRandom(from[bin], to[bin], apart), power);
      }
    }
    return sum / counts.positive();
  }

  /**
   * How much likelier it is at random than by a separation that a positive ranks over so much to so
   * much of the negatives: all its ties together.
   */
  static double atRandom(double from, double to, double apart) {
    double mass =
        Normal.below(Normal.quantile(to) - apart) - Normal.below(Normal.quantile(from) - apart);
    return 1 / (STRAY + (1 - STRAY) * mass / (to - from));
  }
}
