// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.join.State;

/**
 * How a stream is: what comes in, how far its outcomes are, how much of it finds its other half.
 */
@ApplicationScoped
public class StreamHealth {
  private static final int NEWEST = 5_000;
  private static final int SAMPLE = 20_000;

  private final Sql sql;
  private final StreamLabels labels;
  private final Pulses pulses;
  private final ItemQueue queue;
  private final RecordTime recordTime;

  StreamHealth(
      Sql sql, StreamLabels labels, Pulses pulses, ItemQueue queue, RecordTime recordTime) {
    this.sql = sql;
    this.labels = labels;
    this.pulses = pulses;
    this.queue = queue;
    this.recordTime = recordTime;
  }

  /** What one door brought, in the last hour and since ever. */
  public record Door(
      String door,
      long predictions,
      long outcomes,
      long duplicates,
      long quarantined,
      long lastHour,
      Instant lastAt) {}

  /** Seconds from a prediction to what decided on it. */
  public record Delay(double p50, double p90, double p99) {}

  /**
   * @param duplicates what had been received before
   * @param waiting what is in quarantine still
   * @param newestOutcome how far the outcomes are: windows that end later stay open
   * @param lagSeconds from then to now; null where nothing came
   * @param joinRate of the newest 5,000 predictions whose window is over, the share that an outcome
   *     decided; null where there is none
   * @param orphanRate of a sample of 20,000 outcomes, the share without a prediction
   * @param open of the newest 5,000 predictions, those without a label
   * @param itemsWaiting what is still to become items
   */
  public record Health(
      String stream,
      long predictions,
      long outcomes,
      long duplicates,
      long quarantined,
      long waiting,
      Instant newestPrediction,
      Instant newestOutcome,
      Double lagSeconds,
      Double joinRate,
      Double orphanRate,
      Delay delay,
      long open,
      long provisional,
      long itemsWaiting,
      int policyVersion,
      List<Door> doors) {}

  /** The health of a stream now. */
  public Health of(Stream stream) {
    Instant now = recordTime.now();
    List<Door> doors = doors(stream);
    List<StreamLabels.Labelled> newest = labels.now(stream).newest(NEWEST);
    Instant outcome = pulses.newest(stream, now, true);
    return new Health(
        stream.slug(),
        doors.stream().mapToLong(Door::predictions).sum(),
        doors.stream().mapToLong(Door::outcomes).sum(),
        doors.stream().mapToLong(Door::duplicates).sum(),
        doors.stream().mapToLong(Door::quarantined).sum(),
        sql.number(
            "SELECT COUNT(*) FROM quarantine WHERE stream = ? AND ended_at IS NULL",
            stream.number()),
        newest.isEmpty() ? null : newest.get(0).prediction().at(),
        outcome,
        outcome == null ? null : Duration.between(outcome, now).toMillis() / 1000.0,
        joinRate(stream, newest, now),
        orphanRate(stream),
        delay(newest),
        in(newest, State.OPEN),
        in(newest, State.PROVISIONAL),
        queue.waiting(stream),
        stream.policy().version(),
        doors);
  }

  private static long in(List<StreamLabels.Labelled> newest, State state) {
    return newest.stream().filter(one -> one.label().state() == state).count();
  }

  private static Double joinRate(Stream stream, List<StreamLabels.Labelled> newest, Instant now) {
    Duration window = stream.policy().policy().window();
    List<StreamLabels.Labelled> over =
        newest.stream().filter(one -> !one.prediction().at().plus(window).isAfter(now)).toList();
    return over.isEmpty()
        ? null
        : over.stream().filter(one -> one.label().outcome() != null).count() / (double) over.size();
  }

  /** The first keys in the order of their hashes are a fair sample of all. */
  private Double orphanRate(Stream stream) {
    return sql.first(
            row -> {
              long all = row.getLong("outcomes");
              return all == 0 ? null : row.getLong("orphans") / (double) all;
            },
            "SELECT COUNT(*) AS outcomes, COUNT(CASE WHEN p.key_hash IS NULL THEN 1 END) AS orphans"
                + " FROM (SELECT key_hash FROM outcome WHERE stream = ? ORDER BY stream, key_hash"
                + " FETCH FIRST ? ROWS ONLY) o LEFT JOIN prediction p ON p.stream = ?"
                + " AND p.key_hash = o.key_hash",
            stream.number(),
            SAMPLE,
            stream.number())
        .orElse(null);
  }

  private static Delay delay(List<StreamLabels.Labelled> newest) {
    double[] seconds =
        newest.stream()
            .filter(one -> one.label().happenedAt() != null)
            .mapToDouble(
                one ->
                    Duration.between(one.prediction().at(), one.label().happenedAt()).toMillis()
                        / 1000.0)
            .sorted()
            .toArray();
    return seconds.length == 0
        ? null
        : new Delay(quantile(seconds, .5), quantile(seconds, .9), quantile(seconds, .99));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private List<Door> doors(Stream stream) {
    return sql.list(
        row ->
            new Door(
                row.getString("door"),
                row.getLong("predictions"),
                row.getLong("outcomes"),
                row.getLong("duplicates"),
                row.getLong("quarantined"),
                row.getLong("last_hour"),
                Sql.instant(row, "last_at")),
        "SELECT door, SUM(predictions) AS predictions, SUM(outcomes) AS outcomes,"
            + " SUM(duplicates) AS duplicates, SUM(quarantined) AS quarantined,"
            + " SUM(CASE WHEN began_at >= CURRENT_TIMESTAMP - INTERVAL '1' HOUR"
            + "   THEN predictions + outcomes ELSE 0 END) AS last_hour, MAX(began_at) AS last_at"
            + " FROM stream_traffic WHERE stream = ? GROUP BY door ORDER BY door",
        stream.number());
  }

  /** What was received minute by minute since a time. */
  public record Minute(Instant at, long predictions, long outcomes, long quarantined) {}

  public List<Minute> minutes(Stream stream, Instant since) {
    return sql.list(
        row ->
            new Minute(
                Sql.instant(row, "began_at"),
                row.getLong("predictions"),
                row.getLong("outcomes"),
                row.getLong("quarantined")),
        "SELECT began_at, SUM(predictions) AS predictions, SUM(outcomes) AS outcomes,"
            + " SUM(quarantined) AS quarantined FROM stream_traffic"
            + " WHERE stream = ? AND began_at >= ? GROUP BY began_at ORDER BY began_at",
        stream.number(),
        since);
  }
}
