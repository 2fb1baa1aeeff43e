// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A slice that decays is named soon among fifty, and hardly any that does not. */
class DetectorBankTest {
  private static final ClickModel MODEL = ClickModel.of(.05, .75);

  @Test
  void aShuffledSliceIsNamedWithin1500OfItsLabelsOnTwentySeeds() {
    List<String> slices = Fashion.slices();
    List<String> names = slices.stream().distinct().sorted().toList();
    SliceCase.Tally tally = new SliceCase.Tally();
    for (int seed = 0; seed < 20; seed++) {
      String slice = names.get(new Random(4_000 + seed).nextInt(names.size()));
      tally.add(new SliceCase(slices, MODEL, slice, 100_000, 5_000_000, 0).run(81_000_000L + seed));
    }
    assertEquals(0, tally.missed, tally.toString());
    assertTrue(tally.delays.stream().allMatch(delay -> delay <= 1500), tally.toString());
    assertTrue(tally.per100k() <= 1, tally.toString());
  }

  @Test
  void twoMillionLabelsWithoutAChangeGiveHardlyAnAlarm() {
    SliceCase.Tally tally = new SliceCase.Tally();
    tally.add(new SliceCase(Fashion.slices(), MODEL, null, 0, 2_500_000, 0).run(12_012));
    assertTrue(tally.per100k() <= 1, tally.toString());
  }

  @Test
  void slicesThatComeLateAreTinyOrOneSidedStayQuiet() {
    Random random = new Random(6);
    DetectorBank bank = new DetectorBank(1e5);
    int alarms = 0;
    for (int n = 0; n < 500_000; n++) {
      int slice = Math.min(random.nextInt(200 + n / 1000), random.nextInt(200 + n / 1000));
      double score = slice % 10 == 0 ? .05 : MODEL.score(random.nextGaussian());
      boolean click = slice % 10 == 1 || random.nextDouble() < score;
      alarms += bank.add("s" + slice, score, click, 1) == null ? 0 : 1;
    }
    assertTrue(alarms <= 5, alarms + " alarms in 500,000 labels");
    assertTrue(bank.states().size() > 600 && !bank.detector("s691").watching());
  }

  @Test
  void aBankGoesOnAsIfNeverInterrupted() {
    Random random = new Random(5);
    DetectorBank whole = new DetectorBank(1e5);
    DetectorBank resumed = new DetectorBank(1e5);
    for (int n = 0; n < 20_000; n++) {
      if (n == 10_000) {
        resumed = DetectorBank.of(1e5, resumed.states());
      }
      String slice = "s" + random.nextInt(6);
      double score = MODEL.score(random.nextGaussian());
      boolean click = random.nextDouble() < (n < 12_000 ? score : .2);
      assertEquals(whole.add(slice, score, click, 1), resumed.add(slice, score, click, 1));
    }
    assertTrue(whole.detector("s0").raised());
    whole.states().forEach((slice, state) -> assertTrue(state.length < 16_384));
  }
}
