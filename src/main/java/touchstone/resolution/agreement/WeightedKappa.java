// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * Weighted kappa of two raters: one less the mean square of how far they are apart, over what it
 * would be if each gave as many of each value in an order drawn by lot. With more raters the mean
 * over pairs, each weighing as many items as it shares; the note says so.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where both give only one value, the
 * same, kappa is 0/0: undefined, never 1 and never 0; such a pair is left out of a mean, in words.
 * Where an answer is no finite number it is not said.
 *
 * <p>Example: three raters say 1 1 1, 1 1 3 and 3 3 3 of three items: the first two never differ,
 * kappa 1; each of them with the third has a mean square of 4/3, by lot 5/9 * 4 = 20/9, kappa 1 -
 * 12/20 = .4; the mean is .6.
 *
 * <p>Source: J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled
 * disagreement or partial credit", Psychological Bulletin 70, 1968 (quadratic weights).
 */
@Singleton
public final class WeightedKappa implements Measure {

  @Override
  public String name() {
    return "weighted-kappa";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind == Answers.STEPS || kind == Answers.NUMBERS;
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] number = Numbers.scaled(ratings);
    return number == null
        ? Statistic.none(Numbers.NO_NUMBER)
        : Pairs.mean(ratings, (pair, times, all) -> kappa(pair, times, all, number));
  }

  private static double kappa(Pairs.Pair pair, int[] times, double all, double[] number) {
    double first = 0;
    double second = 0;
    double origin = Double.NaN;
    boolean differ = false;
    for (int i = 0; i < pair.units().length; i++) {
      int weight = times[pair.units()[i]];
      if (weight > 0) {
        double one = number[pair.values()[pair.first()[i]]];
        double other = number[pair.values()[pair.second()[i]]];
        origin = Double.isNaN(origin) ? one : origin;
        differ |= one != origin || other != origin;
        first += weight * one / all;
        second += weight * other / all;
      }
    }
    if (!differ) {
      return Double.NaN;
    }
    double apart = 0;
    double spread = 0;
    for (int i = 0; i < pair.units().length; i++) {
      int weight = times[pair.units()[i]];
      double one = number[pair.values()[pair.first()[i]]];
      double other = number[pair.values()[pair.second()[i]]];
      apart += weight * (one - other) * (one - other) / all;
      spread +=
          weight * ((one - first) * (one - first) + (other - second) * (other - second)) / all;
    }
    return 1 - apart / (spread + (first - second) * (first - second));
  }
}
