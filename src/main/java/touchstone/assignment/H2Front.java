// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Tasks;

/**
 * Reads a few open rows and takes each by an update that its own state guards. A row that another
 * transaction of this process is taking is passed over instead of waited for: an H2 file has one
 * process, so this does what SKIP LOCKED would. It is for speed alone; the update keeps count.
 */
class H2Front implements Front {
  /** More than there are connections: each may hold the row that comes next. */
  private static final int SPARE = 30;

  private final Sql sql;
  private final Tasks tasks;
  private final TransactionSynchronizationRegistry transactions;
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

  H2Front(Sql sql, Tasks tasks, TransactionSynchronizationRegistry transactions) {
    this.sql = sql;
    this.tasks = tasks;
    this.transactions = transactions;
  }

  @Override
  public List<Taken> take(Project project, UUID participant, long from, long to, int count) {
    List<Taken> taken = new ArrayList<>();
    for (Taken candidate :
        sql.list(
            FrontQuery::taken,
            FrontQuery.SELECT,
            participant,
            project.id,
            from,
            to,
            participant,
            count + SPARE)) {
      if (taken.size() < count && mine(candidate.task()) && tasks.take(candidate.task())) {
        taken.add(candidate);
      }
    }
    return taken;
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
