// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** The bound of a sample is that of the books. */
class FlipBoundTest {
  @Test
  void withoutAFlipItIsTheRootOfTheDoubt() {
    assertEquals(.1129, FlipBound.of(0, 25), 1e-4);
    assertEquals(.0582, FlipBound.of(0, 50), 1e-4);
    assertEquals(.0295, FlipBound.of(0, 100), 1e-4);
    assertEquals(1 - Math.pow(.05, 1 / 50.0), FlipBound.of(0, 50), 1e-12);
  }

  /** The 0.95 quantiles of Beta(k + 1, n - k), as scipy.stats.beta.ppf gives them. */
  @Test
  void withFlipsItIsThatOfClopperAndPearson() {
    assertEquals(.0914, FlipBound.of(1, 50), 1e-4);
    assertEquals(.6066, FlipBound.of(3, 10), 1e-4);
    assertEquals(.9998, FlipBound.of(4_999, 5_000), 1e-3);
    assertEquals(1, FlipBound.of(7, 7));
    assertNull(FlipBound.of(0, 0));
  }
}
