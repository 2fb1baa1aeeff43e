// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

/**
 * How far the votes of one group agree with each other, and with those of another, beyond chance: 1
 * is full agreement, 0 what chance gives. Counts stand item by item, value by value.
 */
public final class Reliability {
  private Reliability() {}

  /**
   * In-group reliability (IRR): Krippendorff's alpha over the items with two votes or more.
   *
   * <p>Ties: no value leads, so none arise. Where only one value occurs, or no item has two votes,
   * it is not a number.
   *
   * <p>Example: three raters say 1 1 1, 1 1 3 and 3 3 3 of three items, steps 0 and 1: two pairs of
   * the second item differ, times two, over 3-1 makes 2 of 9; by chance 2 * 5 * 4 of 9 * 8; 1 - (2
   * / 9) / (40 / 72) = .6.
   *
   * <p>Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.
   */
  public static double within(int[] counts, int values, Distance distance) {
    double[] totals = new double[values];
    for (int at = 0; at < counts.length; at += values) {
      if (votes(counts, at, values) > 1) {
        add(counts, at, totals);
      }
    }
    double all = sum(totals);
    double[][] apart = distance.between(totals);
    double observed = 0;
    for (int at = 0; at < counts.length; at += values) {
      int votes = votes(counts, at, values);
      if (votes > 1) {
        observed += cross(counts, counts, at, apart) / (votes - 1);
      }
    }
    double expected = cross(totals, totals, apart) / (all - 1);
    return expected > 0 ? 1 - observed / expected : Double.NaN;
  }

  /**
   * Cross-group reliability (XRR): each vote of one group beside each of the other on the same
   * item. An item weighs as much as both have votes on it.
   *
   * <p>Ties: none arise. Where the two share no item, or only one value occurs, it is not a number.
   *
   * <p>Example: of two items Ada and Bo, one group, say 0 0 and 0 1, Cy, the other, says 0 and 1:
   * all pairs of the first agree, half of the second's, both items weigh 3, so .25 differ. By
   * chance Ada and Bo say 0 three times of four and Cy once of two: .5 differ. 1 - .25 / .5 = .5.
   *
   * <p>Source: K. Wong, P. Paritosh, L. Aroyo, "Cross-replication Reliability", ACL 2021.
   */
  public static double across(int[] one, int[] other, int values, Distance distance) {
    double[] ones = new double[values];
    double[] others = new double[values];
    double[] both = new double[values];
    for (int at = 0; at < one.length; at += values) {
      add(one, at, ones);
      add(other, at, others);
    }
    for (int value = 0; value < values; value++) {
      both[value] = ones[value] + others[value];
    }
    double[][] apart = distance.between(both);
    double observed = 0;
    double weights = 0;
    for (int at = 0; at < one.length; at += values) {
      double mine = votes(one, at, values);
      double theirs = votes(other, at, values);
      if (mine > 0 && theirs > 0) {
        observed += (mine + theirs) * cross(one, other, at, apart) / (mine * theirs);
        weights += mine + theirs;
      }
    }
    double expected = cross(ones, others, apart) / (sum(ones) * sum(others));
    return weights > 0 && expected > 0 ? 1 - observed / weights / expected : Double.NaN;
  }

  static int votes(int[] counts, int at, int values) {
    int votes = 0;
    for (int value = 0; value < values; value++) {
      votes += counts[at + value];
    }
    return votes;
  }

  private static void add(int[] counts, int at, double[] totals) {
    for (int value = 0; value < totals.length; value++) {
      totals[value] += counts[at + value];
    }
  }

  private static double sum(double[] totals) {
    double sum = 0;
    for (double each : totals) {
      sum += each;
    }
    return sum;
  }

  /** The distances of all pairs between two sides' votes on an item. */
  private static double cross(int[] one, int[] other, int at, double[][] apart) {
    double sum = 0;
    for (int mine = 0; mine < apart.length; mine++) {
      if (one[at + mine] > 0) {
        double to = 0;
        for (int theirs = 0; theirs < apart.length; theirs++) {
          to += other[at + theirs] * apart[mine][theirs];
        }
        sum += one[at + mine] * to;
      }
    }
    return sum;
  }

  private static double cross(double[] one, double[] other, double[][] apart) {
    double sum = 0;
    for (int mine = 0; mine < apart.length; mine++) {
      for (int theirs = 0; theirs < apart.length; theirs++) {
        sum += one[mine] * other[theirs] * apart[mine][theirs];
      }
    }
    return sum;
  }
}
