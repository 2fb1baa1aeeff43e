// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentAgreementTest {
  private final Measure measure = new PercentAgreement();

  @Test
  void threeRatersOnThreeItems() {
    Agreement agreement =
        measure.of(
            Ratings.of(
                List.of(List.of("a", "a", "a"), List.of("a", "a", "b"), List.of("b", "b", "b"))));
    assertEquals("percent", agreement.name());
    assertEquals(7.0 / 9, agreement.value(), 1e-12);
    assertEquals(3, agreement.n());
    assertTrue(agreement.low() >= 1.0 / 3 && agreement.high() <= 1);
    assertNull(agreement.note());
  }

  @Test
  void everyItemWeighsTheSameHoweverManyValuesItHas() {
    Agreement agreement =
        measure.of(Ratings.of(List.of(List.of("a", "b"), List.of("a", "a", "a", "a", "a"))));
    assertEquals(0.5, agreement.value());
  }

  @Test
  void unanimityIsOne() {
    Agreement agreement =
        measure.of(Ratings.of(List.of(List.of("a", "a"), List.of("a", "a", "a"))));
    assertEquals(new Agreement("percent", 1.0, 1.0, 1.0, 2, null), agreement);
  }

  @Test
  void oneJudgementAnItemSaysNothing() {
    assertEquals(
        new Agreement("percent", null, null, null, 0, "needs an item with two judgements or more"),
        measure.of(Ratings.of(List.of(List.of("a"), List.of("b")))));
  }

  @Test
  void oneItemHasAValueButNoInterval() {
    assertEquals(
        new Agreement("percent", 0.0, null, null, 1, "an interval needs two items or more"),
        measure.of(Ratings.of(List.of(List.of("a", "b")))));
  }
}
