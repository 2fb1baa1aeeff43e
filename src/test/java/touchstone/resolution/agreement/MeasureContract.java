// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every measure of agreement. */
abstract class MeasureContract {

  abstract Measure measure();

  /** Answers of a kind that it fits. */
  abstract Answers kind();

  /** Some different answers. */
  abstract List<String> answers();

  /** Whether it has a value where all say the same. */
  boolean saysUnanimity() {
    return false;
  }

  private Ratings ratings(List<List<Ratings.Given>> items) {
    Gathering gathering = new Gathering(kind());
    items.forEach(item -> gathering.item(item, 100));
    return gathering.ratings();
  }

  private List<List<Ratings.Given>> random(Random random, int items, int raters) {
    List<List<Ratings.Given>> all = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      List<Ratings.Given> given = new ArrayList<>();
      String usual = answers().get(random.nextInt(answers().size()));
      for (int rater = 0; rater < raters; rater++) {
        if (random.nextInt(4) > 0) {
          given.add(
              new Ratings.Given(
                  "r" + rater,
                  random.nextInt(3) > 0 ? usual : answers().get(random.nextInt(answers().size()))));
        }
      }
      all.add(given);
    }
    return all;
  }

  @Test
  void theOrderOfItemsAndRatersChangesNoBit() {
    Random random = new Random(11);
    List<List<Ratings.Given>> items = random(random, 40, 6);
    Agreement expected = measure().of(ratings(items));
    assertNotNull(expected.value(), expected.note());
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(items, random);
      items.forEach(item -> Collections.shuffle(item, random));
      assertEquals(expected, measure().of(ratings(items)));
    }
  }

  @Test
  void theIntervalHoldsTheValueAndIsFinite() {
    Agreement agreement = measure().of(ratings(random(new Random(5), 80, 5)));
    assertTrue(
        agreement.low() <= agreement.value() && agreement.value() <= agreement.high(),
        agreement.toString());
    assertTrue(agreement.value() <= 1 && agreement.low() >= -1);
  }

  @Test
  void nobodyAtAllSaysNothing() {
    Agreement agreement = measure().of(ratings(List.of()));
    assertEquals(Agreement.none(measure().name(), 0, Bootstrap.NO_PAIR), agreement);
  }

  @Test
  void oneRaterSaysNothing() {
    List<List<Ratings.Given>> items = new ArrayList<>();
    answers().forEach(answer -> items.add(List.of(new Ratings.Given("r", answer))));
    assertEquals(
        Agreement.none(measure().name(), 0, Bootstrap.NO_PAIR), measure().of(ratings(items)));
  }

  @Test
  void oneAnswerOfAllIsSaidInWordsOrIsOne() {
    String answer = answers().get(0);
    List<Ratings.Given> item =
        List.of(new Ratings.Given("r1", answer), new Ratings.Given("r2", answer));
    Agreement agreement = measure().of(ratings(List.of(item, item, item)));
    if (saysUnanimity()) {
      assertEquals(1, agreement.value());
    } else {
      assertNull(agreement.value());
      assertNull(agreement.low());
      assertTrue(agreement.note().startsWith("undefined"), agreement.note());
    }
  }

  @Test
  void oneItemHasNoInterval() {
    Agreement agreement =
        measure()
            .of(
                ratings(
                    List.of(
                        List.of(
                            new Ratings.Given("r1", answers().get(0)),
                            new Ratings.Given("r2", answers().get(1))))));
    assertNotNull(agreement.value(), agreement.note());
    assertNull(agreement.low());
    assertTrue(agreement.note().contains("an interval needs two items or more"));
  }

  @Test
  void whatIsNoSuchAnswerIsNeverASilentNumber() {
    for (String odd : List.of("\"what\"", "NaN", "Infinity", "1e999")) {
      if (kind().numeric()) {
        Agreement agreement = measure().of(Observers.of(kind(), "1 " + odd + " 2", "1 2 2"));
        boolean byText = measure().fits(Answers.WORDS) || measure().fits(Answers.CLASSES);
        assertTrue(
            byText || agreement.value() == null && agreement.note().startsWith("not said"),
            agreement.toString());
      }
    }
  }

  @Test
  void itFitsItsKind() {
    assertTrue(measure().fits(kind()));
    assertFalse(measure().name().isBlank());
  }
}
