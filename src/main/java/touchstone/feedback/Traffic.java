// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.RecordTime;
import touchstone.base.Sql;

/** What came in by minute and door, counted in the transaction that wrote it. */
@ApplicationScoped
class Traffic {
  private static final String MINUTE =
      "DATE_TRUNC('MINUTE', COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP))";
  private static final int PREDICTIONS = 0;
  private static final int OUTCOMES = 1;
  private static final int DUPLICATES = 2;
  private static final int QUARANTINED = 3;

  private final Sql sql;
  private final RecordTime recordTime;

  Traffic(Sql sql, RecordTime recordTime) {
    this.sql = sql;
    this.recordTime = recordTime;
  }

  private record Through(int stream, String door) implements Comparable<Through> {
    @Override
    public int compareTo(Through other) {
      return stream != other.stream
          ? Integer.compare(stream, other.stream)
          : door.compareTo(other.door);
    }
  }

  /** Adds to the counts; the last statement of a transaction, for its rows are shared. */
  void write(List<Delivery> deliveries) {
    Map<Through, long[]> counts = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      long[] count =
          counts.computeIfAbsent(
              new Through(delivery.stream.number(), delivery.door), first -> new long[4]);
      for (int i = 0; i < delivery.size(); i++) {
        count[which(delivery, i)]++;
      }
    }
    counts.forEach(this::add);
  }

  private static int which(Delivery delivery, int index) {
    if (delivery.fates[index] == Fate.QUARANTINED) {
      return QUARANTINED;
    }
    if (delivery.fates[index] == Fate.DUPLICATE) {
      return DUPLICATES;
    }
    return delivery.events[index] instanceof Event.Predicted ? PREDICTIONS : OUTCOMES;
  }

  private void add(Through through, long[] count) {
    var now = recordTime.ofThisTransaction();
    Object[] adding = {
      count[PREDICTIONS],
      count[OUTCOMES],
      count[DUPLICATES],
      count[QUARANTINED],
      through.stream(),
      now,
      through.door()
    };
    String update =
        "UPDATE stream_traffic SET predictions = predictions + ?, outcomes = outcomes + ?,"
            + " duplicates = duplicates + ?, quarantined = quarantined + ?"
            + " WHERE stream = ? AND began_at = "
            + MINUTE
            + " AND door = ?";
    if (sql.update(update, adding) == 0) {
      sql.update(
          "INSERT INTO stream_traffic (stream, door, began_at, predictions, outcomes, duplicates,"
              + " quarantined) VALUES (?, ?, "
              + MINUTE
              + ", 0, 0, 0, 0) ON CONFLICT DO NOTHING",
          through.stream(),
          through.door(),
          now);
      sql.update(update, adding);
    }
  }
}
