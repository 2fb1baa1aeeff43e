// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import touchstone.base.Transactions;
import touchstone.project.Tasks;

/**
 * Counts what tasks keep as counters afresh from their slots, at each start and each night; they
 * must not differ, and where they do it is said aloud and mended.
 */
@ApplicationScoped
class Recount {
  private static final Logger LOG = Logger.getLogger("touchstone");

  private final Tasks tasks;
  private final Transactions transactions;

  Recount(Tasks tasks, Transactions transactions) {
    this.tasks = tasks;
    this.transactions = transactions;
  }

  void atStart(@Observes @Priority(200) StartupEvent start) {
    check();
  }

  @Scheduled(cron = "0 10 3 * * ?")
  void nightly() {
    check();
  }

  private void check() {
    long differing = tasks.miscounted();
    if (differing == 0) {
      LOG.info("Counters recounted: 0 tasks differ.");
    } else {
      int mended = transactions.inNew(tasks::recount);
      LOG.errorf("Counters recounted: %d tasks differed, %d mended.", differing, mended);
    }
  }
}
