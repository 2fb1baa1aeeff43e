// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import touchstone.audit.Audit;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/**
 * Throws away each night what is kept no longer than for a time, and notes how much that was. Wrong
 * tries at the sign-in are remembered for a minute by a node alone, and no address of a caller is
 * stored anywhere, so that neither has to be thrown away.
 */
@ApplicationScoped
class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);

  /** By what it is called in the log; each takes the time before which it goes. */
  private static final Map<String, String> TRACES =
      new TreeMap<>(
          Map.of(
              "drafts", "DELETE FROM draft WHERE saved_at < ?",
              "idempotency", "DELETE FROM idempotency WHERE created_at < ?",
              "invitation_addresses",
                  "UPDATE invitation SET email = NULL WHERE email IS NOT NULL"
                      + " AND COALESCE(accepted_at, expires_at) < ?",
              "import_errors",
                  "DELETE FROM import_error WHERE import_id IN"
                      + " (SELECT id FROM import_run WHERE started_at < ?)",
              "revoked_tokens", "DELETE FROM api_token WHERE revoked_at < ?"));

  private final Sql sql;
  private final Audit audit;
  private final Transactions transactions;
  private final Duration traces;

  Retention(
      Sql sql,
      Audit audit,
      Transactions transactions,
      @ConfigProperty(name = "touchstone.retention.traces") Duration traces) {
    this.sql = sql;
    this.audit = audit;
    this.transactions = transactions;
    this.traces = traces;
  }

  /** For how many days traces are kept. */
  long traceDays() {
    return traces.toDays();
  }

  @Scheduled(
      cron = "${touchstone.retention.at}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void nightly() {
    try {
      throwAway(Instant.now());
    } catch (RuntimeException away) {
      LOG.warnf("What is over could not be thrown away: %s", away.getMessage());
    }
  }

  /** Throws away what is over at a time; how many rows of each. */
  ObjectNode throwAway(Instant now) {
    ObjectNode gone = Json.object();
    gone.put(
        "sessions",
        transactions.inNew(
            () -> sql.update("DELETE FROM account_session WHERE expires_at < ?", now)));
    TRACES.forEach(
        (name, statement) ->
            gone.put(name, transactions.inNew(() -> sql.update(statement, now.minus(traces)))));
    transactions.inNew(
        () -> {
          audit.note(null, "retention", null, gone);
          return gone;
        });
    return gone;
  }
}
