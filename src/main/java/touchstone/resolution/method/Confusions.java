// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.Arrays;
import java.util.List;
import touchstone.resolution.Fit;
import touchstone.resolution.VoteMatrix;

/**
 * Learns a confusion matrix a rater by expectation maximisation, in log space: which class a rater
 * chooses given the true one. One pass over the votes a round: a task's posterior is made of the
 * matrices of the last round and at once counted into those of the next.
 *
 * @param shrink how many votes a true class each rater is taken to have given beforehand as all
 *     raters together do; 0 for none
 * @param smoothing what is added to every cell instead, so that none is ever 0
 * @param early whether it stops by the peer's bound instead of the likelihood
 * @param learnsPrior whether the class prior follows the posteriors, else it is the majority's
 */
record Confusions(double shrink, double smoothing, boolean learnsPrior, boolean early) {
  private static final int MOST_ITERATIONS = 100;
  private static final double LEAST_GAIN = 1e-4;
  private static final double LEAST_EARLY_GAIN = 1e-5;
  private static final double STILL = 1e-7;

  /** Most cells of all matrices together, or of all posteriors: 80 MB of numbers each. */
  private static final long MOST_CELLS = 10_000_000;

  /** Whether so many raters, tasks and classes are too much for a matrix a rater. */
  static boolean tooMany(VoteMatrix votes) {
    long classes = votes.classes().size();
    return classes * classes * votes.raters().size() > MOST_CELLS
        || classes * votes.tasks() > 4 * MOST_CELLS;
  }

  /** What was learned; the posteriors of the tasks it was learned from, one behind the other. */
  Learned fit(VoteMatrix votes) {
    int classes = votes.classes().size();
    int raters = votes.raters().size();
    double[] prior = Votes.logMajorityPrior(votes);
    double[] posteriors = Votes.shares(votes);
    double[] counts = new double[raters * classes * classes];
    for (int task = 0; task < votes.tasks(); task++) {
      count(votes, task, posteriors, task * classes, counts, classes);
    }
    if (learnsPrior) {
      learnPrior(posteriors, votes, prior);
    }
    double before = Double.NEGATIVE_INFINITY;
    double[] logs = new double[classes];
    for (int iteration = 1; ; iteration++) {
      double[] community = community(counts, raters, classes);
      toLogs(counts, community, raters, classes);
      double[] table = counts;
      counts = new double[table.length];
      double moved = 0;
      double likelihood = 0;
      for (int task = 0; task < votes.tasks(); task++) {
        System.arraycopy(prior, 0, logs, 0, classes);
        int end = votes.first(task) + votes.votes(task);
        for (int place = votes.first(task); place < end; place++) {
          double weight = votes.weight(place);
          int cell = (votes.rater(place) * classes + votes.choice(place)) * classes;
          for (int one = 0; one < classes; one++) {
            logs[one] += weight * table[cell + one];
          }
        }
        likelihood += LogSpace.normalise(logs);
        int at = task * classes;
        for (int one = 0; one < classes; one++) {
          moved = Math.max(moved, Math.abs(posteriors[at + one] - logs[one]));
          posteriors[at + one] = logs[one];
        }
        count(votes, task, logs, 0, counts, classes);
      }
      double[] used = prior.clone();
      if (learnsPrior) {
        learnPrior(posteriors, votes, prior);
      }
      double reached =
          early ? bound(votes, posteriors, counts, prior) : likelihood / Math.max(1, votes.tasks());
      double least = early ? LEAST_EARLY_GAIN : LEAST_GAIN;
      if (moved < STILL || reached - before < least || iteration == MOST_ITERATIONS) {
        return learned(votes, table, counts, used, iteration);
      }
      before = reached;
    }
  }

  /**
   * What the peer calls its bound, a judgement: the expected log-likelihood by the matrices and the
   * prior learned of these posteriors, with the prior counted at every judgement, and the entropy.
   */
  private double bound(VoteMatrix votes, double[] posteriors, double[] counts, double[] prior) {
    int classes = prior.length;
    double[] table = counts.clone();
    toLogs(table, null, votes.raters().size(), classes);
    double sum = 0;
    for (int task = 0, at = 0; task < votes.tasks(); task++, at += classes) {
      int end = votes.first(task) + votes.votes(task);
      for (int place = votes.first(task); place < end; place++) {
        double weight = votes.weight(place);
        int cell = (votes.rater(place) * classes + votes.choice(place)) * classes;
        for (int one = 0; one < classes; one++) {
          sum += weight * posteriors[at + one] * (table[cell + one] + prior[one]);
        }
      }
      for (int one = 0; one < classes; one++) {
        double each = posteriors[at + one];
        sum -= each > 0 ? each * Math.log(each) : 0;
      }
    }
    return sum / Math.max(1, votes.size());
  }

