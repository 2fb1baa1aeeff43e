// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * An order in which those who agree stand next to each other: the two groups that agree the most on
 * average are joined, again and again, until all are one. Of equal ones those that come first.
 *
 * <p>Example: three of whom the first and the last agree by .9, the others by .1: 0, 2, 1.
 *
 * <p>Source: R. R. Sokal, C. D. Michener, "A statistical method for evaluating systematic
 * relationships", University of Kansas Science Bulletin 38, 1958 (average linkage).
 */
final class Clusters {
  private Clusters() {}

  /** The places in their new order; an agreement that is not known is NaN and counts as none. */
  static List<Integer> order(double[][] agreement) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < agreement.length; i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
    while (groups.size() > 1) {
      int one = 0;
      int other = 1;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < groups.size(); i++) {
        for (int j = i + 1; j < groups.size(); j++) {
          double mean = mean(groups.get(i), groups.get(j), agreement);
          if (mean > most) {
            most = mean;
            one = i;
            other = j;
          }
        }
      }
      groups.get(one).addAll(groups.remove(other));
    }
    return groups.isEmpty() ? List.of() : groups.get(0);
  }

  private static double mean(List<Integer> ones, List<Integer> others, double[][] agreement) {
    double sum = 0;
    for (int one : ones) {
      for (int other : others) {
        sum += Double.isNaN(agreement[one][other]) ? 0 : agreement[one][other];
      }
    }
    return sum / (ones.size() * others.size());
  }
}
