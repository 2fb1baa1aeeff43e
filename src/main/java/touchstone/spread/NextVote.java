// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

/**
 * What n votes drawn from those given would have said of one value against all else, worked out
 * exactly and not by draws.
 *
 * @param same the share of items on which most of the n say what most of all say
 * @param error how far the share of n lies from the share of all, as a root of the mean square
 */
public record NextVote(int n, double same, double error) {

  /**
   * For items with as many votes or more; n odd, so that n votes lead one way. The draw is without
   * putting back: hypergeometric.
   *
   * <p>Ties: where all votes are split in halves, most of n agree with either side: such items
   * count a half.
   *
   * <p>Example: three raters say yes, yes, no of one item: one vote is right twice of three, its
   * error the root of 2/9, .4714.
   *
   * <p>Source: V. S. Sheng, F. Provost, P. G. Ipeirotis, "Get Another Label?", KDD 2008, section 3
   * (there with putting back).
   *
   * @param value the one that is counted
   */
  public static NextVote of(int[] counts, int values, int value, int n) {
    double same = 0;
    double square = 0;
    int items = 0;
    for (int at = 0; at < counts.length; at += values) {
      int all = Reliability.votes(counts, at, values);
      if (all >= n) {
        int yes = counts[at + value];
        double most = most(all, yes, n);
        same += 2 * yes == all ? .5 : 2 * yes > all ? most : 1 - most;
        double share = (double) yes / all;
        square += all == 1 ? 0 : share * (1 - share) / n * (all - n) / (all - 1);
        items++;
      }
    }
    return new NextVote(n, same / items, Math.sqrt(square / items));
  }

  /** How likely more than half of n drawn are among so many. */
  private static double most(int all, int yes, int n) {
    double sum = 0;
    for (int drawn = n / 2 + 1; drawn <= n; drawn++) {
      sum += Math.exp(choose(yes, drawn) + choose(all - yes, n - drawn) - choose(all, n));
    }
    return sum;
  }

  /** The logarithm of the binomial coefficient. */
  private static double choose(int of, int some) {
    if (some < 0 || some > of) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (int step = 1; step <= some; step++) {
      sum += Math.log((double) (of - some + step) / step);
    }
    return sum;
  }
}