  private static void count(
      VoteMatrix votes, int task, double[] posteriors, int at, double[] counts, int classes) {
    int end = votes.first(task) + votes.votes(task);
    for (int place = votes.first(task); place < end; place++) {
      double weight = votes.weight(place);
      int cell = (votes.rater(place) * classes + votes.choice(place)) * classes;
      for (int one = 0; one < classes; one++) {
        counts[cell + one] += weight * posteriors[at + one];
      }
    }
  }

  private static void learnPrior(double[] posteriors, VoteMatrix votes, double[] prior) {
    int classes = prior.length;
    Arrays.fill(prior, 1);
    for (int i = 0; i < posteriors.length; i++) {
      prior[i % classes] += posteriors[i];
    }
    for (int one = 0; one < classes; one++) {
      prior[one] = Math.log(prior[one] / (votes.tasks() + classes));
    }
  }

  /** All raters as one, by choice and true class; columns sum to 1. Null where none is needed. */
  private double[] community(double[] counts, int raters, int classes) {
    if (shrink == 0) {
      return null;
    }
    double[] all = new double[classes * classes];
    Arrays.fill(all, 1.0 / classes);
    for (int rater = 0, at = 0; rater < raters; rater++) {
      for (int cell = 0; cell < all.length; cell++, at++) {
        all[cell] += counts[at];
      }
    }
    double[] sums = new double[classes];
    for (int cell = 0; cell < all.length; cell++) {
      sums[cell % classes] += all[cell];
    }
    for (int cell = 0; cell < all.length; cell++) {
      all[cell] /= sums[cell % classes];
    }
    return all;
  }

  /** Turns counts into log-probabilities of a choice given the true class, in place. */
  private void toLogs(double[] counts, double[] community, int raters, int classes) {
    double[] sums = new double[classes];
    for (int rater = 0; rater < raters; rater++) {
      int from = rater * classes * classes;
      Arrays.fill(sums, 0);
      for (int cell = 0; cell < classes * classes; cell++) {
        counts[from + cell] += community == null ? smoothing : shrink * community[cell];
        sums[cell % classes] += counts[from + cell];
      }
      for (int one = 0; one < classes; one++) {
        sums[one] = Math.log(sums[one]);
      }
      for (int cell = 0; cell < classes * classes; cell++) {
        counts[from + cell] = Math.log(counts[from + cell]) - sums[cell % classes];
      }
    }
  }

  private static Learned learned(
      VoteMatrix votes, double[] table, double[] counts, double[] prior, int iterations) {
    int classes = votes.classes().size();
    int raters = votes.raters().size();
    double[] skills = new double[raters];
    double[] stranger = new double[classes * classes];
    Arrays.fill(stranger, 1.0 / classes);
    for (int rater = 0; rater < raters; rater++) {
      double right = 0;
      double all = 0;
      for (int cell = 0; cell < classes * classes; cell++) {
        double count = counts[rater * classes * classes + cell];
        stranger[cell] += count;
        all += count;
        right += cell / classes == cell % classes ? count : 0;
      }
      skills[rater] = all == 0 ? 1.0 / classes : right / all;
    }
    double[] sums = new double[classes];
    for (int cell = 0; cell < stranger.length; cell++) {
      sums[cell % classes] += stranger[cell];
    }
    for (int cell = 0; cell < stranger.length; cell++) {
      stranger[cell] = Math.log(stranger[cell] / sums[cell % classes]);
    }
    return new Learned(table, stranger, prior, skills, iterations, List.of());
  }

  /**
   * A confusion matrix a rater.
   *
   * @param table log-probabilities by rater, choice and true class
   * @param stranger the same of a rater that was never met: as all raters together
   */
  record Learned(
      double[] table,
      double[] stranger,
      double[] logPrior,
      double[] skills,
      int iterations,
      List<String> remarks)
      implements Fit {

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      int classes = logPrior.length;
      if (choices.length == 0) {
        return LogSpace.alike(classes);
      }
      double[] logs = logPrior.clone();
      for (int vote = 0; vote < choices.length; vote++) {
        double[] from = raters[vote] < 0 ? stranger : table;
        int cell = (Math.max(0, raters[vote]) * classes + choices[vote]) * classes;
        for (int one = 0; one < classes; one++) {
          logs[one] += weights[vote] * from[cell + one];
        }
      }
      LogSpace.normalise(logs);
      return logs;
    }

    Learned remarking(List<String> others) {
      return new Learned(table, stranger, logPrior, skills, iterations, others);
    }
  }
}
