// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to be detectable is detected about four times of five. */
class DetectableTest {
  private static final int LEARNT = 16_000;
  private static final double RUN_LENGTH = 100_000;
  private static final int RUNS = 80;

  /** The share of runs with an alarm in so many labels after a change. */
  private static double found(int labels, double rate, double auc, double after, double times) {
    double apart = Math.sqrt(2) * Normal.quantile(auc);
    double nearer = Math.sqrt(2) * Normal.quantile(after);
    double odds = rate / (1 - rate);
    Random random = new Random(31);
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      ChangeDetector detector = new ChangeDetector(RUN_LENGTH);
      for (int n = 0; n < LEARNT + labels; n++) {
        boolean changed = n >= LEARNT;
        boolean click = random.nextDouble() < (changed ? rate * times : rate);
        double z = random.nextGaussian() + (click ? changed ? nearer : apart : 0);
        double score = 1 / (1 + Math.exp(-apart * z + apart * apart / 2) / odds);
        Alarm alarm = detector.add(score, click, 1);
        if (alarm != null && changed) {
          found++;
          break;
        }
        if (alarm != null) {
          detector.restart();
        }
      }
    }
    return (double) found / RUNS;
  }

  @ParameterizedTest
  @CsvSource({"1500, .05, .75", "3000, .05, .75", "6000, .02, .8", "1000, .3, .7"})
  void fourTimesOfFive(int labels, double rate, double auc) {
    Detectable detectable = Detectable.of(labels, rate, auc, LEARNT, RUN_LENGTH);
    double drop = found(labels, rate, auc, auc - detectable.aucDrop(), 1);
    double up = found(labels, rate, auc, auc, detectable.rateUp());
    double down = found(labels, rate, auc, auc, detectable.rateDown());
    assertEquals(.8, drop, .15, detectable.toString());
    assertEquals(.8, up, .15, detectable.toString());
    assertEquals(.8, down, .15, detectable.toString());
  }

  @Test
  void moreLabelsShowSmallerChanges() {
    Detectable few = Detectable.of(1000, .05, .75, LEARNT, RUN_LENGTH);
    Detectable many = Detectable.of(10_000, .05, .75, LEARNT, RUN_LENGTH);
    assertTrue(many.aucDrop() < few.aucDrop());
    assertTrue(many.rateUp() < few.rateUp());
    assertTrue(many.rateDown() > few.rateDown());
  }

  @Test
  void whatNoVolumeShowsIsNull() {
    Detectable detectable = Detectable.of(10, .01, .75, LEARNT, RUN_LENGTH);
    assertNull(detectable.aucDrop());
    assertNull(detectable.rateUp());
    assertNull(detectable.rateDown());
    assertNull(Detectable.of(10_000, .05, .5, LEARNT, RUN_LENGTH).aucDrop());
  }
}
