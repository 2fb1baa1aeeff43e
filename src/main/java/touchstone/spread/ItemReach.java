// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

/** On how many items a group is heard at all: a diverse pool is not yet diverse on each item. */
public final class ItemReach {
  private ItemReach() {}

  /**
   * For each group the share of items with a vote of it, of all items with a vote.
   *
   * <p>Ties: none arise. Example: Ada and Bo, one group, vote on the first of two items, Cy, the
   * other, on both: .5 and 1.
   *
   * <p>Source: none but its definition, items heard over items.
   */
  public static double[] of(Votes votes, int[] groupOf, int groups) {
    boolean[][] heard = new boolean[groups][votes.items()];
    boolean[] any = new boolean[votes.items()];
    for (int vote = 0; vote < votes.size(); vote++) {
      heard[groupOf[votes.rater()[vote]]][votes.item()[vote]] = true;
      any[votes.item()[vote]] = true;
    }
    double[] shares = new double[groups];
    for (int group = 0; group < groups; group++) {
      shares[group] = (double) count(heard[group]) / count(any);
    }
    return shares;
  }

  private static int count(boolean[] items) {
    int count = 0;
    for (boolean each : items) {
      count += each ? 1 : 0;
    }
    return count;
  }
}
