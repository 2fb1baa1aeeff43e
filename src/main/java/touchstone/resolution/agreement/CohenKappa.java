// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;

/**
 * Cohen's kappa of two raters: their agreement with the chance taken off that comes from how often
 * each of them gives each value. With more raters the mean over pairs, each weighing as many items
 * as it shares; the note says so.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where both give only one value, the
 * same, kappa is 0/0: undefined, never 1 and never 0; such a pair is left out of a mean, in words.
 *
 * <p>Example: three raters say a a a, a a b and b b b of three items: the first two agree on all
 * three, kappa 1; each of them with the third agrees on 2/3, by chance 2/3 * 1/3 + 1/3 * 2/3 = 4/9,
 * kappa (6/9 - 4/9) / (5/9) = .4; the mean is (1 + .4 + .4) / 3 = .6.
 *
 * <p>Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
 * Psychological Measurement 20, 1960.
 */
@Singleton
public final class CohenKappa implements Measure {

  @Override
  public String name() {
    return "cohen-kappa";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind.counted();
  }

  @Override
  public Statistic on(Ratings ratings) {
    return Pairs.mean(
        ratings,
        (pair, times, all) -> Pairs.corrected(pair, times, all, (one, other) -> one * other));
  }
}
