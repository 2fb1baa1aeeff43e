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

  @Override
  public String name() {
    return "krippendorff-alpha-nominal";
  }

  @Override
  public boolean fits(Answers kind) {
    return true;
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] coincidences = new double[ratings.rows()];
    for (int row = 0; row < coincidences.length; row++) {
      coincidences[row] = coincidences(ratings.row(row));
    }
    return Statistic.of(sample -> alpha(ratings, coincidences, sample), ratings.cost());
  }

  /** Those of one unit. */
  private static double coincidences(int[] row) {
    long size = 0;
    long agreeing = 0;
    for (int i = 1; i < row.length; i += 2) {
      size += row[i];
      agreeing += (long) row[i] * (row[i] - 1);
    }
    return (double) agreeing / (size - 1);
  }

  private static double alpha(Ratings ratings, double[] coincidences, Sample sample) {
    double same = 0;
    for (int row = 0; row < coincidences.length; row++) {
      same += sample.ofRow()[row] * coincidences[row];
    }
    long all = 0;
    double samePairs = 0;
    int different = 0;
    for (long count : ratings.counts(sample)) {
      all += count;
      samePairs += (double) count * (count - 1);
      different += count > 0 ? 1 : 0;
    }
    double chance = (double) all * (all - 1) - samePairs;
    return different < 2 ? Double.NaN : ((all - 1) * same - samePairs) / chance;
  }
}
