// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class FlipRateTest {
  @Test
  void theWorkedExampleHolds() {
    FlipRate ten = FlipRate.of(10, 100);
    assertEquals(.1, ten.share(), 1e-12);
    assertEquals(.0552, ten.low(), 5e-5);
    assertEquals(.1744, ten.high(), 5e-5);
    assertNull(ten.bound());
  }

  @Test
  void noFlipsAreBounded() {
    assertEquals(.113, FlipRate.of(0, 25).bound(), 5e-4);
    assertEquals(.058, FlipRate.of(0, 50).bound(), 5e-4);
    assertEquals(.030, FlipRate.of(0, 100).bound(), 5e-4);
  }

  @Test
  void nothingMadeAgainSaysNothing() {
    assertEquals(new FlipRate(0, 0, null, null, null, null), FlipRate.of(0, 0));
  }
}
