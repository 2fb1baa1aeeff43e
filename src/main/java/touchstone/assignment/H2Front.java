// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import touchstone.base.Ids;
import touchstone.base.Sql;
import touchstone.base.Stale;
import touchstone.base.Write;
import touchstone.judgement.Slot;
import touchstone.project.Tasks;
import touchstone.routing.OpenTo;

/**
 * Reads a few open rows and takes each by an update that its own state guards. A row that another
 * transaction of this process is taking is passed over instead of waited for: an H2 file has one
 * process, so this does what SKIP LOCKED would. It is for speed alone; the update keeps count.
 */
class H2Front implements Front {
  /** More than there are connections: each may hold the row that comes next. */
  private static final int SPARE = 30;

  private static final String CANDIDATES =
      "SELECT t.id, t.place, t.round, (SELECT s.id FROM slot s WHERE s.task_id = t.id"
          + " AND s.participant_id = ? AND s.round = t.round) AS old_slot";

  private final Sql sql;
  private final Tasks tasks;
  private final TransactionSynchronizationRegistry transactions;
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

  H2Front(Sql sql, Tasks tasks, TransactionSynchronizationRegistry transactions) {
    this.sql = sql;
    this.tasks = tasks;
    this.transactions = transactions;
  }

  private record Candidate(UUID task, long place, int round, UUID oldSlot) {}

  @Override
  public List<Held> lease(
      Standing standing, OpenTo openTo, long from, long to, int count, Write before) {
    sql.write(before);
    List<Held> held = new ArrayList<>();
    for (Candidate candidate :
        sql.list(
            H2Front::candidate,
            CANDIDATES + FrontQuery.open(openTo),
            FrontQuery.arguments(
                    List.of(standing.participant()),
                    standing.project().id,
                    from,
                    to,
                    openTo,
                    count + SPARE)
                .toArray())) {
      if (held.size() < count && mine(candidate.task()) && tasks.take(candidate.task())) {
        held.add(new Held(leased(standing, candidate), candidate.place()));
      }
    }
    return held;
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        Sql.id(row, "id"), row.getLong("place"), row.getInt("round"), Sql.id(row, "old_slot"));
  }

  private Lease leased(Standing standing, Candidate task) {
    UUID slot = task.oldSlot() == null ? made(standing, task) : renewed(standing, task);
    return sql.first(
            FrontQuery::lease,
            "SELECT "
                + FrontQuery.SHOWN
                + " FROM slot s JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id"
                + " WHERE s.id = ?",
            slot)
        .orElseThrow();
  }

  private UUID made(Standing standing, Candidate task) {
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO slot (id, project_id, task_id, participant_id, round, state, state_at,"
            + " leased_at, lease_until, guideline_version) VALUES (?, ?, ?, ?, ?, 'leased',"
            + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP,"
            + " CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND, ?)",
        id,
        standing.project().id,
        task.task(),
        standing.participant(),
        task.round(),
        standing.project().policy().leaseSeconds(),
        standing.version());
    return id;
  }

  private UUID renewed(Standing standing, Candidate task) {
    int renewed =
        sql.update(
            "UPDATE slot SET state = 'leased', state_at = CURRENT_TIMESTAMP,"
                + " leased_at = CURRENT_TIMESTAMP, judgement_id = NULL, guideline_version = ?,"
                + " lease_until = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND"
                + " WHERE id = ? AND state NOT IN "
                + Slot.CLOSED_TO_RATER,
            standing.version(),
            standing.project().policy().leaseSeconds(),
            task.oldSlot());
    if (renewed == 0) {
      throw new Stale("slot");
    }
    return task.oldSlot();
  }

  /** Whether no other transaction is taking the task; if so it is this one's until its end. */
  private boolean mine(UUID task) {
    if (!underWay.add(task)) {
      return false;
    }
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            underWay.remove(task);
          }
        });
    return true;
  }
}
