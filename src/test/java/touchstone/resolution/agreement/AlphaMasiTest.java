// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlphaMasiTest extends MeasureContract {

  @Override
  Measure measure() {
    return new AlphaMasi();
  }

  @Override
  Answers kind() {
    return Answers.SETS;
  }

  @Override
  List<String> answers() {
    return List.of("[\"a\"]", "[\"b\"]", "[\"a\",\"b\"]", "[]");
  }

  private double value(String... observers) {
    return measure().of(Observers.of(kind(), observers)).value();
  }

  @Test
  void threeRatersOnThreeItems() {
    String a = "[\"a\"]";
    String b = "[\"b\"]";
    String both = "[\"a\",\"b\"]";
    assertEquals(
        1 - 8 * (4.0 / 3) / (2 * (15 + 10.0 / 3 + 2)),
        value(a + " " + a + " " + b, a + " " + a + " " + b, a + " " + both + " " + b),
        1e-12);
  }

  @Test
  void thePaperWeighsSetsThatMeetByAThird() {
    assertEquals(1 - 1.0 / 3 * 1 / 3, AlphaMasi.apart(Set.of("a", "b"), Set.of("b", "c")), 1e-12);
    assertEquals(1, AlphaMasi.apart(Set.of(), Set.of("a")), 1e-12);
    assertEquals(0, AlphaMasi.apart(Set.of(), Set.of()), 1e-12);
  }
}
