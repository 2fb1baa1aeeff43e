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
  private final long seed;

  public PercentAgreement() {
    this(Bootstrap.SEED);
  }

  public PercentAgreement(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "percent";
  }

  @Override
  public Agreement of(Ratings ratings) {
    return Bootstrap.of(name(), ratings, seed, times -> mean(ratings, times), "undefined");
  }

  private static double mean(Ratings ratings, int[] times) {
    double sum = 0;
    long units = 0;
    for (int row = 0; row < times.length; row++) {
      sum += times[row] * share(ratings.row(row));
      units += times[row];
    }
    return sum / units;
  }

  private static double share(int[] row) {
    long size = 0;
    long agreeing = 0;
    for (int i = 1; i < row.length; i += 2) {
      size += row[i];
      agreeing += (long) row[i] * (row[i] - 1);
    }
    return (double) agreeing / (size * (size - 1));
  }
}
