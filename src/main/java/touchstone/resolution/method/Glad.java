// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/**
 * GLAD: each rater has an ability a, each item an easiness e^b, and a rater is right with 1 / (1 +
 * exp(-a e^b)), else chooses any other class alike. Abilities and b have normal priors about 1 with
 * variance 1; classes are alike beforehand. Each round steps once by Newton's rule in every ability
 * and every b.
 *
 * <p>Tie rule: classes whose posteriors are equal to 1e-9 lead together.
 *
 * <p>Example: Ada, Bo and Cy have ability 1 and say cat, cat, dog of one item of two classes: with
 * b = 1 each is right with 1 / (1 + exp(-e)) = .938; cat has .938.
 *
 * <p>Source: J. Whitehill et al., "Whose Vote Should Count More: Optimal Integration of Labels from
 * Labelers of Unknown Expertise", NIPS 2009, sections 2 and 3.
 */
@Singleton
public final class Glad implements Learner {
  private static final int MOST_ITERATIONS = 100;
  private static final double LEAST_GAIN = 1e-4;
  private static final int ALONE = 25;
  private static final double STEP = 1;

  @Override
  public String name() {
    return "glad";
  }

  @Override
  public Fit fit(VoteMatrix votes) {
    int classes = votes.classes().size();
    double[] ability = new double[votes.raters().size()];
    double[] easiness = new double[votes.tasks()];
    Arrays.fill(ability, 1);
    Arrays.fill(easiness, 1);
    double[] right = new double[votes.size()];
    double before = Double.NEGATIVE_INFINITY;
    for (int iteration = 1; ; iteration++) {
      double likelihood = expect(votes, ability, easiness, right);
      double gain = (likelihood - before) / Math.max(1, votes.tasks());
      if (iteration > 1 && gain < LEAST_GAIN || iteration == MOST_ITERATIONS) {
        return new Able(ability, classes, iteration);
      }
      before = likelihood;
      stepAbilities(votes, ability, easiness, right);
      stepEasiness(votes, ability, easiness, right);
    }
  }

  /** How likely each vote is right by the posterior of its task; returns the log-likelihood. */
  private static double expect(
      VoteMatrix votes, double[] ability, double[] easiness, double[] right) {
    int classes = votes.classes().size();
    double[] logs = new double[classes];
    double likelihood = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      Arrays.fill(logs, -Math.log(classes));
      double scale = Math.exp(easiness[task]);
      int end = votes.first(task) + votes.votes(task);
      for (int place = votes.first(task); place < end; place++) {
        double z = ability[votes.rater(place)] * scale;
        double miss = logMiss(z, classes);
        likelihood += votes.weight(place) * miss;
        logs[votes.choice(place)] += votes.weight(place) * (logSigmoid(z) - miss);
      }
      likelihood += LogSpace.normalise(logs);
      for (int place = votes.first(task); place < end; place++) {
        right[place] = logs[votes.choice(place)];
      }
    }
    return likelihood;
  }

  private static void stepAbilities(
      VoteMatrix votes, double[] ability, double[] easiness, double[] right) {
    double[] slope = new double[ability.length];
    double[] bend = new double[ability.length];
    for (int rater = 0; rater < ability.length; rater++) {
      slope[rater] = 1 - ability[rater];
      bend[rater] = 1;
    }
    for (int task = 0; task < votes.tasks(); task++) {
      double scale = Math.exp(easiness[task]);
      int end = votes.first(task) + votes.votes(task);
      for (int place = votes.first(task); place < end; place++) {
        int rater = votes.rater(place);
        double sure = sigmoid(ability[rater] * scale);
        slope[rater] += votes.weight(place) * scale * (right[place] - sure);
        bend[rater] += votes.weight(place) * scale * scale * sure * (1 - sure);
      }
    }
    for (int rater = 0; rater < ability.length; rater++) {
      ability[rater] += within(slope[rater] / bend[rater]);
    }
  }

  private static void stepEasiness(
      VoteMatrix votes, double[] ability, double[] easiness, double[] right) {
    for (int task = 0; task < votes.tasks(); task++) {
      double scale = Math.exp(easiness[task]);
      double slope = 1 - easiness[task];
      double bend = 1;
      int end = votes.first(task) + votes.votes(task);
      for (int place = votes.first(task); place < end; place++) {
        double z = ability[votes.rater(place)] * scale;
        double sure = sigmoid(z);
        slope += votes.weight(place) * z * (right[place] - sure);
        bend += votes.weight(place) * z * z * sure * (1 - sure);
      }
      easiness[task] += within(slope / bend);
    }
  }

  private static double within(double step) {
    return Math.max(-STEP, Math.min(STEP, step));
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double logSigmoid(double z) {
    return z > 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));
  }

  /** The log-probability of choosing one certain wrong class. */
  private static double logMiss(double z, int classes) {
    return logSigmoid(-z) - Math.log(Math.max(1, classes - 1));
  }

  /** Abilities learned; the easiness of a task is found anew from its votes each time. */
  private record Able(double[] ability, int classes, int iterations) implements Fit {

    @Override
    public double[] skills() {
      return Arrays.stream(ability).map(each -> sigmoid(each * Math.E)).toArray();
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      double easiness = 1;
      double[] logs = new double[classes];
      for (int round = 0; ; round++) {
        Arrays.fill(logs, 0);
        double scale = Math.exp(easiness);
        for (int vote = 0; vote < choices.length; vote++) {
          double z = of(raters[vote]) * scale;
          logs[choices[vote]] += weights[vote] * (logSigmoid(z) - logMiss(z, classes));
        }
        LogSpace.normalise(logs);
        if (round == ALONE || choices.length == 0) {
          return logs;
        }
        double slope = 1 - easiness;
        double bend = 1;
        for (int vote = 0; vote < choices.length; vote++) {
          double z = of(raters[vote]) * scale;
          double sure = sigmoid(z);
          slope += weights[vote] * z * (logs[choices[vote]] - sure);
          bend += weights[vote] * z * z * sure * (1 - sure);
        }
        double step = within(slope / bend);
        easiness += step;
        if (Math.abs(step) < 1e-9) {
          return logs;
        }
      }
    }

    private double of(int rater) {
      return rater < 0 ? 1 : ability[rater];
    }
  }
}
