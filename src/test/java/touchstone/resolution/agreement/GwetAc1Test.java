// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GwetAc1Test extends MeasureContract {

  @Override
  Measure measure() {
    return new GwetAc1();
  }

  @Override
  Answers kind() {
    return Answers.CLASSES;
  }

  @Override
  List<String> answers() {
    return List.of("a", "b", "c");
  }

  @Override
  boolean saysUnanimity() {
    return false;
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    assertEquals(23.0 / 41, value("a a b", "a a b", "a b b"), 1e-12);
  }

  @Test
  void allTheSameIsOneWhereThereWasAChoice() {
    Agreement agreement = measure().of(Observers.of(kind(), List.of("a", "b"), "a a a", "a a a"));
    assertEquals(1, agreement.value());
    assertEquals("all say the same: chance is taken to be 0", agreement.note());
  }
}
