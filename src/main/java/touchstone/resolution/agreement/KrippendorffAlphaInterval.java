// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * Krippendorff's alpha for numbers whose distances mean something: being off by two counts four
 * times as much as being off by one. Any number of raters and of values a unit; a unit with one
 * value does not enter. Days are counted as days.
 *
 * <p>With all ordered pairs' squared distances, within a unit of m values over m-1: 1 - (n-1) times
 * their sum, over the sum of all pairs of the n values. Worked out by deviations from means, in
 * time that grows with the values given, not with the pairs.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where only one value occurs alpha is
 * 0/0: undefined, never 1 and never 0. Where an answer is no finite number it is not said.
 *
 * <p>Example: three raters say 1 1 1, 1 1 3 and 3 3 3 of three items: within units 2(4+4)/2 = 8;
 * five 1 and four 3 have 2 * 5 * 4 * 4 = 160; 1 - 8 * 8 / 160 = .6.
 *
 * <p>Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
 * Pennsylvania, 2011, section E.
 */
@Singleton
public final class KrippendorffAlphaInterval implements Measure {

  @Override
  public String name() {
    return "krippendorff-alpha-interval";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind.numeric();
  }

  @Override
  public Statistic on(Ratings ratings) {
    double[] number = Numbers.scaled(ratings);
    return number == null
        ? Statistic.none(Numbers.NO_NUMBER)
        : Statistic.of(
            sample -> Numbers.alpha(ratings, number, ratings.counts(sample), sample),
            2 * ratings.cost());
  }
}
