// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InformationAgeTest {
  private static InformationAge.Arrival arrival(long made, long arrived) {
    return new InformationAge.Arrival(Instant.ofEpochSecond(made), Instant.ofEpochSecond(arrived));
  }

  @Test
  void theWorkedExampleHolds() {
    List<Double> peaks =
        InformationAge.peaks(
            List.of(arrival(20, 30), arrival(0, 3), arrival(5, 15), arrival(10, 14)));
    assertEquals(List.of(14.0, 20.0), peaks);
    assertEquals(17, InformationAge.mean(peaks));
    assertEquals(20, InformationAge.quantile(peaks, .95));
    assertEquals(14, InformationAge.quantile(peaks, .5));
  }

  @Test
  void nothingHeardHasNoAge() {
    assertEquals(List.of(), InformationAge.peaks(List.of(arrival(1, 2))));
    assertNull(InformationAge.mean(List.of()));
    assertNull(InformationAge.quantile(List.of(), .5));
  }
}
