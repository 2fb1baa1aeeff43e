// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KrippendorffAlphaOrdinalTest extends MeasureContract {

  @Override
  Measure measure() {
    return new KrippendorffAlphaOrdinal();
  }

  @Override
  Answers kind() {
    return Answers.STEPS;
  }

  @Override
  List<String> answers() {
    return List.of("1", "2", "3", "5");
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    assertEquals(1 - 144.0 / 945, value("1 2 5", "1 2 5", "2 2 5"), 1e-12);
  }

  @Test
  void onlyTheOrderOfValuesMatters() {
    assertEquals(value("1 2 3 1", "1 3 3 2"), value("1 70 900 1", "1 900 900 70"), 1e-12);
  }

  @Test
  void theSameNumberWrittenTwiceIsOneRank() {
    assertEquals(value("1 2 3 1", "1 3 3 2"), value("1 2 3 1.0", "1.0 3 3.00 2"), 1e-12);
  }
}
