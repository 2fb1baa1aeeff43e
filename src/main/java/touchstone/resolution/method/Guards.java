// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.ArrayList;
import java.util.List;
import touchstone.resolution.Fit;
import touchstone.resolution.VoteMatrix;

/**
 * Looks at what a method learned for the two ways in which learning goes wrong without a word:
 * classes that votes speak for and no label has any more (collapse), and raters who by and large
 * are said to be worse than chance (the classes have changed names).
 */
final class Guards {
  /** A class with less of the votes than this may vanish without being missed. */
  private static final double WORTH = .05;

  /** Less of its share of votes than this is worth a word; less than the other is a collapse. */
  private static final double LESS = .5;

  private static final double LOST = .1;

  private Guards() {}

  /** Learns confusion matrices, or says why the cautious one-coin model was taken instead. */
  static Fit confusions(Confusions learning, VoteMatrix votes) {
    if (Confusions.tooMany(votes)) {
      return instead(
          votes,
          "A matrix a rater is too much for "
              + votes.raters().size()
              + " raters and "
              + votes.classes().size()
              + " classes: one skill a rater was learned instead.");
    }
    Confusions.Learned fit = learning.fit(votes);
    if (switched(votes, fit)) {
      return instead(
          votes,
          "Most votes came from raters said to be worse than chance: the classes had changed names,"
              + " and one skill a rater was learned instead.");
    }
    List<String> remarks = new ArrayList<>();
    double[] shares = resolvedShares(votes, fit);
    double[] voted = votedShares(votes);
    for (int one = 0; one < shares.length; one++) {
      if (voted[one] > WORTH && shares[one] < LESS * voted[one]) {
        remarks.add(
            "The answer %s has %.1f %% of the votes and %.1f %% of the labels: look at some of its items."
                .formatted(votes.classes().get(one), 100 * voted[one], 100 * shares[one]));
      }
    }
    return fit.remarking(remarks);
  }

  private static Fit instead(VoteMatrix votes, String why) {
    Fit fit = OneCoin.cautious().fit(votes);
    return new Remarked(fit, List.of(why));
  }

  /** Whether most votes are by raters who are right less often than by chance. */
  static boolean switched(VoteMatrix votes, Fit fit) {
    int[] given = votes.votesOfRaters();
    double[] skills = fit.skills();
    long below = 0;
    for (int rater = 0; rater < given.length; rater++) {
      below += skills[rater] < 1.0 / votes.classes().size() ? given[rater] : 0;
    }
    return 2 * below > votes.size();
  }

  /** Whether a class that more than a twentieth of the votes speak for has next to no label. */
  static boolean collapsed(VoteMatrix votes, Fit fit) {
    double[] shares = resolvedShares(votes, fit);
    double[] voted = votedShares(votes);
    for (int one = 0; one < shares.length; one++) {
      if (voted[one] > WORTH && shares[one] < LOST * voted[one]) {
        return true;
      }
    }
    return false;
  }

  private static double[] votedShares(VoteMatrix votes) {
    double[] shares = new double[votes.classes().size()];
    for (int place = 0; place < votes.size(); place++) {
      shares[votes.choice(place)] += 1.0 / votes.size();
    }
    return shares;
  }

  private static double[] resolvedShares(VoteMatrix votes, Fit fit) {
    double[] shares = new double[votes.classes().size()];
    int resolved = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      int leader = votes.votes(task) == 0 ? -1 : fit.leader(votes, task);
      if (leader >= 0) {
        shares[leader]++;
        resolved++;
      }
    }
    for (int one = 0; one < shares.length; one++) {
      shares[one] /= Math.max(1, resolved);
    }
    return shares;
  }

  /** A fit with more to say of it. */
  record Remarked(Fit fit, List<String> remarks) implements Fit {
    @Override
    public int iterations() {
      return fit.iterations();
    }

    @Override
    public double[] skills() {
      return fit.skills();
    }

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      return fit.posterior(raters, choices, weights);
    }
  }
}
