// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import touchstone.base.Json;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamHealth;
import touchstone.feedback.Streams;
import touchstone.signal.CountWatch;
import touchstone.signal.ShareWatch;
import touchstone.signal.Silence;

/**
 * Watches what comes in: too little or too much in an hour of the day, no outcome for too long, too
 * much that is not understood. A broken logger, a lost credential or a cut line show here first.
 */
@ApplicationScoped
class TrafficWatch {
  private static final Logger LOG = Logger.getLogger(TrafficWatch.class);
  static final String SILENCE = "silence";
  private static final String BAD_DATA = "bad-data";

  /** One false alarm in three years of hours, and in a million records. */
  private static final double HOURS = 3 * 8766;

  private static final double RECORDS = 1_000_000;
  private static final int HOURS_A_DAY = 24;

  private final Streams streams;
  private final StreamHealth health;
  private final SliceAlarms alarms;
  private final Transactions transactions;
  private final RecordTime recordTime;
  private final Sql sql;

  TrafficWatch(
      Streams streams,
      StreamHealth health,
      SliceAlarms alarms,
      Transactions transactions,
      RecordTime recordTime,
      Sql sql) {
    this.streams = streams;
    this.health = health;
    this.alarms = alarms;
    this.transactions = transactions;
    this.recordTime = recordTime;
    this.sql = sql;
  }

  @Scheduled(
      every = "{touchstone.watch.traffic-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    for (Stream stream : streams.everyone()) {
      try {
        transactions.inNew(
            () -> {
              look(stream, recordTime.now());
              return null;
            });
      } catch (RuntimeException failure) {
        LOG.warnf(failure, "The traffic of stream %s could not be watched", stream.slug());
      }
    }
  }

  private record State(
      Instant minuteUntil,
      Instant hourUntil,
      CountWatch predictions,
      CountWatch outcomes,
      ShareWatch bad,
      Silence silence) {}

  /** Takes up what minutes and hours are over; the newest minute may still grow. */
  void look(Stream stream, Instant now) {
    State before = state(stream);
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Silence silence = before.silence();
    Map<Instant, long[]> hours = new TreeMap<>();
    for (StreamHealth.Minute one : health.minutes(stream, before.hourUntil())) {
      hours.computeIfAbsent(one.at().truncatedTo(ChronoUnit.HOURS), at -> new long[2])[0] +=
          one.predictions();
      hours.get(one.at().truncatedTo(ChronoUnit.HOURS))[1] += one.outcomes();
      if (one.at().isBefore(before.minuteUntil()) || !one.at().isBefore(minute)) {
        continue;
      }
      silence = one.outcomes() > 0 ? silence.heard(one.at().plus(1, ChronoUnit.MINUTES)) : silence;
      bad(stream, before.bad(), one);
    }
    for (Instant at = before.hourUntil(); at.isBefore(hour); at = at.plus(1, ChronoUnit.HOURS)) {
      long[] count = hours.getOrDefault(at, new long[2]);
      volume(stream, before.predictions(), at, count[0], "predictions");
      volume(stream, before.outcomes(), at, count[1], "outcomes");
    }
    silent(stream, silence, now);
    keep(stream, before, silence, minute, hour);
  }

  private void volume(Stream stream, CountWatch watch, Instant hour, long count, String of) {
    CountWatch.Unusual unusual = watch.add(hour.atOffset(ZoneOffset.UTC).getHour(), count);
    if (unusual != null) {
      long ago = unusual.bucket() - unusual.since();
      ObjectNode evidence =
          Json.object().put("of", of).put("count", unusual.count()).put("usual", unusual.usual());
      alarms.raise(
          stream,
          unusual.drop() ? "volume-down" : "volume-up",
          SliceOf.all(""),
          hour.minus(ago, ChronoUnit.HOURS),
          hour.plus(1, ChronoUnit.HOURS),
          evidence);
      watch.restart();
    }
  }

  private void bad(Stream stream, ShareWatch watch, StreamHealth.Minute minute) {
    long all = minute.predictions() + minute.outcomes() + minute.quarantined();
    ShareWatch.Risen risen = all == 0 ? null : watch.add(minute.quarantined(), all);
    if (risen != null) {
      ObjectNode evidence =
          Json.object()
              .put("quarantined", minute.quarantined())
              .put("of", all)
              .put("usual", risen.usual());
      alarms.raise(
          stream,
          BAD_DATA,
          SliceOf.all(""),
          minute.at(),
          minute.at().plus(1, ChronoUnit.MINUTES),
          evidence);
      watch.restart();
    }
  }

  private void silent(Stream stream, Silence silence, Instant now) {
    if (silence.silent(now)) {
      ObjectNode evidence =
          Json.object()
              .put("lastOutcome", silence.last().toString())
              .put("usualSeconds", silence.limit().toSeconds() / 2);
      alarms.raise(stream, SILENCE, SliceOf.all(""), silence.last(), now, evidence);
    } else {
      alarms.pass(stream, SILENCE);
    }
  }

  private State state(Stream stream) {
    Instant began = stream.createdAt();
    return sql.first(
            row ->
                new State(
                    Sql.instant(row, "minute_until"),
                    Sql.instant(row, "hour_until"),
                    CountWatch.of(row.getBytes("predictions")),
                    CountWatch.of(row.getBytes("outcomes")),
                    ShareWatch.of(row.getBytes("bad")),
                    silence(row.getString("silence"))),
            "SELECT * FROM watch_traffic WHERE stream = ? FOR UPDATE",
            stream.number())
        .orElseGet(
            () ->
                new State(
                    began.truncatedTo(ChronoUnit.MINUTES),
                    began.truncatedTo(ChronoUnit.HOURS),
                    new CountWatch(HOURS, HOURS_A_DAY),
                    new CountWatch(HOURS, HOURS_A_DAY),
                    new ShareWatch(RECORDS),
                    Silence.NONE));
  }

  private static Silence silence(String json) {
    return Json.read(Json.tree(json), Silence.class);
  }

  private void keep(
      Stream stream, State state, Silence silence, Instant minuteUntil, Instant hourUntil) {
    List<Object> values =
        List.of(
            minuteUntil,
            hourUntil,
            state.predictions().toBytes(),
            state.outcomes().toBytes(),
            state.bad().toBytes(),
            Json.write(silence),
            stream.number());
    int known =
        sql.update(
            "UPDATE watch_traffic SET minute_until = ?, hour_until = ?, predictions = ?,"
                + " outcomes = ?, bad = ?, silence = ? WHERE stream = ?",
            values.toArray());
    if (known == 0) {
      sql.update(
          "INSERT INTO watch_traffic (minute_until, hour_until, predictions, outcomes, bad, silence,"
              + " stream) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          values.toArray());
    }
  }
}
