// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamLabels;
import touchstone.feedback.Streams;
import touchstone.signal.Alarm;

/**
 * Follows every stream: what closed since the last look is counted and fed to the detectors in the
 * order of prediction; hours of which something was heard late are counted again. Each step is one
 * transaction that moves the place it stands at, so that two nodes, or one that died, count once.
 */
@ApplicationScoped
public class Watch {
  private static final Logger LOG = Logger.getLogger(Watch.class);
  private static final int A_STEP = 20_000;
  private static final int SOME = 20;
  private static final Duration FOR_LATE_ONES = Duration.ofSeconds(2);

  private final Streams streams;
  private final StreamLabels labels;
  private final Detectors detectors;
  private final Cells cells;
  private final SliceAlarms alarms;
  private final Transactions transactions;
  private final Sql sql;

  Watch(
      Streams streams,
      StreamLabels labels,
      Detectors detectors,
      Cells cells,
      SliceAlarms alarms,
      Transactions transactions,
      Sql sql) {
    this.streams = streams;
    this.labels = labels;
    this.detectors = detectors;
    this.cells = cells;
    this.alarms = alarms;
    this.transactions = transactions;
    this.sql = sql;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    for (Stream stream : streams.everyone()) {
      try {
        look(stream);
      } catch (RuntimeException failure) {
        LOG.warnf(failure, "Stream %s could not be watched", stream.slug());
      }
    }
  }

  /** Counts what closed and what was heard late until now. */
  public void look(Stream stream) {
    StreamLabels.Reading reading = labels.settled(stream);
    while (forward(stream, reading)) {
      // on to the next step
    }
    hear(stream, reading);
    recount(stream, reading);
  }

  private record Seen(Instant until, Instant heard, int policy) {}

  private Seen seen(Stream stream) {
    sql.update(
        "INSERT INTO watch (stream, policy, version) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
        stream.number(),
        stream.policy().version());
    return sql.first(
            row ->
                new Seen(
                    Sql.instant(row, "seen_until"),
                    Sql.instant(row, "heard_until"),
                    row.getInt("policy")),
            "SELECT seen_until, heard_until, policy FROM watch WHERE stream = ? FOR UPDATE",
            stream.number())
        .orElseThrow();
  }

  /** Counts so much as one transaction may; whether there may be more. */
  private boolean forward(Stream stream, StreamLabels.Reading reading) {
    Instant closed = reading.closedBefore();
    if (closed == null) {
      return false;
    }
    return transactions.inNew(
        () -> {
          Seen seen = seen(stream);
          Instant next = reading.from(seen.until() == null ? Instant.EPOCH : seen.until(), 0);
          if (next == null || !next.isBefore(closed)) {
            return false;
          }
          Instant to = earlier(end(reading, next), closed);
          count(stream, reading, next, to);
          sql.update(
              "UPDATE watch SET seen_until = ?, heard_until = COALESCE(heard_until, ?),"
                  + " version = version + 1 WHERE stream = ?",
              to,
              reading.asOf(),
              stream.number());
          return to.isBefore(closed);
        });
  }

