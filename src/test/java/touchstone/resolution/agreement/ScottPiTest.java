// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScottPiTest extends MeasureContract {

  @Override
  Measure measure() {
    return new ScottPi();
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
    assertEquals(5.0 / 9, value("a a b", "a a b", "a b b"), 1e-12);
  }
}
