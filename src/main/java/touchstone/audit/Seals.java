// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Stale;
import touchstone.base.Transactions;

/**
 * Puts what was noted into the chain, in batches under the lock of its head: any number of nodes
 * may do it at once, and nobody who acts waits for it. A request that is under way is waited for an
 * hour, then sealed as one whose outcome is not known.
 */
@ApplicationScoped
class Seals {
  private static final Logger LOG = Logger.getLogger(Seals.class);
  private static final int BATCH = 500;
  private static final int CHUNK = 1000;
  private static final Duration UNDER_WAY = Duration.ofHours(1);

  private final Sql sql;
  private final Transactions transactions;
  private final AuditLog log;

  Seals(Sql sql, Transactions transactions, AuditLog log) {
    this.sql = sql;
    this.transactions = transactions;
    this.log = log;
  }

  @Scheduled(
      every = "${touchstone.audit.every}",
      delayed = "7s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sealed() {
    try {
      sealAll();
    } catch (RuntimeException away) {
      LOG.warnf("The audit log could not be sealed: %s", away.getMessage());
    }
  }

  /** For whoever keeps the server's log: a head that was published shows a tail that was cut. */
  @Scheduled(cron = "${touchstone.audit.head-at}")
  void sayHead() {
    sealAll();
    Chain.Head head = head();
    LOG.infof("Audit head: %d %s", head.seq(), head.hash());
  }

  /** Seals all that is noted by now; how many entries that were. */
  int sealAll() {
    int all = 0;
    for (int sealed = BATCH; sealed == BATCH; all += sealed) {
      sealed = transactions.inNew(this::batch);
    }
    return all;
  }

  private int batch() {
    Chain.Head head =
        sql.first(
                row -> new Chain.Head(row.getLong("seq"), row.getString("hash")),
                "SELECT seq, hash FROM audit_head WHERE one = 1 FOR UPDATE")
            .orElseThrow();
    List<Entry> waiting =
        sql.list(
            Entry::from,
            "SELECT "
                + Entry.COLUMNS
                + " FROM audit_entry e WHERE e.seq IS NULL AND (e.outcome <> ? OR e.at < ?)"
                + " ORDER BY e.id LIMIT ?",
            Audit.ASKED,
            Instant.now().minus(UNDER_WAY),
            BATCH);
    List<Object[]> rows = new ArrayList<>();
    for (Entry each : waiting) {
      Entry sealed = each.sealed(head.seq() + 1, head.hash());
      rows.add(
          new Object[] {sealed.seq(), sealed.previous(), sealed.hash(), each.id(), each.outcome()});
      head = new Chain.Head(sealed.seq(), sealed.hash());
    }
    if (rows.isEmpty()) {
      return 0;
    }
    int[] changed =
        sql.batch(
            "UPDATE audit_entry SET seq = ?, previous = ?, hash = ?"
                + " WHERE id = ? AND outcome = ? AND seq IS NULL",
            rows);
    for (int each : changed) {
      if (each != 1) {
        throw new Stale("audit");
      }
    }
    sql.update("UPDATE audit_head SET seq = ?, hash = ? WHERE one = 1", head.seq(), head.hash());
    return rows.size();
  }

  Chain.Head head() {
    return sql.first(
            row -> new Chain.Head(row.getLong("seq"), row.getString("hash")),
            "SELECT seq, hash FROM audit_head WHERE one = 1")
        .orElse(Chain.Head.NONE);
  }

  /** What a look at the whole chain found. */
  record Verified(long entries, Chain.Head head, boolean ok, List<Chain.Fault> faults) {}

  /**
   * Seals, then reads the chain from its beginning.
   *
   * @param published a head that was kept elsewhere, to be held against; or null
   */
  Verified verify(Chain.Head published) {
    sealAll();
    Chain.Head head = head();
    Chain chain = new Chain(published);
    long seen = 0;
    long from = 0;
    while (true) {
      List<Entry> next = log.after(from, CHUNK).items();
      List<Entry> known = next.stream().filter(each -> each.seq() <= head.seq()).toList();
      known.forEach(chain::take);
      seen += known.size();
      if (known.size() < CHUNK) {
        break;
      }
      from = known.get(known.size() - 1).seq();
    }
    List<Chain.Fault> faults = new ArrayList<>(chain.ended(head));
    if (sql.holds(
        "SELECT EXISTS (SELECT 1 FROM audit_entry WHERE seq < 1 OR seq >"
            + " (SELECT seq FROM audit_head WHERE one = 1))")) {
      faults.add(new Chain.Fault(head.seq() + 1, "stands beside the chain"));
    }
    return new Verified(seen, head, faults.isEmpty(), faults);
  }
}
