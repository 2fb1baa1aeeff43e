// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
  @Test
  void tasksThatCostTheSameLeaveNothingToChance() {
    assertEquals(new Forecast(30, 30), Forecast.of(new long[] {3, 3, 3}, 10, 1));
    assertEquals(new Forecast(0, 0), Forecast.of(new long[0], 0, 1));
    assertNull(Forecast.of(new long[0], 10, 1));
  }

  /** Adaptive tasks of 3 to 9 judgements at .05: a tenth to a half settled, the rest replayed. */
  @Test
  void nineOfTenReplaysStayUnderTheUpperAmount() {
    int under = 0;
    int half = 0;
    for (int replay = 0; replay < 100; replay++) {
      Random random = new Random(1000 + replay);
      int tasks = 100 + random.nextInt(900);
      long[] costs = LongStream.range(0, tasks).map(task -> 500 * judgements(random)).toArray();
      int settled = tasks / 10 + random.nextInt(tasks / 2);
      long rest = LongStream.of(costs).skip(settled).sum();
      Forecast forecast =
          Forecast.of(LongStream.of(costs).limit(settled).toArray(), tasks - settled, 7);
      under += rest <= forecast.p90() ? 1 : 0;
      half += rest <= forecast.p50() ? 1 : 0;
    }
    System.out.printf("forecast: %d of 100 under p90, %d under p50%n", under, half);
    assertTrue(under >= 85, under + " of 100 under p90");
    assertTrue(half >= 35 && half <= 65, half + " of 100 under p50");
  }

  /** Most tasks are clear after three, some want more, a few go to the end. */
  private static int judgements(Random random) {
    double lot = random.nextDouble();
    return lot < .6 ? 3 : lot < .8 ? 4 : lot < .9 ? 5 + random.nextInt(3) : 9;
  }
}
