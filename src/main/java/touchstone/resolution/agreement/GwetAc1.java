// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * Gwet's AC1: the share of agreeing pairs with the chance taken off that two raters who guess
 * agree, guessing more where the values are spread more evenly. It stays high where nearly all say
 * the same, when kappa and alpha fall. Any number of values a unit, every unit weighing the same.
 *
 * <p>With the mean share p of each of the K values that can be given, chance is the sum of p(1-p)
 * over K-1. Where the question does not name its values, K is how many were given.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where all say the same AC1 is 1 if
 * the question offers another value, and the note says so; with one value in all it is undefined.
 *
 * <p>Example: three raters say a a a, a a b and b b b of three items: the pairs agree by 7/9; a has
 * 5/9, b 4/9; chance is 2 * 20/81 = 40/81; (63/81 - 40/81) / (41/81) = .5610.
 *
 * <p>Source: K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of
 * high agreement", British Journal of Mathematical and Statistical Psychology 61, 2008.
 */
@Singleton
public final class GwetAc1 implements Measure {
  private static final String ALL_SAME = "all say the same: chance is taken to be 0";

  @Override
  public String name() {
    return "gwet-ac1";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind.counted();
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] agreeing = PercentAgreement.shares(ratings);
    return Statistic.of(
            sample -> corrected(PercentAgreement.mean(agreeing, sample), ratings, 1, sample),
            2 * ratings.cost())
        .noting(unanimous(ratings));
  }

  /**
   * What is left of an agreement once chance is taken off.
   *
   * @param weight the mean weight of two values that differ or not, over their number; 1 for AC1
   */
  static double corrected(double agreeing, Ratings ratings, double weight, Sample sample) {
    int values = ratings.values().size();
    if (values < 2) {
      return Double.NaN;
    }
    double spread = 0;
    for (double share : ratings.shares(sample)) {
      spread += share * (1 - share);
    }
    double chance = weight * spread / (values - 1);
    return (agreeing - chance) / (1 - chance);
  }

  static String unanimous(Ratings ratings) {
    long given = 0;
    for (long count : ratings.counts(ratings.all())) {
      given += count > 0 ? 1 : 0;
    }
    return given == 1 && ratings.values().size() > 1 ? ALL_SAME : null;
  }
}
