// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether raters of a group agree with each other more than with all others (GAI = IRR / XRR), and
 * how often a group of as many raters drawn at random is as far from 1.
 *
 * <p>The p-value counts the shuffles of raters between groups, sizes kept, whose GAI is at least as
 * far from 1 to either side, with the true grouping counted as one of them: (1 + count) / (1 +
 * shuffles). A shuffle without a value counts as one that is as far.
 *
 * <p>Ties: equal distances count as far. Where IRR or XRR is not a number, or XRR not above 0, GAI
 * and p are not numbers.
 *
 * <p>Example: of two items Ada and Bo, one group, say 0 0 and 1 1, Cy, the other, says 0 and 0. IRR
 * is 1; all pairs differ on one of two items of equal weight, .5, and by chance .5 too: XRR is 0
 * and there is no GAI.
 *
 * <p>Source: V. Prabhakaran et al., "GRASP: A Disagreement Analysis Framework to Assess Group
 * Associations in Perspectives", NAACL 2024 (index and test); B. Phipson, G. Smyth, "Permutation
 * P-values Should Never Be Zero", 2010.
 *
 * @param shared items on which both the group and others voted
 */
public record GroupAgreement(
    int group, int raters, int shared, double irr, double xrr, double gai, double p) {
  /** As many shuffles as are made unless told otherwise. */
  public static final int SHUFFLES = 200;

  /** Each group beside all others, in their order. */
  public static List<GroupAgreement> of(
      Votes votes, int[] groupOf, int groups, Distance distance, int shuffles, long seed) {
    int[] all = votes.counts();
    int[][] counts = votes.counts(groupOf, groups);
    GroupAgreement[] plain = new GroupAgreement[groups];
    for (int group = 0; group < groups; group++) {
      plain[group] = plain(group, counts[group], all, votes.values(), distance);
    }
    int[] asFar = new int[groups];
    SplittableRandom random = new SplittableRandom(seed);
    int[] drawn = groupOf.clone();
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      shuffle(drawn, random);
      int[][] of = votes.counts(drawn, groups);
      for (int group = 0; group < groups; group++) {
        double gai = plain(group, of[group], all, votes.values(), distance).gai;
        if (!(Math.abs(gai - 1) < Math.abs(plain[group].gai - 1))) {
          asFar[group]++;
        }
      }
    }
    List<GroupAgreement> agreements = new ArrayList<>();
    for (GroupAgreement each : plain) {
      agreements.add(
          each.with(size(groupOf, each.group), (1.0 + asFar[each.group]) / (1 + shuffles)));
    }
    return agreements;
  }

  private GroupAgreement with(int size, double chance) {
    double known = Double.isNaN(gai) ? Double.NaN : chance;
    return new GroupAgreement(group, size, shared, irr, xrr, gai, known);
  }

  private static GroupAgreement plain(
      int group, int[] mine, int[] all, int values, Distance distance) {
    int[] rest = new int[all.length];
    int shared = 0;
    for (int at = 0; at < all.length; at += values) {
      for (int value = at; value < at + values; value++) {
        rest[value] = all[value] - mine[value];
      }
      if (Reliability.votes(mine, at, values) > 0 && Reliability.votes(rest, at, values) > 0) {
        shared++;
      }
    }
    double irr = Reliability.within(mine, values, distance);
    double xrr = Reliability.across(mine, rest, values, distance);
    double gai = xrr > 0 ? irr / xrr : Double.NaN;
    return new GroupAgreement(group, 0, shared, irr, xrr, gai, Double.NaN);
  }

  private static int size(int[] groupOf, int group) {
    int size = 0;
    for (int each : groupOf) {
      size += each == group ? 1 : 0;
    }
    return size;
  }

  private static void shuffle(int[] groups, SplittableRandom random) {
    for (int left = groups.length; left > 1; left--) {
      int with = random.nextInt(left);
      int kept = groups[with];
      groups[with] = groups[left - 1];
      groups[left - 1] = kept;
    }
  }
}
