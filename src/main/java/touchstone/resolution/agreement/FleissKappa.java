// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;
import java.util.Arrays;

/**
 * Fleiss' kappa: the share of agreeing pairs with the chance taken off that two values drawn from
 * all that were given are the same. Made for as many values of every unit; where units have unequal
 * numbers, every unit weighs the same in both parts, and the note says that it is this wider form.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where only one value occurs kappa is
 * 0/0: undefined, never 1 and never 0.
 *
 * <p>Example: three raters say a a a, a a b and b b b of three items: the pairs agree by 7/9; a has
 * 5/9 and b 4/9, by chance 41/81; (63/81 - 41/81) / (40/81) = .55.
 *
 * <p>Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological
 * Bulletin 76, 1971; the wider form: K. L. Gwet, "Handbook of Inter-Rater Reliability", 4th
 * edition, 2014, section 2.5, here on units with two values or more.
 */
@Singleton
public final class FleissKappa implements Measure {

  @Override
  public String name() {
    return "fleiss-kappa";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind.counted();
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] agreeing = PercentAgreement.shares(ratings);
    return Statistic.of(sample -> kappa(ratings, agreeing, sample), 2 * ratings.cost())
        .noting(unequal(ratings));
  }

  private static double kappa(Ratings ratings, double[] agreeing, Sample sample) {
    double[] shares = ratings.shares(sample);
    if (Arrays.stream(shares).filter(share -> share > 0).limit(2).count() < 2) {
      return Double.NaN;
    }
    double chance = Arrays.stream(shares).map(share -> share * share).sum();
    return (PercentAgreement.mean(agreeing, sample) - chance) / (1 - chance);
  }

  private static String unequal(Ratings ratings) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int row = 0; row < ratings.rows(); row++) {
      int size = Ratings.size(ratings.row(row));
      least = Math.min(least, size);
      most = Math.max(most, size);
    }
    return least >= most
        ? null
        : "the wider form for unequal numbers: items have "
            + least
            + " to "
            + most
            + " judgements; Fleiss' own form needs as many for each";
  }
}
