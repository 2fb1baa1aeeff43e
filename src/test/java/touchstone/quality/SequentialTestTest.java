// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.quality.SequentialTest.Cut;

/** What the exact walk says of the tests, and where they stop. */
class SequentialTestTest {

  @Test
  void fourValuesAreSettledByTwelveGolds() {
    SequentialTest test = SequentialTest.of(4);
    assertEquals(List.of(new Cut(2, 7), new Cut(4, 10), new Cut(5, 12)), test.cuts());
    assertEquals(.0095, test.stopped(SequentialTest.GOOD), .00005);
    assertEquals(.957, test.stopped(1.0 / 4), .0005);
  }

  @Test
  void threeValuesAreSettledByFifteen() {
    SequentialTest test = SequentialTest.of(3);
    assertEquals(
        List.of(new Cut(1, 6), new Cut(3, 9), new Cut(6, 13), new Cut(7, 15)), test.cuts());
    assertEquals(.930, test.stopped(1.0 / 3), .0005);
    assertTrue(test.stopped(SequentialTest.GOOD) < SequentialTest.ERROR);
  }

  @Test
  void twoValuesAreSettledByTwentyFive() {
    SequentialTest test = SequentialTest.of(2);
    assertEquals(25, test.golds());
    assertTrue(test.stopped(SequentialTest.GOOD) < SequentialTest.ERROR);
    assertTrue(test.stopped(1.0 / 2) > .807, "as good as the best table known before");
  }

  @Test
  void theWalkIsThatOfATableCheckedByHand() {
    SequentialTest two = new SequentialTest(List.of(new Cut(0, 1), new Cut(1, 2)));
    assertEquals(.5 + .25, two.stopped(.5), 1e-12);
    SequentialTest known =
        new SequentialTest(List.of(new Cut(0, 5), new Cut(5, 12), new Cut(9, 18), new Cut(14, 25)));
    assertEquals(.807, known.stopped(.5), .0005);
    assertEquals(.0099, known.stopped(.8), .00005);
  }

  @Test
  void itStopsAtACutAndLooksAtNoGoldAfterTheLast() {
    SequentialTest test = SequentialTest.of(4);
    assertNull(test.stops(golds(2, 4)));
    assertEquals(new Cut(2, 7), test.stops(golds(2, 5)));
    assertNull(test.stops(golds(12, 0)));
    assertNull(test.stops(golds(12, 500)));
    assertNull(test.stops(List.of()));
  }

  @Test
  void moreValuesThanFourAreTestedAsFour() {
    assertEquals(SequentialTest.of(4), SequentialTest.of(40));
    assertEquals(SequentialTest.of(2), SequentialTest.of(1));
  }

  private static List<Boolean> golds(int right, int wrong) {
    List<Boolean> golds = new ArrayList<>();
    for (int gold = 0; gold < right + wrong; gold++) {
      golds.add(gold < right);
    }
    return golds;
  }
}
