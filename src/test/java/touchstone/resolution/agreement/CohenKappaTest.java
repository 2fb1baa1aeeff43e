// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CohenKappaTest extends MeasureContract {

  @Override
  Measure measure() {
    return new CohenKappa();
  }

  @Override
  Answers kind() {
    return Answers.CLASSES;
  }

  @Override
  List<String> answers() {
    return List.of("a", "b", "c");
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    Agreement agreement = measure().of(Observers.of(kind(), "a a b", "a a b", "a b b"));
    assertEquals(.6, agreement.value(), 1e-12);
    assertTrue(
        agreement.note().startsWith("mean over 3 pairs of raters, weighted by shared items"));
  }

  @Test
  void withoutNamesItIsNotSaid() {
    assertEquals(
        "not said: needs to know who said what",
        measure().of(Observers.unnamed(kind(), "a b", "a a")).note());
  }

  @Test
  void aUnanimousPairIsLeftOutInWords() {
    Agreement agreement = measure().of(Observers.of(kind(), "a a . .", "a a a b", ". . a b"));
    assertEquals(1, agreement.value());
    assertTrue(agreement.note().contains("1 of them without a value (unanimous) are left out"));
  }
}
