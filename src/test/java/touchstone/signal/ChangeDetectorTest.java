// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** One slice's detector: what it names, what it leaves alone, and how it is started again. */
class ChangeDetectorTest {
  private static final double RUN_LENGTH = 100_000;
  private static final ClickModel MODEL = ClickModel.of(.05, .75);

  private final ChangeDetector detector = new ChangeDetector(RUN_LENGTH);
  private final RandomGenerator random = new Random(17);

  /** The first alarm of so many labels, scores and chances of a click made of a normal number. */
  private Alarm feed(int labels, DoubleUnaryOperator score, DoubleUnaryOperator chance) {
    for (int n = 0; n < labels; n++) {
      double z = random.nextGaussian();
      boolean click = random.nextDouble() < chance.applyAsDouble(z);
      Alarm alarm = detector.add(score.applyAsDouble(z), click, 1);
      if (alarm != null) {
        return alarm;
      }
    }
    return null;
  }

  private void learnt() {
    assertNull(feed(8000, MODEL::score, MODEL::score));
  }

  @Test
  void shuffledScoresAreALossOfRanking() {
    learnt();
    Alarm alarm = feed(1500, MODEL::score, z -> MODEL.score(random.nextGaussian()));
    assertEquals(Change.RANKING, alarm.change());
    assertTrue(Math.abs(alarm.since() - 8000) < 500, alarm.toString());
    assertTrue(alarm.label() > 8000 && alarm.evidence() >= RUN_LENGTH, alarm.toString());
  }

  @Test
  void clicksThatDoubleAreARateUp() {
    learnt();
    assertEquals(
        Change.RATE_UP, feed(1500, MODEL::score, z -> Math.min(1, 2 * MODEL.score(z))).change());
  }

  @Test
  void clicksThatHalveAreARateDown() {
    learnt();
    assertEquals(Change.RATE_DOWN, feed(2500, MODEL::score, z -> MODEL.score(z) / 2).change());
  }

  @Test
  void onceRaisedItIsSilentUntilRestarted() {
    learnt();
    assertNotNull(feed(4000, MODEL::score, z -> .3));
    assertTrue(detector.raised());
    assertNull(feed(4000, MODEL::score, z -> .3));
    detector.restart();
    assertFalse(detector.raised());
    assertNotNull(feed(4000, MODEL::score, z -> .3));
    detector.relearn();
    assertFalse(detector.watching());
    assertNull(feed(20_000, MODEL::score, z -> .3));
    assertTrue(detector.watching());
  }

  @Test
  void scoresThatAllShiftAreNoLossOfRanking() {
    int alarms = 0;
    for (int slice = 0; slice < 100; slice++) {
      double shift = slice % 2 == 0 ? .5 : -.5;
      detector.relearn();
      Alarm before = feed(6000, MODEL::score, MODEL::score);
      Alarm after = feed(4000, z -> MODEL.score(z + shift), z -> MODEL.score(z + shift));
      alarms += before == null && after == null ? 0 : 1;
    }
    assertTrue(alarms <= 10, alarms + " alarms in 1,000,000 labels");
  }

  /** How many of 100 slices of 10,000 labels raise an alarm; one in 100,000 labels would be 10. */
  private int alarms(DoubleUnaryOperator score, DoubleUnaryOperator chance) {
    int alarms = 0;
    for (int slice = 0; slice < 100; slice++) {
      detector.relearn();
      alarms += feed(10_000, score, chance) == null ? 0 : 1;
    }
    return alarms;
  }

  @Test
  void aModelThatWasNeverRightIsNoChange() {
    assertTrue(alarms(z -> Math.sqrt(MODEL.score(z)), MODEL::score) <= 10);
    assertTrue(alarms(z -> MODEL.score(z) / 3, MODEL::score) <= 10);
    assertTrue(alarms(MODEL::score, z -> MODEL.score(3 * z)) <= 10);
  }

  @Test
  void roundedScoresAreNoChange() {
    assertTrue(alarms(z -> Math.round(20 * MODEL.score(z)) / 20.0, MODEL::score) <= 10);
  }

  @Test
  void positivesThatStrayAreNoChange() {
    assertTrue(alarms(MODEL::score, z -> z < -1.5 ? .05 : MODEL.score(z)) <= 10);
  }

  @Test
  void classesThatAreNotNormalAreNoChange() {
    assertTrue(alarms(MODEL::score, z -> z > 1 ? .3 : z < -1 ? .1 : .01) <= 10);
  }

  @Test
  void constantScoresAreNoChange() {
    for (double score : new double[] {0, .05, 1}) {
      assertTrue(alarms(z -> score, z -> .05) <= 10);
    }
  }

  @Test
  void oneClassOnlyRaisesNothing() {
    assertNull(feed(50_000, MODEL::score, z -> 1));
    assertFalse(detector.watching());
    detector.relearn();
    assertNull(feed(50_000, MODEL::score, z -> 0));
    assertFalse(detector.watching());
  }

  @Test
  void perfectScoresThatBecomeNoneAreFound() {
    assertNull(feed(5000, z -> z > 1 ? .9 : .1, z -> z > 1 ? 1 : 0));
    assertNotNull(feed(500, z -> z > 1 ? .9 : .1, z -> .16));
  }

  @Test
  void whatHasNoScoreOrWeightIsPassedOver() {
    for (double score : new double[] {Double.NaN, -.1, 1.1, Double.POSITIVE_INFINITY}) {
      assertNull(detector.add(score, true, 1));
    }
    assertNull(detector.add(.5, true, 0));
    assertNull(detector.add(.5, true, Double.NaN));
    assertEquals(0, detector.labels());
  }

  @Test
  void aStoredDetectorGoesOnAsIfNeverInterrupted() {
    learnt();
    ChangeDetector other = ChangeDetector.of(detector.toBytes());
    for (int n = 0; n < 5000; n++) {
      double score = MODEL.score(random.nextGaussian());
      boolean click = random.nextDouble() < .1;
      assertEquals(detector.add(score, click, .7), other.add(score, click, .7));
    }
    assertTrue(other.raised());
    assertTrue(detector.toBytes().length < 8192, "bytes " + detector.toBytes().length);
  }
}
