// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores of things that were compared in pairs: one of score s beats one of score t with e^s / (e^s
 * + e^t). Every thing is taken to have won and lost half a comparison against a thing of score 0
 * beforehand, so that one that always wins does not score without end. The scores' mean is 0.
 *
 * <p>The noisy variant takes each rater to choose by lot with a chance of their own, learned along.
 *
 * <p>Tie rule: a tie is half a win for both; equal scores are equal, and listed by name.
 *
 * <p>Example: Ada, Bo and Cy prefer a to b twice and b to a once: by symmetry the score of a is s,
 * of b -s; with s = .293 the prior and the wins balance, and a beats b with 1 / (1 + e^-.586) =
 * .64.
 *
 * <p>Source: R. A. Bradley, M. E. Terry, "Rank Analysis of Incomplete Block Designs", Biometrika 39
 * (1952); the steps of D. R. Hunter, "MM Algorithms for Generalized Bradley-Terry Models", Annals
 * of Statistics 32 (2004); the noise of X. Chen et al., "Pairwise Ranking Aggregation in a
 * Crowdsourced Setting", WSDM 2013, here with random choice.
 */
public final class BradleyTerry {
  private static final int MOST_ITERATIONS = 2000;
  private static final double STILL = 1e-10;
  private static final double PRIOR = .5;

  private BradleyTerry() {}

  /**
   * One comparison.
   *
   * @param won how much of it the left thing won: 1, 0, or .5 for a tie
   */
  public record Comparison(String rater, String left, String right, double won) {}

  /** A thing's score; its comparisons, and how many it won, ties by half. */
  public record Score(String thing, double score, int comparisons, double won) {}

  /** The scores, the greatest first, equal ones by name; empty where nothing was compared. */
  public static List<Score> of(List<Comparison> comparisons, boolean noisy) {
    List<Comparison> sorted =
        comparisons.stream()
            .filter(each -> !each.left().equals(each.right()))
            .sorted(
                Comparator.comparing(Comparison::left)
                    .thenComparing(Comparison::right)
                    .thenComparing(Comparison::rater)
                    .thenComparingDouble(Comparison::won))
            .toList();
    Map<String, Integer> things = new TreeMap<>();
    Map<String, Integer> raters = new TreeMap<>();
    sorted.forEach(
        each -> {
          things.put(each.left(), 0);
          things.put(each.right(), 0);
          raters.put(each.rater(), 0);
        });
    number(things);
    number(raters);
    double[] weights = new double[sorted.size()];
    Arrays.fill(weights, 1);
    double[] strength = strengths(sorted, things, weights);
    for (int round = 0; noisy && round < 20; round++) {
      weigh(sorted, things, raters, strength, weights);
      strength = strengths(sorted, things, weights);
    }
    return scores(sorted, things, strength);
  }

  private static void number(Map<String, Integer> names) {
    int next = 0;
    for (Map.Entry<String, Integer> each : names.entrySet()) {
      each.setValue(next++);
    }
  }

  /** e^score by thing, by minorisation and maximisation, with the prior's virtual thing of 1. */
  private static double[] strengths(
      List<Comparison> comparisons, Map<String, Integer> things, double[] weights) {
    double[] wins = new double[things.size()];
    Arrays.fill(wins, PRIOR);
    for (int i = 0; i < weights.length; i++) {
      Comparison each = comparisons.get(i);
      wins[things.get(each.left())] += weights[i] * each.won();
      wins[things.get(each.right())] += weights[i] * (1 - each.won());
    }
    double[] strength = new double[things.size()];
    Arrays.fill(strength, 1);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] against = new double[strength.length];
      for (int i = 0; i < strength.length; i++) {
        against[i] = 2 * PRIOR / (strength[i] + 1);
      }
      for (int i = 0; i < weights.length; i++) {
        int left = things.get(comparisons.get(i).left());
        int right = things.get(comparisons.get(i).right());
        double part = weights[i] / (strength[left] + strength[right]);
        against[left] += part;
        against[right] += part;
      }
      double moved = 0;
      for (int i = 0; i < strength.length; i++) {
        double now = wins[i] / against[i];
        moved = Math.max(moved, Math.abs(Math.log(now / strength[i])));
        strength[i] = now;
      }
      if (moved < STILL) {
        break;
      }
    }
    return strength;
  }

  /** What each comparison weighs: how likely its rater looked, and did not choose by lot. */
  private static void weigh(
      List<Comparison> comparisons,
      Map<String, Integer> things,
      Map<String, Integer> raters,
      double[] strength,
      double[] weights) {
    double[] looked = new double[raters.size()];
    double[] given = new double[raters.size()];
    Arrays.fill(looked, 8);
    Arrays.fill(given, 10);
    for (int i = 0; i < weights.length; i++) {
      int rater = raters.get(comparisons.get(i).rater());
      looked[rater] += weights[i];
      given[rater]++;
    }
    for (int i = 0; i < weights.length; i++) {
      Comparison each = comparisons.get(i);
      double left = strength[things.get(each.left())];
      double right = strength[things.get(each.right())];
      double expected = left / (left + right);
      double likely = Math.pow(expected, each.won()) * Math.pow(1 - expected, 1 - each.won());
      double looks = looked[raters.get(each.rater())] / given[raters.get(each.rater())];
      weights[i] = looks * likely / (looks * likely + (1 - looks) * .5);
    }
  }

  private static List<Score> scores(
      List<Comparison> comparisons, Map<String, Integer> things, double[] strength) {
    double mean = Arrays.stream(strength).map(Math::log).average().orElse(0);
    int[] compared = new int[strength.length];
    double[] won = new double[strength.length];
    for (Comparison each : comparisons) {
      compared[things.get(each.left())]++;
      compared[things.get(each.right())]++;
      won[things.get(each.left())] += each.won();
      won[things.get(each.right())] += 1 - each.won();
    }
    List<Score> scores = new ArrayList<>();
    things.forEach(
        (thing, place) ->
            scores.add(
                new Score(thing, Math.log(strength[place]) - mean, compared[place], won[place])));
    scores.sort(Comparator.comparingDouble(Score::score).reversed().thenComparing(Score::thing));
    return scores;
  }
}
