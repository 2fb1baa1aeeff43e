// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Counts budgets afresh from entries and holds, at each start and each night, and frees what is
 * held for a lease that is no more; neither must be there, and where one is it is said aloud and
 * mended.
 */
@ApplicationScoped
public class MoneyRecount {
  private static final Logger LOG = Logger.getLogger("touchstone");

  private final Sql sql;
  private final Projects projects;
  private final Holds holds;
  private final Budgets budgets;
  private final Transactions transactions;

  MoneyRecount(
      Sql sql, Projects projects, Holds holds, Budgets budgets, Transactions transactions) {
    this.sql = sql;
    this.projects = projects;
    this.holds = holds;
    this.budgets = budgets;
    this.transactions = transactions;
  }

  private record Stray(UUID slot, UUID project) {}

  void atStart(@Observes @Priority(210) StartupEvent start) {
    check();
  }

  @Scheduled(cron = "0 12 3 * * ?")
  void nightly() {
    check();
  }

  private void check() {
    List<Stray> strays = strays();
    strays.forEach(
        stray ->
            transactions.inNew(
                () -> {
                  holds.free(projects.findById(stray.project()), stray.slot());
                  return null;
                }));
    long differing = mended();
    if (strays.isEmpty() && differing == 0) {
      LOG.info("Budgets recounted: 0 differ.");
    } else {
      LOG.errorf(
          "Budgets recounted: %d differed, %d holds without a lease; mended.",
          differing, strays.size());
    }
  }

  private List<Stray> strays() {
    return sql.list(
        row -> new Stray(Sql.id(row, "slot_id"), Sql.id(row, "project_id")),
        "SELECT h.slot_id, h.project_id FROM ledger_hold h WHERE NOT EXISTS ("
            + "SELECT 1 FROM slot s WHERE s.id = h.slot_id AND s.state = 'leased')");
  }

  private long mended() {
    long differing = 0;
    for (UUID id :
        sql.list(row -> Sql.id(row, "project_id"), "SELECT DISTINCT project_id FROM budget")) {
      differing +=
          transactions.inNew(
              () -> {
                Project project = projects.findById(id);
                long here = budgets.miscounted(project);
                if (here > 0) {
                  budgets.changed(project);
                }
                return here;
              });
    }
    return differing;
  }

  /** How many budgets and holds of a project differ from what they are counted from. */
  public long differing(Project project) {
    return budgets.miscounted(project)
        + strays().stream().filter(stray -> stray.project().equals(project.id)).count();
  }
}
