// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.resolution.SharedData;

/** Figures that papers and public data give, to four decimals. */
class PublishedExamplesTest {
  private static final double FOUR = .00005;

  /** Krippendorff 2011, section C: four observers, twelve units, values missing. */
  private static Ratings reliabilityData(Answers kind) {
    return Observers.of(
        kind,
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .");
  }

  @Test
  void krippendorffsReliabilityData() {
    Ratings ratings = reliabilityData(Answers.NUMBERS);
    assertEquals(.7434, new KrippendorffAlphaNominal().of(ratings).value(), FOUR);
    assertEquals(.8154, new KrippendorffAlphaOrdinal().of(ratings).value(), FOUR);
    assertEquals(.8491, new KrippendorffAlphaInterval().of(ratings).value(), FOUR);
    assertEquals(.7974, new KrippendorffAlphaRatio().of(ratings).value(), FOUR);
  }

  /**
   * Fleiss 1971: ten subjects by fourteen raters into five diagnoses (the table often reprinted).
   */
  @Test
  void fleissTable() {
    int[][] table = {
      {0, 0, 0, 0, 14},
      {0, 2, 6, 4, 2},
      {0, 0, 3, 5, 6},
      {0, 3, 9, 2, 0},
      {2, 2, 8, 1, 1},
      {7, 7, 0, 0, 0},
      {3, 2, 6, 3, 0},
      {2, 5, 3, 2, 2},
      {6, 5, 2, 1, 0},
      {0, 2, 2, 3, 7}
    };
    List<List<String>> units = new ArrayList<>();
    for (int[] row : table) {
      List<String> unit = new ArrayList<>();
      for (int value = 0; value < row.length; value++) {
        for (int i = 0; i < row[value]; i++) {
          unit.add("v" + value);
        }
      }
      units.add(unit);
    }
    Agreement kappa = new FleissKappa().of(Ratings.of(units));
    assertEquals(.2099, kappa.value(), FOUR);
    assertEquals(null, kappa.note());
  }

  /** The grants of two reviewers: 20 and 15 alike, 5 and 10 apart. */
  @Test
  void cohensTwo() {
    assertEquals(.4000, new CohenKappa().of(table(new int[][] {{20, 5}, {10, 15}})).value(), FOUR);
  }

  /** Three abstractors' charts in K. L. Gwet's handbook: AC1 .84933, kappa .79641, pi .79624. */
  @Test
  void gwetsAbstractors() {
    Ratings ratings = table(new int[][] {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});
    assertEquals(.8493, new GwetAc1().of(ratings).value(), FOUR);
    assertEquals(.7964, new CohenKappa().of(ratings).value(), FOUR);
    assertEquals(.7962, new ScottPi().of(ratings).value(), FOUR);
  }

  /** How often two raters gave each pair of values. */
  private static Ratings table(int[][] counts) {
    Gathering gathering = new Gathering(Answers.CLASSES);
    for (int one = 0; one < counts.length; one++) {
      for (int other = 0; other < counts.length; other++) {
        for (int i = 0; i < counts[one][other]; i++) {
          gathering.item(
              List.of(new Ratings.Given("a", "v" + one), new Ratings.Given("b", "v" + other)), 0);
        }
      }
    }
    return gathering.ratings();
  }

  @Test
  void safetyVotesOfDices() {
    assertDices(
        .1609, new KrippendorffAlphaNominal(), Map.of("No", "0", "Unsure", "1", "Yes", "2"));
    assertDices(
        .1910, new KrippendorffAlphaOrdinal(), Map.of("No", "0", "Unsure", "1", "Yes", "2"));
    assertDices(
        .1920, new KrippendorffAlphaInterval(), Map.of("No", "0", "Unsure", "1", "Yes", "2"));
    assertDices(
        .1801, new KrippendorffAlphaNominal(), Map.of("No", "0", "Unsure", "0", "Yes", "1"));
  }

  private static void assertDices(double expected, Measure measure, Map<String, String> numbers) {
    List<List<String>> units =
        SharedData.dices().stream()
            .map(votes -> votes.stream().filter(v -> v != null).map(numbers::get).toList())
            .toList();
    Agreement agreement = measure.of(Ratings.of(Answers.STEPS, units));
    System.out.printf("dices-350, %s: %s%n", measure.name(), agreement);
    assertEquals(expected, agreement.value(), FOUR);
    assertTrue(agreement.low() < expected && expected < agreement.high());
  }

  @Test
  void tenThousandClassesAreAnsweredInTime() {
    Gathering gathering = new Gathering(Answers.STEPS);
    for (int item = 0; item < 10_000; item++) {
      int other = item % 10 == 0 ? (item * 7 + 1) % 10_000 : item;
      gathering.item(
          List.of(
              new Ratings.Given("a", String.valueOf(item)),
              new Ratings.Given("b", String.valueOf(other))),
          0);
    }
    Ratings ratings = gathering.ratings();
    long begun = System.nanoTime();
    for (Measure measure :
        List.of(
            new KrippendorffAlphaNominal(),
            new KrippendorffAlphaOrdinal(),
            new KrippendorffAlphaInterval(),
            new FleissKappa(),
            new CohenKappa(),
            new GwetAc1(),
            new GwetAc2())) {
      assertTrue(measure.of(ratings).value() > .5, measure.name());
    }
    assertEquals(
        "not said: more than 5,000 different answers",
        new KrippendorffAlphaRatio().of(ratings).note());
    assertTrue(System.nanoTime() - begun < 20e9);
  }
}
