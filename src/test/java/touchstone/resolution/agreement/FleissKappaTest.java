// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FleissKappaTest extends MeasureContract {

  @Override
  Measure measure() {
    return new FleissKappa();
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
    assertEquals(22.0 / 40, value("a a b", "a a b", "a b b"), 1e-12);
  }

  @Test
  void unequalNumbersAreTheWiderFormAndSaidToBe() {
    Agreement agreement = measure().of(Observers.of(kind(), "a a b", "a a b", "a b ."));
    double chance = (5.0 / 9) * (5.0 / 9) + (4.0 / 9) * (4.0 / 9);
    assertEquals((7.0 / 9 - chance) / (1 - chance), agreement.value(), 1e-12);
    assertTrue(
        agreement.note().startsWith("the wider form for unequal numbers: items have 2 to 3"));
  }
}
