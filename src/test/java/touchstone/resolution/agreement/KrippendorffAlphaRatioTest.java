// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class KrippendorffAlphaRatioTest extends MeasureContract {

  @Override
  Measure measure() {
    return new KrippendorffAlphaRatio();
  }

  @Override
  Answers kind() {
    return Answers.NUMBERS;
  }

  @Override
  List<String> answers() {
    return List.of("0", "1", "2", "10");
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    assertEquals(.6, value("1 1 3", "1 1 3", "1 3 3"), 1e-12);
  }

  @Test
  void numbersBelowZeroAreRefusedInWords() {
    assertEquals(
        "not said: ratios need numbers of zero or more",
        measure().of(Observers.of(kind(), "-1 2", "1 2")).note());
  }

  @Test
  void ofThousandsOfNumbersThereIsNoInterval() {
    Gathering gathering = new Gathering(kind());
    for (int item = 0; item < 4000; item++) {
      gathering.item(
          List.of(new Ratings.Given("a", "" + item), new Ratings.Given("b", "" + item % 3999)), 0);
    }
    Agreement agreement = measure().of(gathering.ratings());
    assertEquals(Bootstrap.TOO_LONG, agreement.note());
    assertNotNull(agreement.value());
  }
}
