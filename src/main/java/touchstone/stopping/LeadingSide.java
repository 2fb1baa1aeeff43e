// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import java.math.BigInteger;

/**
 * Stops once it is likely enough that the leading side has more than half of the crowd behind it,
 * every rater's voice being alike: for questions of opinion with two sides, where there is a
 * crowd's view and no right answer. The share of the crowd is Beta(1 + votes for, 1 + votes
 * against).
 *
 * <p>Example: 3 to 0 gives 15/16 = .9375; 2 to 1 gives 11/16 = .6875.
 *
 * @param confidence what the chance of more than half must reach, over .5 and under 1
 */
public record LeadingSide(double confidence, int least, int most) implements Stopping {

  @Override
  public Verdict on(TaskVotes votes) {
    double chance = overHalf(votes.leading(), votes.count() - votes.leading());
    return new Verdict(Bounded.why(this, votes, chance >= confidence), chance);
  }

  /**
   * The chance that a Beta(1 + ahead, 1 + behind) share is over one half. For whole numbers it is
   * that of at most {@code ahead} heads in {@code ahead + behind + 1} throws of a fair coin
   * (Abramowitz and Stegun 26.5.24).
   */
  static double overHalf(int ahead, int behind) {
    int throwsOfACoin = ahead + behind + 1;
    BigInteger ways = BigInteger.ONE;
    BigInteger favourable = BigInteger.ONE;
    for (int heads = 1; heads <= ahead; heads++) {
      ways =
          ways.multiply(BigInteger.valueOf(throwsOfACoin - heads + 1L))
              .divide(BigInteger.valueOf(heads));
      favourable = favourable.add(ways);
    }
    return favourable.doubleValue() / Math.pow(2, throwsOfACoin);
  }
}
