// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KrippendorffAlphaIntervalTest extends MeasureContract {

  @Override
  Measure measure() {
    return new KrippendorffAlphaInterval();
  }

  @Override
  Answers kind() {
    return Answers.NUMBERS;
  }

  @Override
  List<String> answers() {
    return List.of("1", "2", "3", "10");
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    assertEquals(.6, value("1 1 3", "1 1 3", "1 3 3"), 1e-12);
  }

  @Test
  void farFromZeroNothingIsLost() {
    assertEquals(
        .6,
        value(
            "1000000000001 1000000000001 1000000000003",
            "1000000000001 1000000000001 1000000000003",
            "1000000000001 1000000000003 1000000000003"),
        1e-9);
  }

  @Test
  void theLargestNumbersThereAreStayFinite() {
    assertEquals(
        .6,
        value("-1.7e308 -1.7e308 1.7e308", "-1.7e308 -1.7e308 1.7e308", "-1.7e308 1.7e308 1.7e308"),
        1e-12);
  }

  @Test
  void daysAreCountedAsDays() {
    assertEquals(
        .6,
        measure()
            .of(
                Observers.of(
                    Answers.DAYS,
                    "\"2026-01-31\" \"2026-01-31\" \"2026-02-02\"",
                    "\"2026-01-31\" \"2026-01-31\" \"2026-02-02\"",
                    "\"2026-01-31\" \"2026-02-02\" \"2026-02-02\""))
            .value(),
        1e-12);
  }
}
