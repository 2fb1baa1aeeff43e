// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/**
 * Removes what is older than a deployment wants to keep: events of the time before, records that
 * left the quarantine a month ago, and counts of traffic of a season ago. Unless it is set, no
 * event goes.
 */
@ApplicationScoped
class Forgetting {
  private static final Logger LOG = Logger.getLogger(Forgetting.class);
  private static final int BATCH = 20_000;
  private static final Duration ENDED = Duration.ofDays(30);
  private static final Duration TRAFFIC = Duration.ofDays(120);

  private final Optional<Duration> keep;
  private final Streams streams;
  private final RecordTime recordTime;
  private final Transactions transactions;
  private final Sql sql;

  Forgetting(
      @ConfigProperty(name = "touchstone.feedback.keep") Optional<String> keep,
      Streams streams,
      RecordTime recordTime,
      Transactions transactions,
      Sql sql) {
    this.keep = keep.filter(text -> !text.isBlank()).map(Duration::parse);
    this.streams = streams;
    this.recordTime = recordTime;
    this.transactions = transactions;
    this.sql = sql;
  }

  @Scheduled(every = "24h", delayed = "1h")
  void nightly() {
    Instant now = recordTime.now();
    keep.ifPresent(kept -> streams.everyone().forEach(stream -> forget(stream, now.minus(kept))));
    transactions.inNew(
        () -> sql.update("DELETE FROM quarantine WHERE ended_at < ?", now.minus(ENDED)));
    transactions.inNew(
        () -> sql.update("DELETE FROM stream_traffic WHERE began_at < ?", now.minus(TRAFFIC)));
  }

  /** Removes a stream's events of before a time, so many at once that nobody waits for it. */
  void forget(Stream stream, Instant before) {
    long gone = 0;
    for (String table : List.of("prediction", "prediction_rival", "outcome")) {
      int removed = BATCH;
      while (removed == BATCH) {
        removed = transactions.inNew(() -> some(table, stream, before));
        gone += removed;
      }
    }
    if (gone > 0) {
      LOG.infof("Stream %s: %d events of before %s are gone", stream.slug(), gone, before);
    }
  }

  private int some(String table, Stream stream, Instant before) {
    return sql.update(
        "DELETE FROM "
            + table
            + " WHERE stream = ? AND key_hash IN (SELECT key_hash FROM "
            + table
            + " WHERE stream = ? AND at < ? FETCH FIRST ? ROWS ONLY) AND at < ?",
        stream.number(),
        stream.number(),
        before,
        BATCH,
        before);
  }
}
