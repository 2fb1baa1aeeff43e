// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * Krippendorff's alpha for values without order: 1 where all pairs agree, 0 where they agree as
 * often as values paired by chance, below 0 where less often. Any number of raters, any number of
 * values a unit; a unit with one value does not enter.
 *
 * <p>With the coincidences o of each value with itself (a unit of m values, c of them of one value,
 * adds c(c-1)/(m-1)), n values in all and n(v) of each: ((n-1) sum o - sum n(v)(n(v)-1)) / (n(n-1)
 * - sum n(v)(n(v)-1)). Time and room grow with the values given, not with the pairs.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where only one value occurs alpha is
 * 0/0: undefined, never 1 and never 0.
 *
 * <p>Example: three raters say a a a, a a b and b b b of three items: n = 9, of a 5 and of b 4; the
 * coincidences are 3 + 1 for a and 3 for b; (8 * 7 - 32) / (72 - 32) = .6.
 *
 * <p>Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
 * Pennsylvania, 2011, section C.
 */
@Singleton
public final class KrippendorffAlphaNominal implements Measure {
  private static final String UNANIMOUS =
      "undefined because unanimous: every pair has the same answer and there is only one value";

  private final long seed;

  public KrippendorffAlphaNominal() {
    this(Bootstrap.SEED);
  }

  public KrippendorffAlphaNominal(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "krippendorff-alpha-nominal";
  }

  @Override
  public Agreement of(Ratings ratings) {
    return Bootstrap.of(name(), ratings, seed, times -> alpha(ratings, times), UNANIMOUS);
  }

  private static double alpha(Ratings ratings, int[] times) {
    long[] ofValue = new long[ratings.values().size()];
    double coincidences = 0;
    for (int row = 0; row < times.length; row++) {
      if (times[row] > 0) {
        coincidences += times[row] * countRow(ratings.row(row), times[row], ofValue);
      }
    }
    long all = 0;
    long samePairs = 0;
    for (long count : ofValue) {
      all += count;
      samePairs += count * (count - 1);
    }
    long chance = all * (all - 1) - samePairs;
    return chance == 0 ? Double.NaN : ((all - 1) * coincidences - samePairs) / chance;
  }

  /** Adds the row's values to the counts; returns the coincidences of one of its units. */
  private static double countRow(int[] row, int times, long[] ofValue) {
    long size = 0;
    long agreeing = 0;
    for (int i = 0; i < row.length; i += 2) {
      long count = row[i + 1];
      ofValue[row[i]] += times * count;
      size += count;
      agreeing += count * (count - 1);
    }
    return (double) agreeing / (size - 1);
  }
}
