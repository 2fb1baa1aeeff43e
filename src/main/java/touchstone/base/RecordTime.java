// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time at which rows are recorded, such that "as of" reads the same for ever: no row may appear
 * later with a record time before an instant that was already read. PostgreSQL tells the start of
 * the oldest open transaction (the record time is its transaction's start); the embedded store has
 * one process, which keeps its own list of open writers.
 */
@ApplicationScoped
public class RecordTime {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MARGIN = Duration.ofMillis(20);

  private final Database database;
  private final Sql sql;
  private final TransactionSynchronizationRegistry transactions;
  private final Set<Stamp> open = ConcurrentHashMap.newKeySet();

  private record Stamp(Object transaction, Instant at) {}

  RecordTime(Database database, Sql sql, TransactionSynchronizationRegistry transactions) {
    this.database = database;
    this.sql = sql;
    this.transactions = transactions;
  }

  /**
   * The record time of this transaction's rows, for {@code COALESCE(?, CURRENT_TIMESTAMP)}: null
   * where the store's own transaction time serves.
   */
  public Instant ofThisTransaction() {
    if (database.postgresql()) {
      return null;
    }
    Object key = transactions.getTransactionKey();
    Stamp known = (Stamp) transactions.getResource(Stamp.class);
    if (known != null) {
      return known.at();
    }
    Stamp stamp;
    synchronized (open) {
      stamp = new Stamp(key, Instant.now().truncatedTo(ChronoUnit.MICROS));
      open.add(stamp);
    }
    transactions.putResource(Stamp.class, stamp);
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            open.remove(stamp);
          }
        });
    return stamp.at();
  }

  /**
   * Waits until nothing can any more be recorded at or before the instant. 422 where the instant
   * lies ahead, 503 where a transaction older than it does not end.
   */
  public void settle(Instant asOf) {
    Instant now = now();
    if (asOf.isAfter(now)) {
      throw Problem.refusedField("asOf", "lies ahead of the server's clock, " + now);
    }
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!asOf.isBefore(oldestOpen())) {
      if (Instant.now().isAfter(deadline)) {
        throw new Problem(
            503, "Not yet", "Work begun before " + asOf + " is not finished.", java.util.List.of());
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  /** The newest instant that nothing can be recorded at or before any more. */
  public Instant settled() {
    return oldestOpen().minus(1, ChronoUnit.MICROS);
  }

  /** The store's clock. */
  public Instant now() {
    return sql.first(row -> Sql.instant(row, "now"), "SELECT CURRENT_TIMESTAMP AS now")
        .orElseThrow();
  }

  private Instant oldestOpen() {
    if (database.postgresql()) {
      return sql.first(
              row -> Sql.instant(row, "oldest"),
              "SELECT LEAST(clock_timestamp() - INTERVAL '20 milliseconds', min(xact_start)) AS oldest"
                  + " FROM pg_stat_activity WHERE datname = current_database()"
                  + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'")
          .orElseThrow();
    }
    Instant now;
    synchronized (open) {
      now = Instant.now().minus(MARGIN);
    }
    return open.stream()
        .map(Stamp::at)
        .min(Comparator.naturalOrder())
        .filter(now::isAfter)
        .orElse(now);
  }
}
