// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.function.DoubleUnaryOperator;

/**
 * The smallest changes of a slice that its {@link ChangeDetector} would find in time, four times of
 * five: what its volume cannot show, no alarm will say.
 *
 * <p>The evidence of n labels is taken for a Brownian motion, and has to reach the log of the run
 * length over the hypothesis' part, less that of the labels over which one unit of evidence builds
 * up, since the detector sums over as many beginnings. Scores are two normal distributions, and for
 * the rate all have the mean one, which leaves the result rough by a tenth or two.
 *
 * <p>Source: A. Tartakovsky, I. Nikiforov, M. Basseville, "Sequential analysis", 2014, 8.4, for the
 * delay of Shiryaev and Roberts' sum.
 *
 * @param aucDrop the smallest loss of AUC; null where not even a fall to .5 would be found
 * @param rateUp the smallest factor over 1 of the click rate; null where tenfold would not be found
 * @param rateDown the largest factor under 1; null where a tenth would not be found
 */
public record Detectable(Double aucDrop, Double rateUp, Double rateDown) {
  private static final double POWER = .8;
  private static final double MOST = 10;
  private static final double MOST_LOG = 600;
  private static final double END = 6;
  private static final double STEP = .02;
  private static final int HALVINGS = 30;

  /**
   * What could be found.
   *
   * @param labels that come until it has to be found: those of a day times the days
   * @param rate of clicks
   * @param auc before the change
   * @param learnt labels that the baseline is known from
   * @param runLength of the detector
   */
  public static Detectable of(
      double labels, double rate, double auc, double learnt, double runLength) {
    Ranking ranking = Ranking.of(auc, learnt * rate, learnt * (1 - rate));
    Double apart =
        smallest(to -> ranking.power(apart(auc - to), labels * rate, rate, runLength), 0, auc - .5);
    Double up = smallest(to -> rise(labels, rate, to, learnt, runLength), 1, MOST);
    Double down = smallest(to -> rise(labels, rate, 1 / to, learnt, runLength), 1, MOST);
    return new Detectable(apart, up, down == null ? null : Double.valueOf(1 / down));
  }

  private static double apart(double auc) {
    return Math.sqrt(2) * Normal.quantile(auc);
  }

  /** Where the power is enough, between none and most; null where it never is. */
  private static Double smallest(DoubleUnaryOperator power, double none, double most) {
    if (!(most > none && power.applyAsDouble(most) >= POWER)) {
      return null;
    }
    double low = none;
    double high = most;
    for (int round = 0; round < HALVINGS; round++) {
      double middle = (low + high) / 2;
      if (power.applyAsDouble(middle) >= POWER) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The power against a rate so many times as high. */
  private static double rise(
      double labels, double rate, double factor, double learnt, double runLength) {
    Change change = factor > 1 ? Change.RATE_UP : Change.RATE_DOWN;
    double after = Math.min(1, rate * factor);
    double error = ChangeDetector.ERRORS / Math.sqrt(learnt * rate * (1 - rate));
    double odds = rate / (1 - rate) * Math.exp(factor > 1 ? error : -error);
    double best = 0;
    for (Hypothesis each : Hypothesis.ALL) {
      if (each.change == change) {
        double click = Math.log(each.ratio(true, odds, 1));
        double none = Math.log(each.ratio(false, odds, 1));
        double mean = after * click + (1 - after) * none;
        double square = after * click * click + (1 - after) * none * none;
        double needed = Math.log(runLength / each.part * Math.min(1, Math.max(0, mean)));
        best = Math.max(best, power(labels, mean, square - mean * mean, needed));
      }
    }
    return best;
  }

  /** That a Brownian motion reaches so much by then. */
  private static double power(double n, double mean, double variance, double needed) {
    if (mean <= 0 || needed <= 0) {
      return mean > 0 ? 1 : 0;
    }
    double width = Math.sqrt(n * variance);
    double again = 2 * mean * needed / variance;
    double turned = again < MOST_LOG ? Normal.below(-(n * mean + needed) / width) : 0;
    return Normal.below((n * mean - needed) / width) + (turned > 0 ? Math.exp(again) * turned : 0);
  }

  /** Positives so far apart from the negatives as the baseline surely has them. */
  private record Ranking(double surely) {

    static Ranking of(double auc, double positives, double negatives) {
      double before = apart(auc);
      Double fair = smallest(d -> mean(before, d, 1, x -> x) >= 1 ? 1 : 0, 1e-3, 3);
      double d = fair == null ? 3 : fair;
      double rise = (mean(before, d + STEP, 1, x -> x) - mean(before, d, 1, x -> x)) / STEP;
      double spread = mean(before, d, 1, x -> x * x) - 1;
      double variance = Math.max(1, spread / (rise * rise)) * (1 / positives + 1 / negatives);
      return new Ranking(Math.max(0, d - ChangeDetector.ERRORS * Math.sqrt(variance)));
    }

    /** The mean of a function of a positive's ratio where positives stand so far apart. */
    private static double mean(double apart, double d, double size, DoubleUnaryOperator of) {
      double sum = 0;
      for (double z = -END; z <= END; z += STEP) {
        double density = Math.exp(d * (z + apart) - d * d / 2);
        double random = 1 / (Separation.STRAY + (1 - Separation.STRAY) * density);
        sum += STEP * Normal.density(z) * of.applyAsDouble(1 - size + size * random);
      }
      return sum;
    }

    double power(double apart, double positives, double rate, double runLength) {
      double best = 0;
      for (Hypothesis each : Hypothesis.ALL) {
        if (each.change == Change.RANKING) {
          double mean = mean(apart, surely, each.size, Math::log);
          double square =
              mean(apart, surely, each.size, ratio -> Math.log(ratio) * Math.log(ratio));
          double needed = Math.log(runLength / each.part * Math.min(1, rate * Math.max(0, mean)));
          best = Math.max(best, Detectable.power(positives, mean, square, needed));
        }
      }
      return best;
    }
  }
}
