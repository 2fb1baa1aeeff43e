// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/**
 * The one-coin model: each rater is right with a probability of their own, whatever the class, and
 * else chooses any of the other classes alike. Raters and classes are learned from each other by
 * expectation maximisation.
 *
 * <p>Guards: the class prior is never learned along (it would collapse to one class where agreement
 * is low): it is what the majority says of all tasks, or all classes alike. A rater is taken to be
 * right by a Beta distribution until votes say otherwise. Learning stops once a round raises the
 * log-likelihood of a task by less than the least gain, or moves no posterior by 1e-7.
 *
 * <p>Tie rule: classes whose posteriors are equal to 1e-9 lead together; neither order decides.
 *
 * <p>Example: two of three raters without history say cat of two classes, one says dog, classes
 * being alike: each is right with .70 at first, so cat has .70^2 .30 / (.70^2 .30 + .30^2 .70) =
 * .70.
 *
 * <p>Source: A. P. Dawid, A. M. Skene, "Maximum Likelihood Estimation of Observer Error-Rates Using
 * the EM Algorithm", Applied Statistics 28 (1979), with one parameter a rater as in Y. Zhang et
 * al., "Spectral Methods meet EM", JMLR 17 (2016), section 2.
 */
@Singleton
public final class OneCoin implements Learner {
  /** What a rater of unknown skill is taken to have got right and wrong before the first vote. */
  public static final double PRIOR_RIGHT = 8;

  public static final double PRIOR_WRONG = 3.5;

  private static final int MOST_ITERATIONS = 200;
  private static final double STILL = 1e-7;
  private static final double LEAST_GAIN = 1e-4;

  private final double right;
  private final double wrong;
  private final boolean alike;
  private final double leastGain;

  /** The method as it is offered: a weak prior on raters, the majority's prior on classes. */
  public OneCoin() {
    this(1, .5, false, LEAST_GAIN);
  }

  private OneCoin(double right, double wrong, boolean alike, double leastGain) {
    this.right = right;
    this.wrong = wrong;
    this.alike = alike;
    this.leastGain = leastGain;
  }

  /** For decisions on single tasks: raters are right by Beta(8, 3.5), .70 in the mean. */
  public static OneCoin cautious() {
    return new OneCoin(PRIOR_RIGHT, PRIOR_WRONG, false, LEAST_GAIN);
  }

  /** The same with all classes alike beforehand, learned until nothing moves. */
  public static OneCoin impartial() {
    return new OneCoin(PRIOR_RIGHT, PRIOR_WRONG, true, Double.NEGATIVE_INFINITY);
  }

  @Override
  public String name() {
    return "one-coin";
  }

  @Override
  public Fit fit(VoteMatrix votes) {
    int classes = votes.classes().size();
    double[] prior = alike ? new double[classes] : Votes.logMajorityPrior(votes);
    double[] posteriors = Votes.shares(votes);
    int raters = votes.raters().size();
    double[] given = new double[raters];
    double[] got = new double[raters];
    count(votes, posteriors, given, got);
    double[] skills = skills(given, got);
    double before = Double.NEGATIVE_INFINITY;
    for (int iteration = 1; ; iteration++) {
      double[] weights = weights(skills, classes);
      double[] misses = misses(skills, classes);
      Arrays.fill(got, 0);
      double[] logs = new double[classes];
      double moved = 0;
      double likelihood = 0;
      for (int task = 0; task < votes.tasks(); task++) {
        System.arraycopy(prior, 0, logs, 0, classes);
        int first = votes.first(task);
        int end = first + votes.votes(task);
        for (int place = first; place < end; place++) {
          double weight = votes.weight(place);
          logs[votes.choice(place)] += weight * weights[votes.rater(place)];
          likelihood += weight * misses[votes.rater(place)];
        }
        likelihood += LogSpace.normalise(logs);
        for (int one = 0, at = task * classes; one < classes; one++, at++) {
          moved = Math.max(moved, Math.abs(posteriors[at] - logs[one]));
          posteriors[at] = logs[one];
        }
        for (int place = first; place < end; place++) {
          got[votes.rater(place)] += votes.weight(place) * logs[votes.choice(place)];
        }
      }
      likelihood /= Math.max(1, votes.tasks());
      if (moved < STILL || likelihood - before < leastGain || iteration == MOST_ITERATIONS) {
        return new Coins(skills, skill(right, wrong, 0, 0), prior, iteration);
      }
      skills = skills(given, got);
      before = likelihood;
    }
  }

  private static void count(VoteMatrix votes, double[] posteriors, double[] given, double[] got) {
    int classes = votes.classes().size();
    for (int task = 0; task < votes.tasks(); task++) {
      int end = votes.first(task) + votes.votes(task);
      for (int place = votes.first(task); place < end; place++) {
        double weight = votes.weight(place);
        given[votes.rater(place)] += weight;
        got[votes.rater(place)] += weight * posteriors[task * classes + votes.choice(place)];
      }
    }
  }

  private double[] skills(double[] given, double[] got) {
    double[] skills = new double[given.length];
    for (int rater = 0; rater < skills.length; rater++) {
      skills[rater] = skill(right, wrong, got[rater], given[rater] - got[rater]);
    }
    return skills;
  }

  private static double skill(double priorRight, double priorWrong, double got, double missed) {
    return (priorRight + got) / (priorRight + priorWrong + got + missed);
  }

  /** The skill by Beta(8, 3.5) of a rater with so much right and wrong, which may be parts. */
  public static double skill(double right, double wrong) {
    return skill(PRIOR_RIGHT, PRIOR_WRONG, right, wrong);
  }

  /**
   * How likely each of so many classes is, all alike beforehand, given the class that each vote
   * chose and the skill of whoever gave it.
   */
  public static double[] posterior(int classes, int[] choices, double[] skills) {
    double[] logs = new double[classes];
    for (int vote = 0; vote < choices.length; vote++) {
      logs[choices[vote]] += weight(skills[vote], classes);
    }
    LogSpace.normalise(logs);
    return logs;
  }

  /** How likely the likeliest class is. */
  public static double leading(double[] posterior) {
    return Arrays.stream(posterior).max().orElse(0);
  }

  private static double[] weights(double[] skills, int classes) {
    return Arrays.stream(skills).map(skill -> weight(skill, classes)).toArray();
  }

  /** By how much a vote of this skill raises the log-odds of its class over any other. */
  static double weight(double skill, int classes) {
    return classes < 2 ? 0 : Math.log(skill) - miss(skill, classes);
  }

  private static double[] misses(double[] skills, int classes) {
    return Arrays.stream(skills).map(skill -> miss(skill, classes)).toArray();
  }

  /** The log-probability of choosing one certain wrong class. */
  private static double miss(double skill, int classes) {
    return Math.log((1 - skill) / Math.max(1, classes - 1));
  }

  /** What the one-coin model learned: a skill a rater. */
  private record Coins(double[] skills, double stranger, double[] logPrior, int iterations)
      implements Fit {

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      if (choices.length == 0) {
        return LogSpace.alike(logPrior.length);
      }
      double[] logs = logPrior.clone();
      for (int vote = 0; vote < choices.length; vote++) {
        double skill = raters[vote] < 0 ? stranger : skills[raters[vote]];
        logs[choices[vote]] += weights[vote] * weight(skill, logs.length);
      }
      LogSpace.normalise(logs);
      return logs;
    }
  }
}
