// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Krippendorff's alpha for values with an order: two values are as far apart as there are values
 * given between them, half of their own included. Any number of raters and of values a unit; a unit
 * with one value does not enter.
 *
 * <p>That distance is the one between middle ranks, so that alpha is the one for numbers with each
 * value's middle rank in its place.
 *
 * <p>Ties: equal values share their middle rank. Where only one value occurs alpha is 0/0:
 * undefined, never 1 and never 0. Where an answer is no finite number it is not said.
 *
 * <p>Example: three raters say 1 1 2, 2 2 2 and 5 5 5 of three items: two 1, four 2, three 5 have
 * the middle ranks 1, 4 and 7.5; within units 2(9+9)/2 = 18; all pairs have 2(8 * 9 + 6 * 42.25 +
 * 12 * 12.25) = 945; 1 - 8 * 18 / 945 = .8476.
 *
 * <p>Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
 * Pennsylvania, 2011, section E.
 */
@Singleton
public final class KrippendorffAlphaOrdinal implements Measure {

  @Override
  public String name() {
    return "krippendorff-alpha-ordinal";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind.numeric();
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] number = Numbers.plain(ratings);
    if (number == null) {
      return Statistic.none(Numbers.NO_NUMBER);
    }
    Integer[] order = new Integer[number.length];
    Arrays.setAll(order, value -> value);
    Arrays.sort(order, Comparator.comparingDouble(value -> number[value]));
    return Statistic.of(
        sample -> {
          long[] counts = ratings.counts(sample);
          return Numbers.alpha(ratings, ranks(order, number, counts), counts, sample);
        },
        2 * ratings.cost());
  }

  /** Middle ranks; values that are the same number, such as 1 and 1.0, share one. */
  private static double[] ranks(Integer[] order, double[] number, long[] counts) {
    double[] ranks = new double[order.length];
    double before = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double here = 0;
      while (to < order.length && number[order[to]] == number[order[from]]) {
        here += counts[order[to++]];
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = before + here / 2;
      }
      before += here;
      from = to;
    }
    return ranks;
  }
}
