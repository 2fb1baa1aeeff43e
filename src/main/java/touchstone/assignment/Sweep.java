// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.ledger.Holds;
import touchstone.project.Projects;
import touchstone.project.Tasks;

/**
 * Ends leases whose time is over, by the database's clock, and frees their slots. Any number of
 * nodes may do it at once: each slot is ended by an update that its own state guards.
 */
@ApplicationScoped
public class Sweep {
  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final int CHUNK = 50;

  private final Sql sql;
  private final Tasks tasks;
  private final Holds holds;
  private final Projects projects;
  private final Transactions transactions;
  private ScheduledExecutorService beat;

  Sweep(Sql sql, Tasks tasks, Holds holds, Projects projects, Transactions transactions) {
    this.sql = sql;
    this.tasks = tasks;
    this.holds = holds;
    this.projects = projects;
    this.transactions = transactions;
  }

  private record Over(UUID slot, UUID task, UUID project, int round) {}

  /** Not by the scheduler, which goes by the wall clock: set back an hour, it rests an hour. */
  void begin(@Observes StartupEvent start) {
    beat = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sweep"));
    beat.scheduleWithFixedDelay(this::sweep, 2, 2, TimeUnit.SECONDS);
  }

  @PreDestroy
  void end() {
    beat.shutdownNow();
  }

  private void sweep() {
    try {
      overAll();
    } catch (RuntimeException away) {
      LOG.warnf("Leases could not be swept: %s", away.getMessage());
    }
  }

  /** Ends every lease that is over; how many there were. */
  public int overAll() {
    int ended = 0;
    while (true) {
      List<Over> over =
          sql.list(
              row ->
                  new Over(
                      Sql.id(row, "id"),
                      Sql.id(row, "task_id"),
                      Sql.id(row, "project_id"),
                      row.getInt("round")),
              "SELECT s.id, s.task_id, s.project_id, s.round FROM project p JOIN slot s ON s.project_id = p.id"
                  + " AND s.lease_until <= CURRENT_TIMESTAMP ORDER BY s.task_id LIMIT ?",
              CHUNK);
      if (over.isEmpty()) {
        return ended;
      }
      ended += transactions.inNew(() -> end(over));
      if (over.size() < CHUNK) {
        return ended;
      }
    }
  }

  private int end(List<Over> over) {
    int ended = 0;
    for (Over lease : over) {
      int expired =
          sql.update(
              "UPDATE slot SET state = 'expired', lease_until = NULL, state_at = CURRENT_TIMESTAMP"
                  + " WHERE id = ? AND state = 'leased' AND lease_until <= CURRENT_TIMESTAMP",
              lease.slot());
      if (expired == 1) {
        holds.free(projects.findById(lease.project()), lease.slot());
        if (lease.round() > 0) {
          tasks.free(lease.task(), lease.round());
        }
        ended++;
      }
    }
    return ended;
  }
}
