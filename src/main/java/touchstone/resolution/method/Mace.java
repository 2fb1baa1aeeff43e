// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/**
 * MACE: on each item a rater either knows and says the true class, or does not care and draws a
 * class from a distribution of their own. Learned by variational expectation maximisation with
 * Beta(.5, .5) on caring and ten votes a class on what is drawn. It begins with all raters and
 * draws alike and no random start, so that it gives the same each time. The class prior lies half
 * way, by its logarithm, between classes alike, as published, and the majority's: with classes
 * alike it loses ten points to a majority where one class is rare.
 *
 * <p>Tie rule: classes whose posteriors are equal to 1e-9 lead together.
 *
 * <p>Example: Ada and Bo say a, b, a, b of four items, Cy a, a, a, a: who always says a is taken to
 * care less, and the items are a, b, a, b.
 *
 * <p>Source: D. Hovy et al., "Learning Whom to Trust with MACE", NAACL-HLT 2013, sections 2 and 3
 * (there with 10 random starts).
 */
@Singleton
public final class Mace implements Learner {
  private static final int MOST_ITERATIONS = 50;
  private static final double CARE = .5;
  private static final double DRAWN = 10;
  private static final double STILL = 1e-5;

  @Override
  public String name() {
    return "mace";
  }

  @Override
  public Fit fit(VoteMatrix votes) {
    int classes = votes.classes().size();
    int raters = votes.raters().size();
    double[] care = new double[raters];
    double[] drawn = new double[raters * classes];
    double[] posteriors = Votes.shares(votes);
    double[] prior = Arrays.stream(Votes.logMajorityPrior(votes)).map(log -> log / 2).toArray();
    double[] careless = new double[raters];
    Arrays.fill(care, .5);
    Arrays.fill(careless, .5);
    Arrays.fill(drawn, 1.0 / classes);
    double[] logs = new double[classes];
    for (int iteration = 1; ; iteration++) {
      double moved = 0;
      double[] cared = new double[votes.size()];
      for (int task = 0; task < votes.tasks(); task++) {
        System.arraycopy(prior, 0, logs, 0, classes);
        int end = votes.first(task) + votes.votes(task);
        for (int place = votes.first(task); place < end; place++) {
          logs[votes.choice(place)] +=
              votes.weight(place) * gain(votes, place, care, careless, drawn);
        }
        LogSpace.normalise(logs);
        for (int place = votes.first(task); place < end; place++) {
          cared[place] = logs[votes.choice(place)] * caring(votes, place, care, careless, drawn);
        }
        for (int one = 0, at = task * classes; one < classes; one++, at++) {
          moved = Math.max(moved, Math.abs(posteriors[at] - logs[one]));
          posteriors[at] = logs[one];
        }
      }
      maximise(votes, cared, care, careless, drawn);
      if (moved < STILL || iteration == MOST_ITERATIONS) {
        return new Trusted(care, careless, drawn, prior, iteration);
      }
    }
  }

  /** By how much a vote speaks for its class over any other. */
  private static double gain(
      VoteMatrix votes, int place, double[] care, double[] careless, double[] drawn) {
    int rater = votes.rater(place);
    double strategy = drawn[rater * votes.classes().size() + votes.choice(place)];
    return gain(care[rater], careless[rater], strategy);
  }

  private static double gain(double care, double careless, double drawn) {
    return Math.log(care + careless * drawn) - Math.log(careless * drawn);
  }

  /** How likely the rater cared, if the vote is right. */
  private static double caring(
      VoteMatrix votes, int place, double[] care, double[] careless, double[] drawn) {
    int rater = votes.rater(place);
    double strategy = drawn[rater * votes.classes().size() + votes.choice(place)];
    return care[rater] / (care[rater] + careless[rater] * strategy);
  }

  private static void maximise(
      VoteMatrix votes, double[] cared, double[] care, double[] careless, double[] drawn) {
    int classes = votes.classes().size();
    Arrays.fill(care, CARE);
    Arrays.fill(careless, CARE);
    Arrays.fill(drawn, DRAWN);
    for (int place = 0; place < votes.size(); place++) {
      int rater = votes.rater(place);
      double weight = votes.weight(place);
      care[rater] += weight * cared[place];
      careless[rater] += weight * (1 - cared[place]);
      drawn[rater * classes + votes.choice(place)] += weight * (1 - cared[place]);
    }
    for (int rater = 0; rater < care.length; rater++) {
      double all = digamma(care[rater] + careless[rater]);
      care[rater] = Math.exp(digamma(care[rater]) - all);
      careless[rater] = Math.exp(digamma(careless[rater]) - all);
      double drawnInAll = 0;
      for (int one = 0; one < classes; one++) {
        drawnInAll += drawn[rater * classes + one];
      }
      double scale = digamma(drawnInAll);
      for (int one = 0; one < classes; one++) {
        int cell = rater * classes + one;
        drawn[cell] = Math.exp(digamma(drawn[cell]) - scale);
      }
    }
  }

  /** The logarithmic derivative of the gamma function, for x over 0, to 1e-10. */
  static double digamma(double x) {
    double shifted = x;
    double sum = 0;
    while (shifted < 8) {
      sum -= 1 / shifted;
      shifted++;
    }
    double square = 1 / (shifted * shifted);
    return sum
        + Math.log(shifted)
        - .5 / shifted
        - square * (1. / 12 - square * (1. / 120 - square * (1. / 252 - square / 240)));
  }

  /** Who cares, and what each draws where they do not. */
  private record Trusted(
      double[] care, double[] careless, double[] drawn, double[] prior, int iterations)
      implements Fit {

    @Override
    public double[] skills() {
      double[] skills = new double[care.length];
      for (int rater = 0; rater < skills.length; rater++) {
        double cares = care[rater] / (care[rater] + careless[rater]);
        skills[rater] = cares + (1 - cares) / prior.length;
      }
      return skills;
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      if (choices.length == 0) {
        return LogSpace.alike(prior.length);
      }
      double[] logs = prior.clone();
      int classes = prior.length;
      for (int vote = 0; vote < choices.length; vote++) {
        double cares = raters[vote] < 0 ? CARE : care[raters[vote]];
        double strategy =
            raters[vote] < 0 ? 1.0 / classes : drawn[raters[vote] * classes + choices[vote]];
        logs[choices[vote]] +=
            weights[vote] * gain(cares, raters[vote] < 0 ? CARE : careless[raters[vote]], strategy);
      }
      LogSpace.normalise(logs);
      return logs;
    }
  }
}
