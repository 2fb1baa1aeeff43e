// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import java.util.Arrays;

/**
 * What votes vary by, and how far raters repeat each other: votes as numbers, such as 1 for one
 * value and 0 for all else.
 */
public final class Redundancy {
  private final Votes votes;
  private final double[] number;
  private final double grand;
  private final double[] ofItem;
  private final double[] ofRater;

  private Redundancy(Votes votes, double[] number) {
    this.votes = votes;
    this.number = number;
    this.grand = Arrays.stream(number).average().orElse(Double.NaN);
    this.ofItem = means(votes.items(), votes.item());
    this.ofRater = means(votes.raters(), votes.rater());
  }

  /** Of votes with the number that each value stands for. */
  public static Redundancy of(Votes votes, double... ofValue) {
    return new Redundancy(votes, votes.numbers(ofValue));
  }

  private double[] means(int size, int[] of) {
    double[] sums = new double[size];
    int[] counts = new int[size];
    for (int vote = 0; vote < number.length; vote++) {
      sums[of[vote]] += number[vote];
      counts[of[vote]]++;
    }
    for (int each = 0; each < size; each++) {
      sums[each] /= counts[each];
    }
    return sums;
  }

  /** Shares of the variance of a vote, which make 1. */
  public record Parts(double item, double rater, double rest) {}

  /**
   * By which item was voted on, by who voted, and by neither: sums of squares between items,
   * between raters and what is left, over all. Where not every rater voted on every item the first
   * two overlap, and what is left is at least 0.
   *
   * <p>Ties: none arise. Example: of two items Ada and Bo say 1 and 0, Cy says 1 and 1: of 1.3333,
   * .6667 lie between items, .3333 between raters, .3333 in neither: a half, a quarter, a quarter.
   *
   * <p>Source: R. A. Fisher, "Statistical Methods for Research Workers", 1925, section 48 (two ways
   * without repetition).
   */
  public Parts parts() {
    double all = 0;
    double items = 0;
    double raters = 0;
    for (int vote = 0; vote < number.length; vote++) {
      all += square(number[vote] - grand);
      items += square(ofItem[votes.item()[vote]] - grand);
      raters += square(ofRater[votes.rater()[vote]] - grand);
    }
    return new Parts(items / all, raters / all, Math.max(0, all - items - raters) / all);
  }

  /**
   * How raters' votes go together beyond what the item and the rater's habit say: the mean
   * correlation of votes less the item's mean, less the rater's, over pairs on the same item. The
   * plain correlation would be the items' signal. Raters who never vary are left out.
   *
   * <p>Ties: none arise. Example: of two items Ada and Bo say 1 and 0, Cy says 1 and 1: what is
   * left is .1667, .1667, -.3333 and the reverse; Ada and Bo go together, Cy against both: (1 - 1 -
   * 1) / 3 = -.3333.
   *
   * <p>Source: L. Kish, "Survey Sampling", 1965, section 5.4 (roh, here of residuals).
   */
  public double residualCorrelation() {
    double[] left = new double[number.length];
    double[] square = new double[votes.raters()];
    int[] count = new int[votes.raters()];
    for (int vote = 0; vote < number.length; vote++) {
      int rater = votes.rater()[vote];
      left[vote] = number[vote] - ofItem[votes.item()[vote]] - ofRater[rater] + grand;
      square[rater] += square(left[vote]);
      count[rater]++;
    }
    double[] sum = new double[votes.items()];
    double[] own = new double[votes.items()];
    int[] raters = new int[votes.items()];
    for (int vote = 0; vote < number.length; vote++) {
      int rater = votes.rater()[vote];
      double spread = Math.sqrt(square[rater] / count[rater]);
      if (spread > 1e-12) {
        double standard = left[vote] / spread;
        int item = votes.item()[vote];
        sum[item] += standard;
        own[item] += standard * standard;
        raters[item]++;
      }
    }
    double together = 0;
    double pairs = 0;
    for (int item = 0; item < sum.length; item++) {
      together += square(sum[item]) - own[item];
      pairs += (double) raters[item] * (raters[item] - 1);
    }
    return together / pairs;
  }

  /**
   * As how many independent raters so many are worth: n / (1 + (n-1) r) with the residual
   * correlation r, between 1 and n.
   *
   * <p>Example: three raters with r = .5: 3 / 2 = 1.5; with r below 0: 3.
   *
   * <p>Source: L. Kish, "Survey Sampling", 1965, section 8.2 (the design effect).
   */
  public static double effective(int raters, double correlation) {
    double inflated = 1 + (raters - 1) * correlation;
    return inflated <= 1 ? raters : Math.max(1, raters / inflated);
  }

  /** The mean vote of each rater. */
  public double[] habits() {
    return ofRater.clone();
  }

  /**
   * How each rater's votes go with the mean of all others' on the same items; 0 for one who never
   * varies.
   *
   * <p>Ties: none arise. Example: of two items Ada and Bo say 1 and 0, Cy says 1 and 1: Ada goes
   * with Bo's and Cy's mean of 1 and .5: 1; Cy gets 0.
   *
   * <p>Source: F. M. Lord, M. R. Novick, "Statistical Theories of Mental Test Scores", 1968 (the
   * corrected item-total correlation, with raters for items).
   */
  public double[] withTheRest() {
    double[][] sums = new double[votes.raters()][6];
    int[] on = new int[votes.items()];
    for (int item : votes.item()) {
      on[item]++;
    }
    for (int vote = 0; vote < number.length; vote++) {
      int item = votes.item()[vote];
      if (on[item] > 1) {
        double own = number[vote];
        double rest = (ofItem[item] * on[item] - own) / (on[item] - 1);
        double[] sum = sums[votes.rater()[vote]];
        sum[0]++;
        sum[1] += own;
        sum[2] += rest;
        sum[3] += own * own;
        sum[4] += rest * rest;
        sum[5] += own * rest;
      }
    }
    return Arrays.stream(sums).mapToDouble(Redundancy::correlation).toArray();
  }

  private static double correlation(double[] sum) {
    double own = sum[0] * sum[3] - sum[1] * sum[1];
    double rest = sum[0] * sum[4] - sum[2] * sum[2];
    return own > 1e-9 && rest > 1e-9
        ? (sum[0] * sum[5] - sum[1] * sum[2]) / Math.sqrt(own * rest)
        : 0;
  }

  private static double square(double number) {
    return number * number;
  }
}