  /** Where so much ends as one transaction counts. */
  private static Instant end(StreamLabels.Reading reading, Instant next) {
    Instant end = reading.from(next, A_STEP);
    if (end == null) {
      return Instant.MAX;
    }
    return end.isAfter(next) ? end : next.plus(1, ChronoUnit.MILLIS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void count(Stream stream, StreamLabels.Reading reading, Instant from, Instant to) {
    Detectors.Known known = detectors.of(stream, slicesOfALabel(reading, from, to));
    String positive = reading.policy().positive();
    Counting counting = new Counting(known, positive);
    List<Raised> raised = new ArrayList<>();
    reading.between(
        from,
        to,
        page -> {
          for (StreamLabels.Labelled one : page) {
            List<SliceOf> slices = counting.add(one);
            if (one.label().label() == null || one.prediction().score() == null) {
              continue;
            }
            boolean label = one.label().label().equals(positive);
            for (SliceOf slice : slices) {
              Alarm alarm =
                  known.feed(slice, one.prediction().score(), label, one.prediction().weight());
              if (alarm != null) {
                raised.add(new Raised(slice, alarm, one.prediction().at()));
              }
            }
          }
        });
    cells.add(stream, counting.cells());
    known.keep();
    raised.forEach(one -> alarms.raise(stream, one.slice(), one.alarm(), one.at()));
  }

  private static int slicesOfALabel(StreamLabels.Reading reading, Instant from, Instant to) {
    return 1
        + reading.some(from, to, SOME).stream()
            .mapToInt(one -> one.slices().size())
            .max()
            .orElse(0);
  }

  private record Raised(SliceOf slice, Alarm alarm, Instant at) {}

  /** Notes the hours of which something was heard since the last look that counts for before. */
  private void hear(Stream stream, StreamLabels.Reading reading) {
    transactions.inNew(
        () -> {
          Seen seen = seen(stream);
          if (seen.until() == null || !reading.asOf().isAfter(seen.heard())) {
            return null;
          }
          Set<Instant> hours = new TreeSet<>();
          for (Instant minute : reading.minutesOfLate(seen.until(), seen.heard())) {
            hours.add(Counting.hour(minute));
          }
          sql.batch(
              "INSERT INTO watch_stale (stream, began_at, since) VALUES (?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              hours.stream()
                  .map(hour -> new Object[] {stream.number(), hour, reading.asOf()})
                  .toList());
          if (reading.policyVersion() != seen.policy()) {
            // Another policy, other labels: everything is counted again.
            everythingIsStale(stream);
          }
          sql.update(
              "UPDATE watch SET heard_until = ?, policy = ?, version = version + 1 WHERE stream = ?",
              reading.asOf(),
              reading.policyVersion(),
              stream.number());
          return null;
        });
  }

  /** Counts stale hours again, the longest stale first, for a little while. */
  private void recount(Stream stream, StreamLabels.Reading reading) {
    long end = System.nanoTime() + FOR_LATE_ONES.toNanos();
    while (System.nanoTime() < end && recountOne(stream, reading)) {
      // on to the next one
    }
  }

  private boolean recountOne(Stream stream, StreamLabels.Reading reading) {
    return transactions.inNew(
        () -> {
          Seen seen = seen(stream);
          Instant hour =
              sql.first(
                      row -> Sql.instant(row, "began_at"),
                      "SELECT began_at FROM watch_stale WHERE stream = ? ORDER BY since, began_at"
                          + " FETCH FIRST 1 ROWS ONLY",
                      stream.number())
                  .orElse(null);
          if (hour == null) {
            return false;
          }
          Counting counting = new Counting(detectors.of(stream, 1), reading.policy().positive());
          reading.between(
              hour,
              earlier(hour.plus(1, ChronoUnit.HOURS), seen.until()),
              page -> page.forEach(counting::add));
          cells.replace(stream, hour, counting.cells());
          sql.update(
              "DELETE FROM watch_stale WHERE stream = ? AND began_at = ?", stream.number(), hour);
          return true;
        });
  }

  /** Event time until which a stream's closed labels are counted; null where none was. */
  public Instant seenUntil(Stream stream) {
    return sql.first(
            row -> Sql.instant(row, "seen_until"),
            "SELECT seen_until FROM watch WHERE stream = ?",
            stream.number())
        .orElse(null);
  }

  private void everythingIsStale(Stream stream) {
    sql.update(
        "INSERT INTO watch_stale (stream, began_at, since) SELECT DISTINCT stream, began_at,"
            + " CURRENT_TIMESTAMP FROM watch_cell WHERE stream = ? ON CONFLICT DO NOTHING",
        stream.number());
  }

  /** Has the detector of a slice learn anew what is usual. */
  void relearn(Stream stream, SliceOf slice) {
    seen(stream);
    Detectors.Known known = detectors.of(stream, 1);
    known.relearn(slice);
    known.keep();
  }
}
