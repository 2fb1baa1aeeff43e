// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * The share of agreeing pairs. Within a unit every pair of its values weighs the same: a unit of m
 * values, c of them of one value, has the sum of c(c-1) over m(m-1). Over units the plain mean is
 * taken: every unit with two values or more weighs the same, however many values it has. Chance is
 * not taken off: two raters who guess between two values agree on half.
 *
 * <p>Ties: there is no leading value to choose, so none arise.
 *
 * <p>Example: three raters say a a a, a a b and b b b of three items: (1 + 1/3 + 1) / 3 = .7778.
 *
 * <p>Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological
 * Bulletin 76, 1971 (the extent of agreement on a subject and its mean, here with any number of
 * values a unit).
 */
@Singleton
public final class PercentAgreement implements Measure {

  @Override
  public String name() {
    return "percent";
  }

  @Override
  public boolean fits(Answers kind) {
    return true;
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] shares = shares(ratings);
    return Statistic.of(sample -> mean(shares, sample), shares.length);
  }

  /** The share of agreeing pairs of a unit of each row. */
  static double[] shares(Ratings ratings) {
    double[] shares = new double[ratings.rows()];
    for (int row = 0; row < shares.length; row++) {
      long size = 0;
      long agreeing = 0;
      int[] counts = ratings.row(row);
      for (int i = 1; i < counts.length; i += 2) {
        size += counts[i];
        agreeing += (long) counts[i] * (counts[i] - 1);
      }
      shares[row] = (double) agreeing / (size * (size - 1));
    }
    return shares;
  }

  /** The mean over units of what a unit of each row has. */
  static double mean(double[] ofRow, Sample sample) {
    double sum = 0;
    long units = 0;
    for (int row = 0; row < ofRow.length; row++) {
      sum += sample.ofRow()[row] * ofRow[row];
      units += sample.ofRow()[row];
    }
    return sum / units;
  }
}
