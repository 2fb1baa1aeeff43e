// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import java.util.SplittableRandom;

/**
 * The share of each value on an item, as it stands and compared between groups. Counts stand item
 * by item, value by value; items without votes are left out.
 */
public final class SoftLabels {
  private static final double BIT = Math.log(2);

  private SoftLabels() {}

  /**
   * The surprise of a vote on an item in nats, averaged over items. Over ln K it is normalised.
   *
   * <p>Ties: none arise. Example: three raters say a a b of one item: .6365.
   *
   * <p>Source: C. E. Shannon, "A Mathematical Theory of Communication", 1948.
   */
  public static double entropy(int[] counts, int values) {
    double sum = 0;
    int items = 0;
    for (int at = 0; at < counts.length; at += values) {
      if (Reliability.votes(counts, at, values) > 0) {
        sum += entropy(shares(counts, at, values));
        items++;
      }
    }
    return sum / items;
  }

  /**
   * The share of the value with the most votes, item by item; not a number without votes.
   *
   * <p>Ties: the share is the same whichever leads. Example: three raters say a a b: 2/3.
   *
   * <p>Source: J. L. Fleiss, "Measuring Nominal Scale Agreement among Many Raters", 1971 (the share
   * of one value).
   */
  public static double[] plurality(int[] counts, int values) {
    double[] most = new double[counts.length / values];
    for (int item = 0; item < most.length; item++) {
      double votes = Reliability.votes(counts, item * values, values);
      most[item] = counts[item * values + leader(counts, item, values)] / votes;
    }
    return most;
  }

  /** The value with the most votes on an item; of several the first. */
  public static int leader(int[] counts, int item, int values) {
    int leader = 0;
    for (int value = 1; value < values; value++) {
      if (counts[item * values + value] > counts[item * values + leader]) {
        leader = value;
      }
    }
    return leader;
  }

  /**
   * The Jensen-Shannon divergence in bits between two groups' shares, 0 to 1, averaged over the
   * items on which both voted. It rises as votes get fewer: to be read at equal numbers alone.
   *
   * <p>Ties: none arise. Example: of one item Ada says a, Bo and Cy of the other group say a and b:
   * .3113.
   *
   * <p>Source: J. Lin, "Divergence Measures Based on the Shannon Entropy", 1991.
   */
  public static double divergence(int[] one, int[] other, int values) {
    double sum = 0;
    int items = 0;
    for (int at = 0; at < one.length; at += values) {
      if (Reliability.votes(one, at, values) > 0 && Reliability.votes(other, at, values) > 0) {
        double[] mine = shares(one, at, values);
        double[] theirs = shares(other, at, values);
        double[] middle = new double[values];
        for (int value = 0; value < values; value++) {
          middle[value] = (mine[value] + theirs[value]) / 2;
        }
        sum += entropy(middle) - (entropy(mine) + entropy(theirs)) / 2;
        items++;
      }
    }
    return sum / items / BIT;
  }

  /**
   * What two groups look like side by side at equal numbers: on each item as many votes of each,
   * those of the larger drawn without putting back.
   *
   * @param entropy in nats, of one and of the other
   * @param plurality the mean share of the leading value, of one and of the other
   * @param divergence in bits
   */
  public record Compared(
      double entropy,
      double otherEntropy,
      double plurality,
      double otherPlurality,
      double divergence) {}

  /** Means over so many draws. */
  public static Compared atEqualNumbers(int[] one, int[] other, int values, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] sums = new double[5];
    for (int draw = 0; draw < draws; draw++) {
      int[] mine = one.clone();
      int[] theirs = other.clone();
      for (int at = 0; at < one.length; at += values) {
        int least =
            Math.min(Reliability.votes(one, at, values), Reliability.votes(other, at, values));
        thin(mine, at, values, least, random);
        thin(theirs, at, values, least, random);
      }
      sums[0] += entropy(mine, values);
      sums[1] += entropy(theirs, values);
      sums[2] += mean(plurality(mine, values));
      sums[3] += mean(plurality(theirs, values));
      sums[4] += divergence(mine, theirs, values);
    }
    return new Compared(
        sums[0] / draws, sums[1] / draws, sums[2] / draws, sums[3] / draws, sums[4] / draws);
  }

  /** Takes votes away at random until so many are left. */
  private static void thin(int[] counts, int at, int values, int left, SplittableRandom random) {
    for (int votes = Reliability.votes(counts, at, values); votes > left; votes--) {
      int which = random.nextInt(votes);
      int value = at;
      while (which >= counts[value]) {
        which -= counts[value];
        value++;
      }
      counts[value]--;
    }
  }

  private static double mean(double[] figures) {
    double sum = 0;
    int known = 0;
    for (double each : figures) {
      if (!Double.isNaN(each)) {
        sum += each;
        known++;
      }
    }
    return sum / known;
  }

  private static double[] shares(int[] counts, int at, int values) {
    double votes = Reliability.votes(counts, at, values);
    double[] shares = new double[values];
    for (int value = 0; value < values; value++) {
      shares[value] = counts[at + value] / votes;
    }
    return shares;
  }

  private static double entropy(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum -= share > 0 ? share * Math.log(share) : 0;
    }
    return sum;
  }
}
