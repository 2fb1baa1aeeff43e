// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * Gwet's AC2: AC1 where being near counts for something. Two values weigh 1 less the square of
 * their distance over the whole range: 1 where equal, 0 from end to end. Any number of values a
 * unit, every unit weighing the same.
 *
 * <p>With the mean share p of each of the K values that can be given and the sum T of all K x K
 * weights, chance is T / (K(K-1)) times the sum of p(1-p).
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where all say the same AC2 is 1 if
 * the question offers another value, and the note says so; with one value in all it is undefined.
 * Where an answer is no finite number it is not said.
 *
 * <p>Example: three raters say 1 1 2, 2 2 2 and 3 3 3 of three items: 1 and 2 weigh 3/4, 1 and 3
 * nothing; the pairs weigh (5/6 + 1 + 1) / 3 = .9444; the shares 2/9, 4/9 and 3/9 have a sum of
 * 52/81; T = 3 + 4 * 3/4 = 6, so chance is 6/6 * 52/81 = .6420; (.9444 - .6420) / .3580 = .8448.
 *
 * <p>Source: K. L. Gwet, "Handbook of Inter-Rater Reliability", 4th edition, 2014, chapter 4
 * (quadratic weights).
 */
@Singleton
public final class GwetAc2 implements Measure {

  @Override
  public String name() {
    return "gwet-ac2";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind == Answers.STEPS;
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] number = Numbers.scaled(ratings);
    if (number == null) {
      return Statistic.none(Numbers.NO_NUMBER);
    }
    double[] weights = Numbers.meanSquares(ratings, number);
    for (int row = 0; row < weights.length; row++) {
      weights[row] = 1 - weights[row] / 4;
    }
    double mean = meanWeight(number);
    return Statistic.of(
            sample ->
                GwetAc1.corrected(PercentAgreement.mean(weights, sample), ratings, mean, sample),
            2 * ratings.cost())
        .noting(GwetAc1.unanimous(ratings));
  }

  /** T over K: numbers run from -1 to 1, so that the whole range squared is 4. */
  private static double meanWeight(double[] number) {
    double sum = 0;
    double squares = 0;
    for (double each : number) {
      sum += each;
      squares += each * each;
    }
    double size = number.length;
    return size - 2 * (size * squares - sum * sum) / (4 * size);
  }
}
