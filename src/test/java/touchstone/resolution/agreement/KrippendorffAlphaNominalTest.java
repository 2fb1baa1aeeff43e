// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.resolution.SharedData;

class KrippendorffAlphaNominalTest {
  private static final String UNANIMOUS =
      "undefined because unanimous: every pair has the same answer and there is only one value";

  private final Measure measure = new KrippendorffAlphaNominal();

  @Test
  void givesThePublishedFigureOfFourObserversWithMissingValues() {
    Agreement agreement =
        measure.of(
            Ratings.of(
                units(
                    "1 2 3 3 2 1 4 1 2 . . .",
                    "1 2 3 3 2 2 4 1 2 5 . 3",
                    ". 3 3 3 2 3 4 2 2 5 1 .",
                    "1 2 3 3 2 4 4 1 2 5 1 .")));
    assertEquals("krippendorff-alpha-nominal", agreement.name());
    assertEquals(.743, agreement.value(), .0005);
    assertEquals(11, agreement.n());
    assertTrue(agreement.low() < .743 && agreement.high() > .743);
  }

  @Test
  void threeRatersOnThreeItems() {
    assertEquals(.6, measure.of(Ratings.of(units("a a b", "a a b", "a b b"))).value(), 1e-12);
  }

  @Test
  void oneValueAloneIsUndefinedInWords() {
    assertEquals(
        new Agreement("krippendorff-alpha-nominal", null, null, null, 3, UNANIMOUS),
        measure.of(Ratings.of(units("a a a", "a a a"))));
  }

  @Test
  void aValueThatNobodyCouldAgreeWithDoesNotHideUnanimity() {
    assertEquals(UNANIMOUS, measure.of(Ratings.of(units("a a b", "a a ."))).note());
  }

  @Test
  void oneJudgementAnItemSaysNothing() {
    assertEquals(
        "needs an item with two judgements or more", measure.of(Ratings.of(units("a b c"))).note());
    assertNull(measure.of(Ratings.of(List.of())).value());
  }

  @Test
  void drawsWithoutAValueAreLeftOutInWords() {
    Agreement agreement = measure.of(Ratings.of(units("a a a b", "a a a b")));
    assertEquals(1, agreement.value());
    assertTrue(
        agreement.note().matches("the interval leaves out \\d+ of 500 draws: " + UNANIMOUS),
        agreement.note());
  }

  @Test
  void oneItemHasAValueButNoInterval() {
    Agreement agreement = measure.of(Ratings.of(units("a", "b", "b")));
    assertNotNull(agreement.value());
    assertNull(agreement.low());
    assertEquals("an interval needs two items or more", agreement.note());
  }

  @Test
  void contradictionIsBelowChance() {
    assertTrue(measure.of(Ratings.of(units("a b a b", "b a b a"))).value() < 0);
  }

  @Test
  void theOrderOfItemsAndRatersChangesNothing() {
    Random random = new Random(11);
    List<List<String>> units = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<String> unit = new ArrayList<>();
      for (int j = random.nextInt(6); j >= 0; j--) {
        unit.add("v" + random.nextInt(4));
      }
      units.add(unit);
    }
    Agreement expected = measure.of(Ratings.of(units));
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(units, random);
      units.forEach(unit -> Collections.shuffle(unit, random));
      assertEquals(expected, measure.of(Ratings.of(units)));
    }
  }

  @Test
  void anotherSeedMovesTheIntervalAndNotTheValue() {
    Ratings ratings = Ratings.of(units("a b a b c a b", "a b b b c c b", "a a a b c a c"));
    Agreement one = measure.of(ratings, 1);
    Agreement two = measure.of(ratings, 2);
    assertEquals(one.value(), two.value());
    assertNotEquals(List.of(one.low(), one.high()), List.of(two.low(), two.high()));
    assertEquals(one, measure.of(ratings, 1));
  }

  @Test
  void reachesTheFiguresOfBluebirds() {
    assertCrowd("bluebird", .126, .099, .148);
  }

  @Test
  void reachesTheFiguresOfTextualEntailment() {
    assertCrowd("rte", .241, .219, .261);
  }

  @Test
  void reachesTheFiguresOfMusicGenres() {
    assertCrowd("music", .301, .278, .320);
  }

  @Test
  void reachesTheFigureOfSafetyVotes() {
    Agreement agreement = print("dices-350", measure.of(Ratings.of(SharedData.dices())));
    assertEquals(.1609, agreement.value(), .00005);
    assertEquals(350, agreement.n());
  }

  /**
   * One run of 500 draws moves an end by some .0014 (one standard deviation), and the figures to
   * reach are such a run too: the mean over 20 seeds is compared, so that no seed is chosen to fit.
   */
  private void assertCrowd(String name, double value, double low, double high) {
    List<List<String>> units =
        SharedData.crowd(name).values().stream()
            .map(pairs -> pairs.stream().map(pair -> pair[1]).toList())
            .toList();
    Ratings ratings = Ratings.of(units);
    assertEquals(value, print(name, measure.of(ratings)).value(), .0005);
    double lows = 0;
    double highs = 0;
    for (int seed = 0; seed < 20; seed++) {
      Agreement agreement = measure.of(ratings, seed);
      lows += agreement.low() / 20;
      highs += agreement.high() / 20;
    }
    System.out.printf("ends over 20 seeds on %s: %.4f, %.4f%n", name, lows, highs);
    assertEquals(low, lows, .003);
    assertEquals(high, highs, .003);
  }

  private static Agreement print(String name, Agreement agreement) {
    System.out.printf(
        "alpha on %s: %.4f [%.4f, %.4f] of %d items%n",
        name, agreement.value(), agreement.low(), agreement.high(), agreement.n());
    return agreement;
  }

  /** Units from observers' rows of values, a full stop where one is missing. */
  private static List<List<String>> units(String... observers) {
    List<List<String>> units = new ArrayList<>();
    for (String observer : observers) {
      String[] values = observer.split(" ");
      for (int unit = 0; unit < values.length; unit++) {
        if (units.size() == unit) {
          units.add(new ArrayList<>());
        }
        if (!values[unit].equals(".")) {
          units.get(unit).add(values[unit]);
        }
      }
    }
    return units;
  }
}
