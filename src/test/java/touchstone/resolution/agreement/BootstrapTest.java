// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The interval holds the truth about as often as it says. */
class BootstrapTest {
  private static final int WORLDS = 1000;

  /** Items by three raters who are right in seven of ten cases and guess in the rest. */
  private static Ratings crowd(SplittableRandom random, int items) {
    Gathering gathering = new Gathering(Answers.STEPS);
    for (int item = 0; item < items; item++) {
      int truth = Math.min(2, random.nextInt(4));
      gathering.item(
          List.of(given("a", truth, random), given("b", truth, random), given("c", truth, random)),
          0);
    }
    return gathering.ratings();
  }

  private static Ratings.Given given(String rater, int truth, SplittableRandom random) {
    int value = random.nextInt(10) < 7 ? truth : random.nextInt(3);
    return new Ratings.Given(rater, String.valueOf(value + 1));
  }

  @Test
  void coversTheTruthIn93To97OfAHundredWorlds() {
    List<Measure> measures =
        List.of(
            new KrippendorffAlphaNominal(),
            new KrippendorffAlphaOrdinal(),
            new KrippendorffAlphaInterval(),
            new FleissKappa(),
            new CohenKappa(),
            new GwetAc1());
    List<Agreement> truth = Bootstrap.values(measures, crowd(new SplittableRandom(1), 400_000));
    int[] covered = new int[measures.size()];
    for (int world = 0; world < WORLDS; world++) {
      Ratings ratings = crowd(new SplittableRandom(1000 + world), 200);
      List<Agreement> found = Bootstrap.of(measures, ratings, world);
      for (int i = 0; i < covered.length; i++) {
        double is = truth.get(i).value();
        covered[i] += found.get(i).low() <= is && is <= found.get(i).high() ? 1 : 0;
      }
    }
    for (int i = 0; i < covered.length; i++) {
      double share = (double) covered[i] / WORLDS;
      System.out.printf(
          "%s: truth %.4f, covered in %.3f%n", measures.get(i).name(), truth.get(i).value(), share);
      assertTrue(share >= .93 && share <= .97, measures.get(i).name() + " " + share);
    }
  }

  @Test
  void measuresDrawnTogetherAreTheSameAsAlone() {
    Ratings ratings = crowd(new SplittableRandom(3), 50);
    List<Measure> measures = List.of(new PercentAgreement(), new KrippendorffAlphaNominal());
    List<Agreement> together = Bootstrap.of(measures, ratings, 9);
    for (int i = 0; i < measures.size(); i++) {
      assertEquals(measures.get(i).of(ratings, 9), together.get(i));
    }
  }
}
