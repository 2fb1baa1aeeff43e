// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import java.util.List;

/**
 * The age at which half of a slice's labels have changed, told from labels that were made again:
 * {@code p(changed | age) = 1 - 2^(-age / h)}, the exponential decay of survival analysis, fitted
 * by penalised maximum likelihood. The penalty {@code strength / 2 * ln(h / guess)^2} is a
 * log-normal prior around a guess: without observations the guess stays, a strength of 1 means that
 * it is trusted to within a factor of e. Method: Cox and Oakes, Analysis of Survival Data, 1984, on
 * current status data (each label is looked at once).
 *
 * <p>Example: of 100 labels of 100 days, 50 had changed. The likelihood is highest at h = 100; a
 * guess of 100 gives 100.0, a guess of 250 gives 101.9, and no labels give the guess.
 */
public final class HalfLife {
  /** How far from the guess is looked, in powers of e. */
  private static final double REACH = 7;

  private static final int STEPS = 280;
  private static final double ENOUGH = 1e-9;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double LEAST = 1e-12;

  private HalfLife() {}

  /** A label that was made again at an age, in days or whatever the half-life is to be in. */
  public record Seen(double age, boolean changed) {}

  /** How likely a label of an age has changed, 0 to 1; nothing is younger than 0. */
  public static double changed(double age, double halfLife) {
    return 1 - Math.pow(2, -Math.max(0, age) / halfLife);
  }

  /**
   * The half-life that fits best, in the unit of the ages.
   *
   * @param guess above 0
   * @param strength 0 or more
   */
  public static double of(List<Seen> seen, double guess, double strength) {
    double best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    double step = 2 * REACH / STEPS;
    for (int i = 0; i <= STEPS; i++) {
      double at = -REACH + i * step;
      double fit = fit(seen, guess, strength, at);
      if (fit > highest) {
        highest = fit;
        best = at;
      }
    }
    double low = best - step;
    double high = best + step;
    while (high - low > ENOUGH) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (fit(seen, guess, strength, left) < fit(seen, guess, strength, right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return guess * Math.exp((low + high) / 2);
  }

  /** The penalised log-likelihood of the guess times e to a power. */
  private static double fit(List<Seen> seen, double guess, double strength, double power) {
    double halfLife = guess * Math.exp(power);
    double fit = -strength / 2 * power * power;
    for (Seen one : seen) {
      double p = changed(one.age, halfLife);
      fit += Math.log(Math.max(LEAST, one.changed ? p : 1 - p));
    }
    return fit;
  }
}
