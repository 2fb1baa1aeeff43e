// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedKappaTest extends MeasureContract {

  @Override
  Measure measure() {
    return new WeightedKappa();
  }

  @Override
  Answers kind() {
    return Answers.STEPS;
  }

  @Override
  List<String> answers() {
    return List.of("1", "2", "3", "4");
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    assertEquals(.6, value("1 1 3", "1 1 3", "1 3 3"), 1e-12);
  }
}
