// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Volume, silence and bad shares: what is unusual is said, what is usual is not. */
class WatchesTest {
  private static final double RUN_LENGTH = 2_000;
  private static final int HOURS = 24;
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final RandomGenerator random = new Random(4);

  /** A normal approximation with the hour's rhythm and some dispersion. */
  private long count(int hour, double times) {
    double mean = times * (300 + 250 * Math.sin(hour * Math.PI / 12));
    double spread = Math.sqrt(mean + .01 * mean * mean);
    return Math.max(0, Math.round(mean + spread * random.nextGaussian()));
  }

  private CountWatch.Unusual hours(CountWatch watch, int hours, double times) {
    for (int hour = 0; hour < hours; hour++) {
      CountWatch.Unusual unusual = watch.add(hour % HOURS, count(hour % HOURS, times));
      if (unusual != null) {
        return unusual;
      }
    }
    return null;
  }

  @Test
  void aDropAndASurgeAreSaidWithinADay() {
    for (double times : new double[] {0, .5, 2}) {
      CountWatch watch = new CountWatch(RUN_LENGTH, HOURS);
      assertNull(hours(watch, 28 * HOURS, 1));
      CountWatch.Unusual unusual = hours(CountWatch.of(watch.toBytes()), HOURS, times);
      assertEquals(times < 1, unusual.drop());
      assertTrue(unusual.bucket() - 28 * HOURS <= 8, unusual.toString());
      assertTrue(Math.abs(unusual.since() - 28 * HOURS) <= 8, unusual.toString());
    }
  }

  @Test
  void usualVolumesHardlyGiveAnAlarm() {
    int alarms = 0;
    CountWatch watch = new CountWatch(RUN_LENGTH, HOURS);
    for (int day = 0; day < 5000; day++) {
      if (hours(watch, HOURS, 1) != null) {
        alarms++;
        watch.restart();
      }
    }
    assertTrue(alarms <= 5000 * HOURS / RUN_LENGTH, alarms + " alarms");
  }

  @Test
  void withoutEventsNothingIsUnusual() {
    CountWatch watch = new CountWatch(RUN_LENGTH, HOURS);
    for (int hour = 0; hour < 2000; hour++) {
      assertNull(watch.add(hour % HOURS, 0));
    }
  }

  @Test
  void silenceIsTwiceTheUsualLongGap() {
    Silence silence = Silence.NONE;
    Instant now = START;
    for (int n = 0; n < 20_000; n++) {
      assertFalse(silence.silent(now), "after " + n);
      silence = silence.heard(now);
      now = now.plusMillis((long) (60_000 * -Math.log(1 - random.nextDouble())));
    }
    Duration limit = silence.limit();
    assertTrue(limit.toMinutes() >= 10 && limit.toMinutes() <= 25, limit.toString());
    assertFalse(silence.silent(silence.last().plus(limit)));
    assertTrue(silence.silent(silence.last().plus(limit).plusMillis(1)));
  }

  @Test
  void nightsAreNoSilenceAndAnOutageIsForgotten() {
    Silence silence = Silence.NONE;
    for (int day = 0; day < 10; day++) {
      for (int minute = 8 * 60; minute < 20 * 60 && day != 6; minute++) {
        Instant now = START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute));
        assertEquals(day == 7 && minute == 8 * 60, silence.silent(now) && day > 1);
        silence = silence.heard(now);
      }
    }
    assertEquals(Duration.ofMinutes(2 * (12 * 60 + 1)), silence.limit());
    assertNull(Silence.NONE.limit());
    assertFalse(Silence.NONE.silent(START));
  }

  private ShareWatch.Risen rows(ShareWatch watch, int batches, double share) {
    for (int batch = 0; batch < batches; batch++) {
      int bad = 0;
      for (int n = 0; n < 50; n++) {
        bad += random.nextDouble() < share ? 1 : 0;
      }
      ShareWatch.Risen risen = watch.add(bad, 50);
      if (risen != null) {
        return risen;
      }
    }
    return null;
  }

  @Test
  void aShareThatRisesIsSaid() {
    for (double usual : new double[] {0, .01, .2}) {
      ShareWatch watch = new ShareWatch(100_000);
      assertNull(rows(watch, 200, usual));
      ShareWatch.Risen risen =
          rows(ShareWatch.of(watch.toBytes()), 100, usual == 0 ? .03 : 2 * usual);
      assertNotNull(risen, "from " + usual);
      assertTrue(risen.since() > 9_000 && risen.usual() < 1.2 * usual + .01, risen.toString());
    }
  }

  @Test
  void aShareThatStaysHardlyGivesAnAlarm() {
    int alarms = 0;
    for (double usual : new double[] {0, .01, .2, .99, 1}) {
      for (int stream = 0; stream < 20; stream++) {
        alarms += rows(new ShareWatch(100_000), 200, usual) == null ? 0 : 1;
      }
    }
    assertTrue(alarms <= 10, alarms + " alarms in 1,000,000 rows");
  }
}
