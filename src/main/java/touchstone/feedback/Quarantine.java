// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.RecordTime;
import touchstone.base.Sql;

/** What could not be understood, as it came: kept to be looked at and played again. */
@ApplicationScoped
class Quarantine {
  private static final int LONGEST_REASON = 500;

  private final Sql sql;
  private final RecordTime recordTime;

  Quarantine(Sql sql, RecordTime recordTime) {
    this.sql = sql;
    this.recordTime = recordTime;
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
        "INSERT INTO quarantine (id, stream, door, reason, record, event_id, tag, received_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?,"
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
