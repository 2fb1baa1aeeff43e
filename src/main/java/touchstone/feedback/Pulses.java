// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.base.Ids;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.join.Pulse;
import touchstone.join.Watermark;

/** How far the outcomes of each stream had come when: written as they come, read as a watermark. */
@ApplicationScoped
class Pulses {
  private static final String NOW =
      "COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP)";

  /** No further than it is by the store's clock. */
  private static final String NEWEST =
      "LEAST(COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP), " + NOW + ")";

  private static final long A_PULSE = 10_000;
  private static final int BEYOND = 10;

  private final Sql sql;
  private final RecordTime recordTime;
  private final Clock clock;

  Pulses(Sql sql, RecordTime recordTime, Clock clock) {
    this.sql = sql;
    this.recordTime = recordTime;
    this.clock = clock;
  }

  /** One pulse a stream, where its outcomes and heartbeats came further than any before. */
  void write(List<Delivery> deliveries) {
    Map<Integer, Instant> newest = new HashMap<>();
    for (Delivery delivery : deliveries) {
      for (int i = 0; i < delivery.size(); i++) {
        boolean heartbeat = delivery.events[i] instanceof Event.Heartbeat;
        if (heartbeat || delivery.events[i] instanceof Event.Happened) {
          Instant at =
              delivery.events[i] instanceof Event.Happened happened
                  ? happened.at()
                  : ((Event.Heartbeat) delivery.events[i]).at();
          newest.merge(
              delivery.stream.number(),
              at == null ? Instant.MAX : at,
              (one, other) -> one.isAfter(other) ? one : other);
          delivery.fates[i] = heartbeat ? Fate.ACCEPTED : delivery.fates[i];
        }
      }
    }
    newest.forEach((stream, at) -> write(stream, at.equals(Instant.MAX) ? null : at));
  }

  /** Moves the newest on, and keeps a pulse where ten seconds begin that none was in. */
  private void write(int stream, Instant at) {
    Instant now = recordTime.ofThisTransaction();
    int moved =
        sql.update(
            "UPDATE stream_newest SET newest = "
                + NEWEST
                + ", received_at = "
                + NOW
                + " WHERE stream = ? AND newest < "
                + NEWEST,
            at,
            now,
            now,
            stream,
            at,
            now);
    if (moved == 0) {
      moved =
          sql.update(
              "INSERT INTO stream_newest (stream, newest, received_at) VALUES (?, "
                  + NEWEST
                  + ", "
                  + NOW
                  + ") ON CONFLICT DO NOTHING",
              stream,
              at,
              now,
              now);
    }
    if (moved > 0) {
      Instant newest = earlier(at, clock.instant());
      sql.update(
          "INSERT INTO stream_pulse (stream, newest, received_at, id) SELECT ?, "
              + NEWEST
              + ", "
              + NOW
              + ", ? WHERE NOT EXISTS (SELECT 1 FROM stream_pulse p WHERE p.stream = ?"
              + " AND p.newest >= ?)",
          stream,
          at,
          now,
          now,
          Ids.next(),
          stream,
          newest.minusMillis(Math.floorMod(newest.toEpochMilli(), A_PULSE)));
    }
  }

  private static Instant earlier(Instant at, Instant now) {
    return at == null || at.isAfter(now) ? now : at;
  }

  /**
   * How far outcomes had come when, as known at a time, as far as windows matter that end in a span
   * of event time. With one exception pulses are kept in the order of both times; of two nodes that
   * wrote at once the later may be first, so that some beyond the span are looked at too.
   *
   * @param live whether the newest outcome counts to the last, not to ten seconds
   */
  Watermark of(Stream stream, Instant asOf, Instant from, Instant to, boolean live) {
    List<Pulse> pulses =
        new ArrayList<>(
            sql.list(
                Pulses::pulse,
                "SELECT newest, received_at FROM stream_pulse WHERE stream = ?"
                    + " AND newest BETWEEN ? AND ? AND received_at <= ?",
                stream.number(),
                from,
                to,
                asOf));
    pulses.addAll(
        sql.list(
            Pulses::pulse,
            "SELECT newest, received_at FROM stream_pulse WHERE stream = ? AND newest > ?"
                + " AND received_at <= ? ORDER BY stream, newest FETCH FIRST ? ROWS ONLY",
            stream.number(),
            to,
            asOf,
            BEYOND));
    if (live) {
      newest(stream).filter(one -> !one.receivedAt().isAfter(asOf)).ifPresent(pulses::add);
    }
    return new Watermark(pulses);
  }

  /** How far the outcomes had come by a time; null where none had. */
  Instant newest(Stream stream, Instant asOf, boolean live) {
    Optional<Pulse> last = newest(stream);
    if (live && last.isPresent() && !last.get().receivedAt().isAfter(asOf)) {
      return last.get().newest();
    }
    return sql.first(
            Pulses::pulse,
            "SELECT newest, received_at FROM stream_pulse WHERE stream = ? AND received_at <= ?"
                + " ORDER BY stream DESC, newest DESC FETCH FIRST 1 ROWS ONLY",
            stream.number(),
            asOf)
        .map(Pulse::newest)
        .orElse(null);
  }

  private Optional<Pulse> newest(Stream stream) {
    return sql.first(
        Pulses::pulse,
        "SELECT newest, received_at FROM stream_newest WHERE stream = ?",
        stream.number());
  }

  private static Pulse pulse(ResultSet row) throws SQLException {
    return new Pulse(Sql.instant(row, "newest"), Sql.instant(row, "received_at"));
  }
}
