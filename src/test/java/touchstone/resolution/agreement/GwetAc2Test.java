// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GwetAc2Test extends MeasureContract {

  @Override
  Measure measure() {
    return new GwetAc2();
  }

  @Override
  Answers kind() {
    return Answers.STEPS;
  }

  @Override
  List<String> answers() {
    return List.of("1", "2", "3");
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    double chance = 52.0 / 81;
    assertEquals((17.0 / 18 - chance) / (1 - chance), value("1 2 3", "1 2 3", "2 2 3"), 1e-12);
  }
}
