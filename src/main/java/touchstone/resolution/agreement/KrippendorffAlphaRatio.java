// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;
import java.util.Arrays;

/**
 * Krippendorff's alpha for numbers with a zero: 10 and 20 are as far apart as 100 and 200. The
 * distance is ((a-b)/(a+b)) squared. Any number of raters and of values a unit; a unit with one
 * value does not enter.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where only one value occurs alpha is
 * 0/0: undefined, never 1 and never 0. Where an answer is below zero or no finite number it is not
 * said.
 *
 * <p>Example: three raters say 1 1 1, 1 1 3 and 3 3 3 of three items; 1 and 3 are (2/4)^2 = .25
 * apart: within units 2(.25+.25)/2 = .5; all pairs have 2 * 5 * 4 * .25 = 10; 1 - 8 * .5 / 10 = .6.
 *
 * <p>Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
 * Pennsylvania, 2011, section E.
 */
@Singleton
public final class KrippendorffAlphaRatio implements Measure {

  @Override
  public String name() {
    return "krippendorff-alpha-ratio";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind == Answers.STEPS || kind == Answers.NUMBERS;
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] number = Numbers.plain(ratings);
    if (number == null) {
      return Statistic.none(Numbers.NO_NUMBER);
    }
    if (Arrays.stream(number).anyMatch(value -> value < 0)) {
      return Statistic.none("not said: ratios need numbers of zero or more");
    }
    return Distances.alpha(ratings, (one, other) -> apart(number[one], number[other]));
  }

  private static double apart(double one, double other) {
    if (one == other) {
      return 0;
    }
    double ratio = (one / 2 - other / 2) / (one / 2 + other / 2);
    return ratio * ratio;
  }
}
