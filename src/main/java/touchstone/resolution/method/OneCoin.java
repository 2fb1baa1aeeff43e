// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.Arrays;
import touchstone.resolution.VoteMatrix;

/**
 * The one-coin model: each rater is right with a probability of their own, whatever the class, and
 * else chooses any of the other classes alike. Raters and classes are learned from each other by
 * expectation maximisation.
 *
 * <p>Guards: every class is as likely as another beforehand (a learned class prior collapses to one
 * class where agreement is low), and a rater is taken to be right by Beta(8, 3.5), .70 in the mean,
 * until votes say otherwise.
 *
 * <p>Tie rule: classes whose posteriors are equal to 1e-9 lead together, and {@link Fit#leader} is
 * -1; neither order decides.
 *
 * <p>Example: two of three raters without history say cat of two classes, one says dog: each is
 * right with .70 at first, so cat has .70^2 .30 / (.70^2 .30 + .30^2 .70) = .70.
 *
 * <p>Source: A. P. Dawid, A. M. Skene, "Maximum Likelihood Estimation of Observer Error-Rates Using
 * the EM Algorithm", Applied Statistics 28 (1979), with one parameter a rater as in Y. Zhang et
 * al., "Spectral Methods meet EM", JMLR 17 (2016), section 2.
 */
public final class OneCoin {
  /** What a rater is taken to have got right and wrong before the first vote. */
  public static final double PRIOR_RIGHT = 8;

  public static final double PRIOR_WRONG = 3.5;

  private static final int MOST_ITERATIONS = 200;
  private static final double STILL = 1e-7;
  private static final double EQUAL = 1e-9;

  private OneCoin() {}

  /**
   * What the votes amount to.
   *
   * @param posteriors by task and class, each task's summing to 1; alike where a task has no vote
   * @param skills by rater, the mean of the Beta of what each got right and wrong, 0 to 1
   * @param iterations until no posterior moved by 1e-7, 200 at most
   */
  public record Fit(double[][] posteriors, double[] skills, int iterations) {

    /** The class that leads a task, or -1 where several do. */
    public int leader(int task) {
      return OneCoin.leader(posteriors[task]);
    }
  }

  /** Learns skills and posteriors together. */
  public static Fit fit(VoteMatrix votes) {
    double[][] posteriors = new double[votes.tasks()][];
    for (int task = 0; task < votes.tasks(); task++) {
      posteriors[task] = shares(votes, task);
    }
    double[] skills = skills(votes, posteriors);
    for (int iteration = 1; ; iteration++) {
      double[] weights = weights(skills, votes.classes().size());
      double moved = 0;
      for (int task = 0; task < votes.tasks(); task++) {
        double[] before = posteriors[task];
        posteriors[task] = posterior(votes, task, weights);
        moved = Math.max(moved, distance(before, posteriors[task]));
      }
      skills = skills(votes, posteriors);
      if (moved < STILL || iteration == MOST_ITERATIONS) {
        return new Fit(posteriors, skills, iteration);
      }
    }
  }

  private static double[] shares(VoteMatrix votes, int task) {
    int given = votes.votes(task);
    return given == 0
        ? alike(votes.classes().size())
        : Arrays.stream(votes.counts(task)).mapToDouble(count -> (double) count / given).toArray();
  }

  private static double[] alike(int classes) {
    double[] alike = new double[classes];
    Arrays.fill(alike, 1.0 / classes);
    return alike;
  }

  private static double[] skills(VoteMatrix votes, double[][] posteriors) {
    double[] right = new double[votes.raters().size()];
    int[] given = new int[votes.raters().size()];
    for (int task = 0; task < votes.tasks(); task++) {
      int end = votes.first(task) + votes.votes(task);
      for (int place = votes.first(task); place < end; place++) {
        right[votes.rater(place)] += posteriors[task][votes.choice(place)];
        given[votes.rater(place)]++;
      }
    }
    double[] skills = new double[right.length];
    for (int rater = 0; rater < skills.length; rater++) {
      skills[rater] = skill(right[rater], given[rater] - right[rater]);
    }
    return skills;
  }

  /** The skill of a rater with so much right and wrong, which may be parts of votes. */
  public static double skill(double right, double wrong) {
    return (PRIOR_RIGHT + right) / (PRIOR_RIGHT + PRIOR_WRONG + right + wrong);
  }

  private static double[] posterior(VoteMatrix votes, int task, double[] weights) {
    double[] logs = new double[votes.classes().size()];
    int end = votes.first(task) + votes.votes(task);
    for (int place = votes.first(task); place < end; place++) {
      logs[votes.choice(place)] += weights[votes.rater(place)];
    }
    return normalised(logs);
  }

  /**
   * How likely each of so many classes is, given the class that each vote chose and the skill of
   * whoever gave it.
   */
  public static double[] posterior(int classes, int[] choices, double[] skills) {
    double[] logs = new double[classes];
    for (int vote = 0; vote < choices.length; vote++) {
      logs[choices[vote]] += weight(skills[vote], classes);
    }
    return normalised(logs);
  }

  /** How likely the likeliest class is. */
  public static double leading(double[] posterior) {
    return Arrays.stream(posterior).max().orElse(0);
  }

  private static double[] weights(double[] skills, int classes) {
    return Arrays.stream(skills).map(skill -> weight(skill, classes)).toArray();
  }

  /** By how much a vote of this skill raises the log-odds of its class over any other. */
  private static double weight(double skill, int classes) {
    return classes < 2 ? 0 : Math.log(skill) - Math.log((1 - skill) / (classes - 1));
  }

  /** Turns log weights into shares that sum to 1, in place. */
  private static double[] normalised(double[] logs) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      greatest = Math.max(greatest, log);
    }
    double sum = 0;
    for (int one = 0; one < logs.length; one++) {
      logs[one] = Math.exp(logs[one] - greatest);
      sum += logs[one];
    }
    for (int one = 0; one < logs.length; one++) {
      logs[one] /= sum;
    }
    return logs;
  }

  private static double distance(double[] one, double[] other) {
    double greatest = 0;
    for (int i = 0; i < one.length; i++) {
      greatest = Math.max(greatest, Math.abs(one[i] - other[i]));
    }
    return greatest;
  }

  private static int leader(double[] posterior) {
    int leader = 0;
    for (int i = 1; i < posterior.length; i++) {
      if (posterior[i] > posterior[leader]) {
        leader = i;
      }
    }
    double most = posterior[leader];
    return Arrays.stream(posterior).filter(each -> most - each <= EQUAL).count() > 1 ? -1 : leader;
  }
}
