// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The 95 % interval of a measure: items are drawn with replacement, as many as there are, and the
 * interval runs from the 2.5th to the 97.5th percentile of the measure over the draws. Items are
 * drawn and not raters, since a rater drawn twice would agree with himself.
 *
 * <p>Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (the
 * percentile interval).
 */
final class Bootstrap {
  /** Any number would do; a fixed one gives the same ratings the same interval for ever. */
  static final long SEED = 20_080_815L;

  static final int DRAWS = 500;

  private Bootstrap() {}

  /**
   * The measure with its interval, the same for the same ratings and seed.
   *
   * @param statistic the measure as a function of how many units each row stands for; NaN where it
   *     is undefined
   * @param undefined the words for that
   */
  static Agreement of(
      String name,
      Ratings ratings,
      long seed,
      ToDoubleFunction<int[]> statistic,
      String undefined) {
    int n = ratings.units();
    if (n == 0) {
      return new Agreement(name, null, null, null, 0, "needs an item with two judgements or more");
    }
    double value = statistic.applyAsDouble(ratings.times());
    if (Double.isNaN(value)) {
      return new Agreement(name, null, null, null, n, undefined);
    }
    if (n == 1) {
      return new Agreement(name, value, null, null, n, "an interval needs two items or more");
    }
    double[] draws = draws(ratings, seed, statistic);
    int left = DRAWS - draws.length;
    return new Agreement(
        name,
        value,
        percentile(draws, 0.025),
        percentile(draws, 0.975),
        n,
        left == 0
            ? null
            : "the interval leaves out " + left + " of " + DRAWS + " draws: " + undefined);
  }

  /** The defined ones, sorted; NaN sorts last. */
  private static double[] draws(Ratings ratings, long seed, ToDoubleFunction<int[]> statistic) {
    int[] rowOf = rowOfEachUnit(ratings.times());
    SplittableRandom random = new SplittableRandom(seed);
    double[] draws = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] times = new int[ratings.rows()];
      for (int i = 0; i < rowOf.length; i++) {
        times[rowOf[(int) ((random.nextLong() >>> 32) * rowOf.length >>> 32)]]++;
      }
      draws[draw] = statistic.applyAsDouble(times);
    }
    Arrays.sort(draws);
    int defined = DRAWS;
    while (defined > 0 && Double.isNaN(draws[defined - 1])) {
      defined--;
    }
    return Arrays.copyOf(draws, defined);
  }

  private static int[] rowOfEachUnit(int[] times) {
    int[] rowOf = new int[Arrays.stream(times).sum()];
    int unit = 0;
    for (int row = 0; row < times.length; row++) {
      Arrays.fill(rowOf, unit, unit + times[row], row);
      unit += times[row];
    }
    return rowOf;
  }

  /** Between the two nearest draws, in proportion; null where none is defined. */
  private static Double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return null;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
