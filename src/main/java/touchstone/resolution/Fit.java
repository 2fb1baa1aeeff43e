// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.Arrays;
import java.util.List;

/** What a method learned of raters; frozen, so that one task more is settled without learning. */
public interface Fit {
  /** Shares that differ by less lead together. */
  double EQUAL = 1e-9;

  /** How many rounds of learning it took. */
  int iterations();

  /**
   * By rater, in the order of the matrix it was learned from: how often each is right, 0 to 1, by
   * the method's own account.
   */
  double[] skills();

  /** What a lead should know of it: which guard stepped in, and why a method was chosen. */
  List<String> remarks();

  /**
   * How likely each class is, given one task's votes; sums to 1, and is alike for all classes where
   * there is no vote.
   *
   * @param raters who gave each vote, by number; -1 is a rater that the fit never met
   * @param choices the class that each chose
   * @param weights what each vote weighs, 0 to 1
   */
  double[] posterior(int[] raters, int[] choices, double[] weights);

  /** The same of a task of the matrix. */
  default double[] posterior(VoteMatrix votes, int task) {
    int count = votes.votes(task);
    int[] raters = new int[count];
    int[] choices = new int[count];
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      raters[i] = votes.rater(votes.first(task) + i);
      choices[i] = votes.choice(votes.first(task) + i);
      weights[i] = votes.weight(votes.first(task) + i);
    }
    return posterior(raters, choices, weights);
  }

  /** The class to choose by a posterior, or -1 for a tie: the one that leads. */
  default int choose(double[] posterior) {
    return leader(posterior);
  }

  /** The class that leads a task of the matrix, or -1 where several do. */
  default int leader(VoteMatrix votes, int task) {
    return leader(posterior(votes, task));
  }

  /** The place of the greatest share, or -1 where several are as great to 1e-9. */
  static int leader(double[] shares) {
    int leader = 0;
    for (int i = 1; i < shares.length; i++) {
      if (shares[i] > shares[leader]) {
        leader = i;
      }
    }
    double most = shares[leader];
    return Arrays.stream(shares).filter(each -> most - each <= EQUAL).count() > 1 ? -1 : leader;
  }
}
