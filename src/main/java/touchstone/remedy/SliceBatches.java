// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamLabels;
import touchstone.feedback.StreamLabels.Labelled;
import touchstone.feedback.Streams;
import touchstone.watch.SliceAlarm;
import touchstone.watch.SliceAlarms;
import touchstone.watch.SliceOf;

/** The batches of all alarms; one is drafted for each alarm of a slice, as soon as it is raised. */
@ApplicationScoped
public class SliceBatches {
  private static final Logger LOG = Logger.getLogger(SliceBatches.class);
  static final int SIZE = 100;
  private static final int MOST_READ = 100_000;
  private static final int MOST_LOOKED_AT = 3_000_000;
  private static final int MOST_OTHERS = 2_000;
  private static final Duration AT_LEAST = Duration.ofDays(1);

  private final Streams streams;
  private final StreamLabels labels;
  private final SliceAlarms alarms;
  private final Transactions transactions;
  private final Sql sql;

  SliceBatches(
      Streams streams,
      StreamLabels labels,
      SliceAlarms alarms,
      Transactions transactions,
      Sql sql) {
    this.streams = streams;
    this.labels = labels;
    this.alarms = alarms;
    this.transactions = transactions;
    this.sql = sql;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void draftAll() {
    for (SliceAlarm alarm : alarms.open()) {
      if (ofLabels(alarm) && of(alarm).isEmpty()) {
        try {
          draft(alarm, SIZE);
        } catch (RuntimeException failure) {
          LOG.warnf(failure, "No batch could be drafted for alarm %s", alarm.id());
        }
      }
    }
  }

  /** Whether the alarm is about labels at all; one about volume or silence has nothing to label. */
  public static boolean ofLabels(SliceAlarm alarm) {
    return List.of("ranking", "rate-up", "rate-down").contains(alarm.kind());
  }

  /** The batch of an alarm, if it has one. */
  public Optional<SliceBatch> of(SliceAlarm alarm) {
    return sql.first(
        SliceBatches::batch, "SELECT * FROM slice_batch WHERE alarm_id = ?", alarm.id());
  }

  /** The batches of a stream that were launched, oldest first. */
  public List<SliceBatch> launched(Stream stream) {
    return sql.list(
        SliceBatches::batch,
        "SELECT * FROM slice_batch WHERE stream = ? AND project_id IS NOT NULL ORDER BY launched_at",
        stream.number());
  }

  /** What is in a batch, those farthest from their scores first. */
  public List<BatchItem> items(SliceBatch batch) {
    return sql.list(
        row -> {
          double score = row.getDouble("score");
          return new BatchItem(
              Sql.id(row, "key_hash"),
              row.getString("item_key"),
              row.getString("reason"),
              row.wasNull() ? null : score,
              row.getString("label"),
              Sql.instant(row, "predicted_at"));
        },
        "SELECT * FROM slice_batch_item WHERE batch_id = ? ORDER BY reason DESC, key_hash",
        batch.id());
  }

  /** Draws a batch of another size; 409 once it is launched. */
  void again(SliceAlarm alarm, int size) {
    if (size < 20 || size > 5000) {
      throw Problem.refusedField("size", "must be 20 to 5000");
    }
    if (!ofLabels(alarm)) {
      throw Problem.conflict("This alarm is about what comes in; there is nothing to label.");
    }
    if (of(alarm).map(SliceBatch::project).isPresent()) {
      throw Problem.conflict("The batch is launched already.");
    }
    draft(alarm, size);
  }

  /** Draws what the alarm is about, as it is labelled now; a draft before it gives way. */
  SliceBatch draft(SliceAlarm alarm, int size) {
    Stream stream = streams.afresh(alarm.stream());
    StreamLabels.Reading reading = labels.now(stream);
    List<Labelled> slice = new ArrayList<>();
    List<Labelled> others = new ArrayList<>();
    // At least a day, and until the alarm at the earliest: the proof itself is among them.
    Instant from = earlier(alarm.from(), alarm.until().minus(AT_LEAST));
    int[] read = new int[1];
    reading.betweenWhile(
        from,
        later(alarm.until().plusMillis(1), alarm.raisedAt()),
        page -> {
          for (Labelled one : page) {
            boolean usable = one.label().label() != null;
            if (usable && in(alarm.slice(), one) && slice.size() < MOST_READ) {
              slice.add(one);
            } else if (usable && !in(alarm.slice(), one) && others.size() < MOST_OTHERS) {
              others.add(one);
            }
          }
          read[0] += page.size();
          return slice.size() < MOST_READ && read[0] < MOST_LOOKED_AT;
        });
    List<Labelled> since =
        slice.stream().filter(one -> !one.prediction().at().isBefore(alarm.from())).toList();
    List<BatchItem> items =
        new Draw(alarm.id().getLeastSignificantBits(), reading.policy().positive())
            .of(since.size() < size ? slice : since, others, size);
    return transactions.inNew(() -> keep(alarm, stream, items));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean in(SliceOf slice, Labelled one) {
    String model = one.prediction().model() == null ? "" : one.prediction().model();
    return model.equals(slice.model())
        && (slice.whole() || slice.slice().equals(one.prediction().slices().get(slice.name())));
  }

  private SliceBatch keep(SliceAlarm alarm, Stream stream, List<BatchItem> items) {
    // A draft that nobody launched gives way to the new one.
    sql.update(
        "DELETE FROM slice_batch_item WHERE batch_id IN"
            + " (SELECT id FROM slice_batch WHERE alarm_id = ? AND project_id IS NULL)",
        alarm.id());
    sql.update("DELETE FROM slice_batch WHERE alarm_id = ? AND project_id IS NULL", alarm.id());
    UUID id = Ids.next();
    int made =
        sql.update(
            "INSERT INTO slice_batch (id, alarm_id, stream, drafted_at)"
                + " VALUES (?, ?, ?, CURRENT_TIMESTAMP) ON CONFLICT DO NOTHING",
            id,
            alarm.id(),
            stream.number());
    if (made > 0) {
      sql.batch(
          "INSERT INTO slice_batch_item (batch_id, key_hash, item_key, reason, score, label,"
              + " predicted_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
          items.stream()
              .map(
                  one ->
                      new Object[] {
                        id,
                        one.keyHash(),
                        one.key(),
                        one.reason(),
                        one.score(),
                        one.label(),
                        one.predictedAt()
                      })
              .toList());
    }
    return of(alarm).orElseThrow();
  }

  /** Notes where people label it. */
  void launched(SliceBatch batch, UUID project, UUID by) {
    sql.update(
        "UPDATE slice_batch SET project_id = ?, launched_at = CURRENT_TIMESTAMP, launched_by = ?"
            + " WHERE id = ?",
        project,
        by,
        batch.id());
  }

  /** Keeps what the comparison said. */
  void conclude(SliceBatch batch, Object outcome) {
    sql.update("UPDATE slice_batch SET outcome = ? WHERE id = ?", Json.write(outcome), batch.id());
  }

  private static SliceBatch batch(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return new SliceBatch(
        Sql.id(row, "id"),
        Sql.id(row, "alarm_id"),
        Sql.instant(row, "drafted_at"),
        Sql.id(row, "project_id"),
        Sql.instant(row, "launched_at"),
        outcome == null ? null : Json.tree(outcome));
  }
}
