// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import touchstone.base.RecordTime;
import touchstone.base.Sql;

/**
 * What of a stream is to become items, queued in the transaction that received it: what is held out
 * for people, or all of a small stream; and whose label is to be looked at again.
 */
@ApplicationScoped
class ItemQueue {
  private static final String NOW =
      "COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP)";

  private final Sql sql;
  private final RecordTime recordTime;

  ItemQueue(Sql sql, RecordTime recordTime) {
    this.sql = sql;
    this.recordTime = recordTime;
  }

  /** A key of a stream that is or is to be an item; label is what its judgement says, or null. */
  record Entry(UUID keyHash, String itemKey, String label) {}

  void write(List<Delivery> deliveries) {
    List<Object[]> queued = new ArrayList<>();
    List<Object[]> looks = new ArrayList<>();
    Instant now = recordTime.ofThisTransaction();
    for (Delivery delivery : deliveries) {
      Stream stream = delivery.stream;
      for (int i = 0; stream.dataset() != null && i < delivery.size(); i++) {
        if (delivery.fates[i] != Fate.ACCEPTED) {
          continue;
        }
        if (delivery.events[i] instanceof Event.Predicted one && wanted(stream, one.keyHash())) {
          queued.add(new Object[] {stream.number(), one.keyHash(), one.key(), now});
        } else if (delivery.events[i] instanceof Event.Happened one && stream.project() != null) {
          looks.add(new Object[] {now, stream.number(), one.keyHash()});
        }
      }
    }
    queued.sort(Comparator.comparing(row -> (UUID) row[1]));
    looks.sort(Comparator.comparing(row -> (UUID) row[2]));
    sql.batch(
        "INSERT INTO stream_item (stream, key_hash, item_key, queued_at) VALUES (?, ?, ?, "
            + NOW
            + ") ON CONFLICT DO NOTHING",
        queued);
    sql.batch(
        "UPDATE stream_item SET look_at = "
            + NOW
            + " WHERE stream = ? AND key_hash = ? AND made_at IS NOT NULL",
        looks);
  }

  private static boolean wanted(Stream stream, UUID keyHash) {
    return stream.materialise() == Materialise.ALL || stream.policy().policy().heldOut(keyHash);
  }

  /** Those that are to become items next, and how many of them today's cap lets in. */
  List<Entry> next(Stream stream, int most) {
    long today =
        sql.number(
            "SELECT COUNT(*) FROM stream_item WHERE stream = ?"
                + " AND made_at >= DATE_TRUNC('DAY', CURRENT_TIMESTAMP)",
            stream.number());
    long room = Math.min(most, stream.perDay() - today);
    if (room <= 0) {
      return List.of();
    }
    return entries(
        "SELECT key_hash, item_key, label FROM stream_item WHERE stream = ? AND made_at IS NULL"
            + " ORDER BY queued_at, key_hash FETCH FIRST ? ROWS ONLY",
        stream.number(),
        room);
  }

  /** Those whose label is to be looked at now. */
  List<Entry> due(Stream stream, int most) {
    return entries(
        "SELECT key_hash, item_key, label FROM stream_item WHERE stream = ?"
            + " AND look_at <= CURRENT_TIMESTAMP ORDER BY look_at FETCH FIRST ? ROWS ONLY",
        stream.number(),
        most);
  }

  private List<Entry> entries(String query, Object... arguments) {
    return sql.list(
        row ->
            new Entry(Sql.id(row, "key_hash"), row.getString("item_key"), row.getString("label")),
        query,
        arguments);
  }

  /** Notes keys that became items otherwise, as those of a slice batch do. */
  void made(Stream stream, List<Entry> entries) {
    sql.batch(
        "INSERT INTO stream_item (stream, key_hash, item_key, queued_at) VALUES (?, ?, ?,"
            + " CURRENT_TIMESTAMP) ON CONFLICT DO NOTHING",
        entries.stream()
            .map(one -> new Object[] {stream.number(), one.keyHash(), one.itemKey()})
            .toList());
    sql.batch(
        "UPDATE stream_item SET made_at = COALESCE(made_at, CURRENT_TIMESTAMP),"
            + " look_at = CURRENT_TIMESTAMP WHERE stream = ? AND key_hash = ?",
        entries.stream().map(one -> new Object[] {stream.number(), one.keyHash()}).toList());
  }

  /** Notes what the judgement of a key says now and when to look again; null: not by the clock. */
  void looked(Stream stream, Entry entry, String label, Instant again) {
    sql.update(
        "UPDATE stream_item SET label = ?, look_at = ? WHERE stream = ? AND key_hash = ?",
        label,
        again,
        stream.number(),
        entry.keyHash());
  }

  /** How many wait to become items. */
  long waiting(Stream stream) {
    return sql.number(
        "SELECT COUNT(*) FROM stream_item WHERE stream = ? AND made_at IS NULL", stream.number());
  }
}
