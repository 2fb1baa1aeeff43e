// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;

@AppTest
class KeptTest {
  @Inject Kept kept;

  @Test
  void whatIsQuickIsCountedEachTime() {
    AtomicInteger counted = new AtomicInteger();
    UUID about = UUID.randomUUID();
    assertEquals(1, kept.of(about, "quick", counted::incrementAndGet).value());
    assertEquals(2, kept.of(about, "quick", counted::incrementAndGet).value());
  }

  @Test
  void whatIsSlowIsShownAgainUntilItIsThrownAway() {
    AtomicInteger counted = new AtomicInteger();
    UUID about = UUID.randomUUID();
    assertFalse(kept.of(about, "slow", () -> slowly(counted)).before());
    Kept.Figures<Integer> again = kept.of(about, "slow", () -> slowly(counted));
    assertTrue(again.before());
    assertEquals(1, again.value());
    kept.forget(about);
    assertEquals(2, kept.of(about, "slow", () -> slowly(counted)).value());
  }

  private static int slowly(AtomicInteger counted) throws InterruptedException {
    Thread.sleep(300);
    return counted.incrementAndGet();
  }
}
