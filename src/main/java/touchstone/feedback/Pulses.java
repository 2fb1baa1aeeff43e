// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Sql sql;
  private final RecordTime recordTime;

  Pulses(Sql sql, RecordTime recordTime) {
    this.sql = sql;
    this.recordTime = recordTime;
  }

  /** One pulse a stream, where its outcomes and heartbeats came further than any before. */
  void write(List<Delivery> deliveries) {
    Map<Integer, Instant> newest = new HashMap<>();
    Instant now = recordTime.ofThisTransaction();
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
    newest.forEach((stream, at) -> write(stream, at.equals(Instant.MAX) ? now : at, now));
  }

  private void write(int stream, Instant newest, Instant now) {
    sql.update(
        "INSERT INTO stream_pulse (stream, newest, received_at, id)"
            + " SELECT ?, n.newest, n.received_at, ? FROM (SELECT LEAST("
            + NOW
            + ", "
            + NOW
            + ") AS newest, "
            + NOW
            + " AS received_at) n WHERE NOT EXISTS (SELECT 1 FROM stream_pulse p"
            + " WHERE p.stream = ? AND p.newest >= n.newest)",
        stream,
        Ids.next(),
        newest,
        now,
        now,
        stream);
  }

  /** The watermark as it was known at a time. */
  Watermark asOf(Stream stream, Instant asOf) {
    return new Watermark(
        sql.list(
            row -> new Pulse(Sql.instant(row, "newest"), Sql.instant(row, "received_at")),
            "SELECT newest, received_at FROM stream_pulse WHERE stream = ? AND received_at <= ?",
            stream.number(),
            asOf));
  }

  /** How far the outcomes have come; null where there was none. */
  Instant newest(Stream stream) {
    return sql.first(
            row -> Sql.instant(row, "newest"),
            "SELECT newest FROM stream_pulse WHERE stream = ? ORDER BY stream DESC, newest DESC"
                + " FETCH FIRST 1 ROWS ONLY",
            stream.number())
        .orElse(null);
  }
}
