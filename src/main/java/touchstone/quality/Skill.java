// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

/**
 * How good somebody is at something, as far as so many right and wrong tell: Beta(1 + right, 1 +
 * wrong), which knows nothing beforehand. Rules act on the bounds of its interval, never on the
 * mean, which says nothing about how little is known.
 *
 * <p>Example: 6 right and 4 wrong have the mean 7/12 = .583 and a 90 % interval of .350 to .800.
 *
 * <p>Source: T. Bayes, "An Essay towards solving a Problem in the Doctrine of Chances", 1763, with
 * Abramowitz and Stegun 26.5.24: for whole numbers the regularised incomplete beta function is a
 * sum over the binomial distribution.
 */
public record Skill(int right, int wrong) {
  private static final double TAIL = .05;
  private static final int HALVINGS = 50;

  public int golds() {
    return right + wrong;
  }

  public double mean() {
    return (1.0 + right) / (2.0 + right + wrong);
  }

  /** The lower bound of the 90 % interval. */
  public double low() {
    return quantile(TAIL);
  }

  /** The upper bound of the 90 % interval. */
  public double high() {
    return quantile(1 - TAIL);
  }

  /** The skill under which the share lies with this chance. */
  private double quantile(double chance) {
    double low = 0;
    double high = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (low + high) / 2;
      if (under(middle) < chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The chance that the skill is under this: that of more than {@code right} in n + 1 trials. */
  double under(double skill) {
    if (skill <= 0 || skill >= 1) {
      return skill <= 0 ? 0 : 1;
    }
    int trials = right + wrong + 1;
    double odds = Math.log(skill) - Math.log1p(-skill);
    double log = trials * Math.log1p(-skill);
    double sum = 0;
    for (int hits = 0; hits <= trials; hits++) {
      if (hits > right) {
        sum += Math.exp(log);
      }
      log += Math.log((double) (trials - hits) / (hits + 1)) + odds;
    }
    return Math.min(1, sum);
  }
}
