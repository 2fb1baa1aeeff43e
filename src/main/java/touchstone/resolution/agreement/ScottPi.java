// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * Scott's pi of two raters: their agreement with the chance taken off that comes from how often the
 * two together give each value. With more raters the mean over pairs, each weighing as many items
 * as it shares; the note says so.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where both give only one value, the
 * same, pi is 0/0: undefined, never 1 and never 0; such a pair is left out of a mean, in words.
 *
 * <p>Example: three raters say a a a, a a b and b b b of three items: the first two agree on all
 * three, pi 1; each of them with the third agrees on 2/3 and gives a and b by 1/2, by chance 1/2,
 * pi (2/3 - 1/2) / (1/2) = 1/3; the mean is (1 + 1/3 + 1/3) / 3 = .5556.
 *
 * <p>Source: W. A. Scott, "Reliability of content analysis: the case of nominal scale coding",
 * Public Opinion Quarterly 19, 1955.
 */
@Singleton
public final class ScottPi implements Measure {

  @Override
  public String name() {
    return "scott-pi";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind.counted();
  }

  @Override
  public Statistic on(Ratings ratings) {
    return Pairs.mean(
        ratings, (pair, times, all) -> Pairs.corrected(pair, times, all, ScottPi::chance));
  }

  private static double chance(double one, double other) {
    return (one + other) * (one + other) / 4;
  }
}
