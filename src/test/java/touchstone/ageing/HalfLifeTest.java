// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfLifeTest {
  private static List<HalfLife.Seen> seen(int changed, int same, double age) {
    List<HalfLife.Seen> seen = new ArrayList<>();
    for (int i = 0; i < changed + same; i++) {
      seen.add(new HalfLife.Seen(age, i < changed));
    }
    return seen;
  }

  @Test
  void theWorkedExampleHolds() {
    assertEquals(100, HalfLife.of(seen(50, 50, 100), 100, 1), 1e-4);
    assertEquals(101.9, HalfLife.of(seen(50, 50, 100), 250, 1), .05);
    assertEquals(250, HalfLife.of(List.of(), 250, 1), 1e-4);
    assertEquals(.5, HalfLife.changed(30, 30), 1e-12);
    assertEquals(.75, HalfLife.changed(60, 30), 1e-12);
    assertEquals(0, HalfLife.changed(-5, 30), 0);
  }

  @Test
  void allOrNoneChangedLeavesAFiniteHalfLife() {
    double none = HalfLife.of(seen(0, 40, 100), 100, 1);
    double all = HalfLife.of(seen(40, 0, 100), 100, 1);
    assertTrue(none > 300 && none < 1e5, () -> "none changed: " + none);
    assertTrue(all < 50 && all > 1, () -> "all changed: " + all);
  }

  @Test
  void aTrueHalfLifeIsFoundFromManyAges() {
    Random random = new Random(7);
    List<HalfLife.Seen> seen = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double age = random.nextDouble() * 400;
      seen.add(new HalfLife.Seen(age, random.nextDouble() < HalfLife.changed(age, 120)));
    }
    assertEquals(120, HalfLife.of(seen, 365, 1), 12);
  }
}
