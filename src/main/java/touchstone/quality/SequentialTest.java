// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A test of a rater that looks after each gold: it stops the rater as soon as so few are right that
 * a good rater would hardly ever have got there. It looks at the first golds only, once, so that
 * its error is that of the whole walk and not of one look.
 *
 * <p>Example: with four values a rater with 2 of the first 7 golds right is stopped; one who is
 * right with .8 is ever stopped in .0095 of cases, one who guesses in .957.
 *
 * <p>Source: A. Wald, "Sequential Tests of Statistical Hypotheses", Annals of Mathematical
 * Statistics 16 (1945), with the cuts of a group sequential test (S. J. Pocock, Biometrika 64,
 * 1977) found for the exact binomial walk instead of its normal approximation.
 *
 * @param cuts the cuts, by rising number of golds
 */
public record SequentialTest(List<Cut> cuts) {
  /** How often a good rater is right. */
  public static final double GOOD = .8;

  /**
   * The chance, over all golds, that a good rater is stopped, stays under this: a little under the
   * one in a hundred that is promised, so that a pool of thousands keeps the promise as well.
   */
  public static final double ERROR = .0097;

  private static final double STILL = 1e-9;

  private static final SequentialTest OF_TWO = search(25, 1.0 / 2);
  private static final SequentialTest OF_THREE = search(15, 1.0 / 3);
  private static final SequentialTest OF_FOUR = search(12, 1.0 / 4);

  public SequentialTest {
    cuts = List.copyOf(cuts);
  }

  /** Stop where at most so many of the first so many golds are right. */
  public record Cut(int right, int golds) {}

  /** The test for a question with so many values; four where they cannot be counted. */
  public static SequentialTest of(int values) {
    return values <= 2 ? OF_TWO : values == 3 ? OF_THREE : OF_FOUR;
  }

  /** After how many golds it has looked for the last time. */
  public int golds() {
    return cuts.isEmpty() ? 0 : cuts.get(cuts.size() - 1).golds();
  }

  /** The first cut that these golds fall under, in the order they were answered, or null. */
  public Cut stops(List<Boolean> right) {
    int seen = 0;
    int rightSoFar = 0;
    for (Cut cut : cuts) {
      if (right.size() < cut.golds()) {
        return null;
      }
      while (seen < cut.golds()) {
        rightSoFar += right.get(seen++) ? 1 : 0;
      }
      if (rightSoFar <= cut.right()) {
        return cut;
      }
    }
    return null;
  }

  /** The exact chance that a rater who is right with this chance is ever stopped. */
  public double stopped(double skill) {
    int[] most = new int[golds() + 1];
    Arrays.fill(most, -1);
    cuts.forEach(cut -> most[cut.golds()] = cut.right());
    return stopped(most, skill);
  }

  /** The walk: how likely each count of right golds is among those not stopped yet. */
  private static double stopped(int[] most, double skill) {
    double[] going = new double[most.length + 1];
    going[0] = 1;
    double stopped = 0;
    for (int gold = 1; gold < most.length; gold++) {
      for (int right = gold; right > 0; right--) {
        going[right] = going[right] * (1 - skill) + going[right - 1] * skill;
      }
      going[0] *= 1 - skill;
      for (int right = 0; right <= most[gold]; right++) {
        stopped += going[right];
        going[right] = 0;
      }
    }
    return stopped;
  }

  /**
   * The test for so many golds and a rater who guesses right with this chance: first the greatest
   * last cut, then, again and again, the earlier cut that finds the most guessers more, while the
   * error stays under {@link #ERROR}.
   */
  static SequentialTest search(int golds, double guess) {
    int[] most = new int[golds + 1];
    Arrays.fill(most, -1);
    while (error(most, golds, most[golds] + 1) < ERROR) {
      most[golds]++;
    }
    for (Step step = best(most, guess); step != null; step = best(most, guess)) {
      most[step.golds] = step.right;
    }
    List<Cut> cuts = new ArrayList<>();
    for (int gold = 1; gold <= golds; gold++) {
      if (most[gold] >= 0) {
        cuts.add(new Cut(most[gold], gold));
      }
    }
    return new SequentialTest(cuts);
  }

  private record Step(int golds, int right, double power) {}

  /** The further cut with the greatest power, the earliest of such; null where none has more. */
  private static Step best(int[] most, double guess) {
    Step best = new Step(0, 0, stopped(most, guess) + STILL);
    for (int gold = 1; gold < most.length - 1; gold++) {
      for (int right = most[gold] + 1; error(most, gold, right) < ERROR; right++) {
        double power = with(most, gold, right, guess);
        best = power > best.power ? new Step(gold, right, power) : best;
      }
    }
    return best.golds == 0 ? null : best;
  }

  private static double error(int[] most, int gold, int right) {
    return with(most, gold, right, GOOD);
  }

  private static double with(int[] most, int gold, int right, double skill) {
    int[] changed = most.clone();
    changed[gold] = right;
    return stopped(changed, skill);
  }
}
