// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.RecordTime;
import touchstone.base.Sql;

/** What could not be understood, as it came: kept to be looked at and played again. */
@ApplicationScoped
class Quarantine {
  static final String DISCARDED = "discarded";
  static final String REPLAYED = "replayed";
  private static final int LONGEST_REASON = 500;

  private final Sql sql;
  private final RecordTime recordTime;

  Quarantine(Sql sql, RecordTime recordTime) {
    this.sql = sql;
    this.recordTime = recordTime;
  }

  /** A record as it is kept. */
  record Kept(
      UUID id,
      String door,
      String reason,
      String record,
      String eventId,
      String tag,
      Instant eventAt,
      Instant receivedAt) {}

  /** Those of a stream that wait, oldest first. */
  Listing<Kept> page(Stream stream, int limit, String after) {
    return Listing.of(
        sql.list(
            row ->
                new Kept(
                    Sql.id(row, "id"),
                    row.getString("door"),
                    row.getString("reason"),
                    row.getString("record"),
                    row.getString("event_id"),
                    row.getString("tag"),
                    Sql.instant(row, "event_at"),
                    Sql.instant(row, "received_at")),
            "SELECT * FROM quarantine WHERE stream = ? AND ended_at IS NULL AND id > ?"
                + " ORDER BY id FETCH FIRST ? ROWS ONLY",
            stream.number(),
            Listing.afterId(after, new UUID(0, 0)),
            limit + 1),
        limit,
        kept -> kept.id().toString());
  }

  /** How many wait, by reason, the most frequent first. */
  List<Reason> reasons(Stream stream) {
    return sql.list(
        row -> new Reason(row.getString("reason"), row.getLong("records")),
        "SELECT reason, COUNT(*) AS records FROM quarantine WHERE stream = ? AND ended_at IS NULL"
            + " GROUP BY reason ORDER BY records DESC, reason FETCH FIRST 20 ROWS ONLY",
        stream.number());
  }

  /** A reason and how many records wait for it. */
  record Reason(String reason, long records) {}

  /** Ends records as replayed or discarded; how many were waiting still. */
  @Transactional
  int end(Stream stream, List<UUID> ids, String as) {
    int[] ended =
        sql.batch(
            "UPDATE quarantine SET ended_at = CURRENT_TIMESTAMP, ended_as = ?"
                + " WHERE stream = ? AND id = ? AND ended_at IS NULL",
            ids.stream().map(id -> new Object[] {as, stream.number(), id}).toList());
    return Arrays.stream(ended).sum();
  }

  /** Ends all that wait for a reason. */
  @Transactional
  int endAll(Stream stream, String reason, String as) {
    return sql.update(
        "UPDATE quarantine SET ended_at = CURRENT_TIMESTAMP, ended_as = ?"
            + " WHERE stream = ? AND reason = ? AND ended_at IS NULL",
        as,
        stream.number(),
        reason);
  }

  void write(List<Delivery> deliveries) {
    List<Object[]> rows = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      for (int i = 0; i < delivery.size(); i++) {
        if (delivery.faults[i] != null) {
          delivery.fates[i] = Fate.QUARANTINED;
          rows.add(row(delivery, i));
        }
      }
    }
    sql.batch(
        "INSERT INTO quarantine (id, stream, door, reason, record, event_id, tag, event_at,"
            + " received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
            + " COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP))",
        rows);
  }

  private Object[] row(Delivery delivery, int index) {
    Received received = delivery.records.get(index);
    String reason = storable(delivery.faults[index]);
    return new Object[] {
      Ids.next(),
      delivery.stream.number(),
      delivery.door,
      reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason,
      storable(received.record() == null ? received.text() : Json.write(received.record())),
      short_(received.id()),
      short_(received.tag()),
      received.at(),
      recordTime.ofThisTransaction()
    };
  }

  private static String short_(String text) {
    return text == null ? null : storable(text.length() > 512 ? text.substring(0, 512) : text);
  }

  /** What no store takes becomes the replacement character. */
  private static String storable(String text) {
    String without = text == null ? "" : text.replace('\0', '\uFFFD');
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    return encoder.canEncode(without)
        ? without
        : new String(without.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
