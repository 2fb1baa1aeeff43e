// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Pools with planted guessers: a fifth of 5,000 raters answers at random, the others are right with
 * .8. Twenty seeds a pool; each figure is of all of them together.
 */
class PlantedSpammersTest {
  private static final int SEEDS = 20;
  private static final int RATERS = 5000;
  private static final int SPAMMERS = 1000;

  /** What became of a pool. */
  private record Found(double spammers, double good, double golds) {}

  @Test
  void ofFourValuesNineteenInTwentyAreFoundByTwelveGolds() {
    Found found = pools(4, 12);
    assertTrue(found.spammers >= .95, "spammers found: " + found.spammers);
    assertTrue(found.good <= .01, "good raters paused: " + found.good);
  }

  @Test
  void ofTwoValuesFourInFiveAreFoundByTwentyFive() {
    Found found = pools(2, 25);
    assertTrue(found.spammers >= .80, "spammers found: " + found.spammers);
    assertTrue(found.good <= .01, "good raters paused: " + found.good);
  }

  @Test
  void ofThreeValuesNineInTenAreFoundByFifteen() {
    Found found = pools(3, 15);
    assertTrue(found.spammers >= .90, "spammers found: " + found.spammers);
    assertTrue(found.good <= .01, "good raters paused: " + found.good);
  }

  private static Found pools(int values, int golds) {
    SequentialTest test = SequentialTest.of(values);
    int spammers = 0;
    int good = 0;
    int goldsNeeded = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      for (int rater = 0; rater < RATERS; rater++) {
        boolean spams = rater < SPAMMERS;
        SequentialTest.Cut cut = test.stops(answers(random, values, golds, spams));
        if (cut != null) {
          spammers += spams ? 1 : 0;
          good += spams ? 0 : 1;
          goldsNeeded += spams ? cut.golds() : 0;
        }
      }
    }
    Found found =
        new Found(
            (double) spammers / (SEEDS * SPAMMERS),
            (double) good / (SEEDS * (RATERS - SPAMMERS)),
            (double) goldsNeeded / spammers);
    System.out.printf(
        "%d values, %d golds, %d pools of %d: spammers found %.4f after %.1f golds in the mean,"
            + " good raters paused %.4f; by the exact walk %.4f and %.4f%n",
        values,
        golds,
        SEEDS,
        RATERS,
        found.spammers,
        found.golds,
        found.good,
        test.stopped(1.0 / values),
        test.stopped(SequentialTest.GOOD));
    return found;
  }

  /** Whether each gold's value, drawn anew, was named by the rater. */
  private static List<Boolean> answers(Random random, int values, int golds, boolean spams) {
    List<Boolean> right = new ArrayList<>();
    for (int gold = 0; gold < golds; gold++) {
      int truth = random.nextInt(values);
      int wrong = (truth + 1 + random.nextInt(values - 1)) % values;
      int answer = spams ? random.nextInt(values) : random.nextDouble() < .8 ? truth : wrong;
      right.add(answer == truth);
    }
    return right;
  }
}
