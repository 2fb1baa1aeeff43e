// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamCalls;
import touchstone.feedback.Streams;

/**
 * What comes in, or no longer does, is noticed: three weeks of a stream's traffic by the minute.
 */
@AppTest
class TrafficWatchTest {
  private static final Duration USUAL = Duration.ofDays(21);

  @Inject TrafficWatch watch;
  @Inject SliceAlarms alarms;
  @Inject Streams streams;
  @Inject Transactions transactions;
  @Inject Sql sql;

  private Stream stream;
  private Instant began;
  private final Random random = new Random(8);

  /** A stream as old as its traffic is to be. */
  private void stream() {
    String slug = StreamCalls.made().slug();
    began = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(USUAL).minus(Duration.ofDays(3));
    transactions.inNew(
        () -> sql.update("UPDATE stream SET created_at = ? WHERE slug = ?", began, slug));
    stream = streams.afresh(slug);
  }

  private interface Minute {
    int[] at(Instant minute);
  }

  /** Every tenth minute of a span: predictions, outcomes and what is not understood. */
  private void comes(Instant from, Instant to, Minute traffic) {
    List<Object[]> rows = new ArrayList<>();
    for (Instant at = from; at.isBefore(to); at = at.plus(10, ChronoUnit.MINUTES)) {
      int[] count = traffic.at(at);
      rows.add(new Object[] {stream.number(), "http", at, count[0], count[1], 0, count[2]});
    }
    transactions.inNew(
        () ->
            sql.batch(
                "INSERT INTO stream_traffic (stream, door, began_at, predictions, outcomes,"
                    + " duplicates, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows));
  }

  private int[] usual() {
    return new int[] {180 + random.nextInt(40), 15 + random.nextInt(10), random.nextInt(2)};
  }

  private List<String> noticed(Instant now) {
    transactions.inNew(
        () -> {
          watch.look(stream, now);
          return null;
        });
    return alarms.page(stream, true, 10, null).items().stream().map(SliceAlarm::kind).toList();
  }

  @Test
  void threeUsualWeeksAreNothing() {
    stream();
    Instant now = began.plus(USUAL);
    comes(began, now, minute -> usual());
    assertEquals(List.of(), noticed(now));
  }

  @Test
  void aSenderThatStopsIsSilentAndAfterwardsIsNot() {
    stream();
    Instant stops = began.plus(USUAL);
    comes(began, stops, minute -> usual());
    assertEquals(List.of(), noticed(stops.plus(5, ChronoUnit.MINUTES)));
    assertEquals(List.of("silence"), noticed(stops.plus(45, ChronoUnit.MINUTES)));
    Instant again = stops.plus(50, ChronoUnit.MINUTES);
    comes(again, again.plus(20, ChronoUnit.MINUTES), minute -> usual());
    List<String> noticed = noticed(again.plus(21, ChronoUnit.MINUTES));
    assertFalse(noticed.contains("silence"), noticed.toString());
  }

  @Test
  void halfTheVolumeIsNoticedWithinHours() {
    stream();
    Instant falls = began.plus(USUAL);
    comes(began, falls, minute -> usual());
    comes(
        falls,
        falls.plus(12, ChronoUnit.HOURS),
        minute -> new int[] {80 + random.nextInt(40), 15 + random.nextInt(10), 0});
    List<String> noticed = noticed(falls.plus(12, ChronoUnit.HOURS));
    assertTrue(noticed.contains("volume-down"), noticed.toString());
  }

  @Test
  void aBrokenLoggerIsNoticedByWhatIsNotUnderstood() {
    stream();
    Instant breaks = began.plus(USUAL);
    comes(began, breaks, minute -> usual());
    comes(
        breaks,
        breaks.plus(1, ChronoUnit.HOURS),
        minute -> new int[] {180 + random.nextInt(40), 15 + random.nextInt(10), 40});
    assertEquals(List.of("bad-data"), noticed(breaks.plus(1, ChronoUnit.HOURS)));
  }
}
