// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.List;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/**
 * Worker agreement with aggregate (Wawa): each vote weighs as much as its rater's share of votes
 * that are what the majority says.
 *
 * <p>Tie rule: where a majority is tied, a vote for one of m leading classes counts 1/m as
 * agreeing; classes whose weights are equal to 1e-9 lead together.
 *
 * <p>Example: of two items Ada says cat, cat, Bo cat, dog, Cy cat, cat. The majority says cat, cat:
 * Ada and Cy agree with 1, Bo with 1/2. The second item has cat 2, dog 1/2: cat with .80.
 *
 * <p>Source: Appen, "Calculating Worker Agreement with Aggregate (Wawa)"; as a method of resolution
 * in D. Ustalov et al., "Learning from Crowds with Crowd-Kit", JOSS 9 (2024), where the first of
 * several tied classes takes all.
 */
@Singleton
public final class Weighted implements Learner {

  @Override
  public String name() {
    return "weighted";
  }

  @Override
  public Fit fit(VoteMatrix votes) {
    int classes = votes.classes().size();
    double[] agreed = new double[votes.raters().size()];
    double[] given = new double[votes.raters().size()];
    double[] majority = new double[classes];
    double agreedByAll = 0;
    double givenByAll = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      Votes.shares(votes, task, majority, 0);
      Votes.leaders(majority, 0, classes);
      int end = votes.first(task) + votes.votes(task);
      for (int place = votes.first(task); place < end; place++) {
        agreed[votes.rater(place)] += majority[votes.choice(place)];
        given[votes.rater(place)]++;
        agreedByAll += majority[votes.choice(place)];
        givenByAll++;
      }
    }
    double mean = givenByAll == 0 ? 1 : agreedByAll / givenByAll;
    for (int rater = 0; rater < agreed.length; rater++) {
      agreed[rater] = given[rater] == 0 ? mean : agreed[rater] / given[rater];
    }
    return new Agreeing(agreed, mean, classes);
  }

  /** How far each rater agrees with the majority; a stranger as all do in the mean. */
  private record Agreeing(double[] skills, double stranger, int classes) implements Fit {

    @Override
    public int iterations() {
      return 1;
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      double[] sums = new double[classes];
      double all = 0;
      for (int vote = 0; vote < choices.length; vote++) {
        double weight = weights[vote] * (raters[vote] < 0 ? stranger : skills[raters[vote]]);
        sums[choices[vote]] += weight;
        all += weight;
      }
      if (all <= 0) {
        return LogSpace.alike(classes);
      }
      for (int one = 0; one < classes; one++) {
        sums[one] /= all;
      }
      return sums;
    }
  }
}
