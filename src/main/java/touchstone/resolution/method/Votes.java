// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.Arrays;
import touchstone.resolution.Fit;
import touchstone.resolution.VoteMatrix;

/** What the votes of a matrix say before anything is learned of raters. */
final class Votes {
  private Votes() {}

  /** The share of each class in the votes of a task, by weight, from a place of the array on. */
  static void shares(VoteMatrix votes, int task, double[] into, int from) {
    int classes = votes.classes().size();
    Arrays.fill(into, from, from + classes, 0);
    double all = 0;
    int end = votes.first(task) + votes.votes(task);
    for (int place = votes.first(task); place < end; place++) {
      into[from + votes.choice(place)] += votes.weight(place);
      all += votes.weight(place);
    }
    for (int one = 0; one < classes; one++) {
      into[from + one] = all > 0 ? into[from + one] / all : 1.0 / classes;
    }
  }

  /** The same of all tasks, one behind the other. */
  static double[] shares(VoteMatrix votes) {
    int classes = votes.classes().size();
    double[] shares = new double[votes.tasks() * classes];
    for (int task = 0; task < votes.tasks(); task++) {
      shares(votes, task, shares, task * classes);
    }
    return shares;
  }

  /** Turns shares into what a majority says: 1 for the class that leads, its part for each tied. */
  static void leaders(double[] shares, int from, int classes) {
    double most = 0;
    for (int one = from; one < from + classes; one++) {
      most = Math.max(most, shares[one]);
    }
    int leaders = 0;
    for (int one = from; one < from + classes; one++) {
      shares[one] = most - shares[one] <= Fit.EQUAL ? 1 : 0;
      leaders += (int) shares[one];
    }
    for (int one = from; one < from + classes; one++) {
      shares[one] /= leaders;
    }
  }

  /**
   * The logarithm of each class's share in what a majority says of all tasks, one task a class
   * added: a class prior that no learning moves, so that none collapses to one class.
   */
  static double[] logMajorityPrior(VoteMatrix votes) {
    int classes = votes.classes().size();
    double[] sums = new double[classes];
    Arrays.fill(sums, 1);
    double[] one = new double[classes];
    for (int task = 0; task < votes.tasks(); task++) {
      if (votes.votes(task) > 0) {
        shares(votes, task, one, 0);
        leaders(one, 0, classes);
        for (int i = 0; i < classes; i++) {
          sums[i] += one[i];
        }
      }
    }
    double all = Arrays.stream(sums).sum();
    return Arrays.stream(sums).map(sum -> Math.log(sum / all)).toArray();
  }
}
