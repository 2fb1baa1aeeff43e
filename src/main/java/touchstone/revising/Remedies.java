// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.freshness.ChangedLabels;
import touchstone.freshness.RemadeLabels;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * The doing of what leads decided about outdated labels: a decision is a row that is open until it
 * is done, and whoever comes by sets going what is open. A sample is drawn, and an acceptance
 * holds, in the transaction that ends the row; all labels are made again in batches, so that no
 * transaction is long.
 */
@ApplicationScoped
class Remedies {
  private static final Logger LOG = Logger.getLogger(Remedies.class);
  private static final int BATCH = 1_000;
  private static final int AT_ONCE = 5;

  private final Sql sql;
  private final Transactions transactions;
  private final Projects projects;
  private final ChangedLabels changed;
  private final RemadeLabels remade;

  Remedies(
      Sql sql,
      Transactions transactions,
      Projects projects,
      ChangedLabels changed,
      RemadeLabels remade) {
    this.sql = sql;
    this.transactions = transactions;
    this.projects = projects;
    this.changed = changed;
    this.remade = remade;
  }

  /** Sets going what was decided and is not done; in a large project that follows by itself. */
  void go(Project project) {
    if (!project.large()) {
      run(project);
    }
  }

  /** Each on its own: what cannot be done now stays open, and is tried again. */
  private void run(Project project) {
    List<Remedy> open =
        sql.list(
            Remedy::from,
            "SELECT * FROM guideline_remedy WHERE project_id = ? AND ended_at IS NULL"
                + " ORDER BY at, id",
            project.id);
    if (open.isEmpty()) {
      return;
    }
    changed.look(project);
    for (Remedy remedy : open) {
      try {
        go(project, remedy);
      } catch (RuntimeException away) {
        LOG.warnf("What was decided about outdated labels waits: %s", away.getMessage());
      }
    }
  }

  private void go(Project project, Remedy remedy) {
    if (remedy.labels() == null) {
      long labels = changed.left(project, remedy.version()).labels();
      transactions.inNew(
          () ->
              sql.update(
                  "UPDATE guideline_remedy SET labels = ? WHERE id = ?", labels, remedy.id()));
    }
    if (remedy.accepted()) {
      changed.accepted(project, () -> end(remedy));
    } else if (!project.open()) {
      // What never was outdated needs nobody at work.
      if (changed.left(project, remedy.version()).labels() == 0) {
        transactions.inNew(() -> end(remedy));
      }
    } else if (remedy.sampled()) {
      // Drawn and over in one transaction, whoever comes by at the same time.
      again(project, remedy, remedy.sample(), () -> end(remedy));
    } else {
      long begun = 1;
      for (int batch = 0; batch < AT_ONCE && begun > 0; batch++) {
        begun = again(project, remedy, BATCH, () -> open(remedy));
        changed.look(project);
      }
      // Outdated labels that are not settled come back when they are; new ones of old leases too.
      if (changed.left(project, remedy.version()).ever() == 0) {
        transactions.inNew(() -> end(remedy));
      }
    }
  }

  /** By lot, the same whenever it is asked. */
  private long again(Project project, Remedy remedy, int most, BooleanSupplier first) {
    long seed = remedy.id().getLeastSignificantBits();
    return remade.again(project, remedy.version(), most, seed, remedy.id(), remedy.by(), first);
  }

  private boolean open(Remedy remedy) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM guideline_remedy WHERE id = ? AND ended_at IS NULL)",
        remedy.id());
  }

  /** Ends it in the caller's transaction; whether it was not ended before. */
  private boolean end(Remedy remedy) {
    return sql.update(
            "UPDATE guideline_remedy SET ended_at = CURRENT_TIMESTAMP"
                + " WHERE id = ? AND ended_at IS NULL",
            remedy.id())
        == 1;
  }

  @Scheduled(
      every = "{touchstone.freshness.every}",
      delayed = "23s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void everyProject() {
    for (UUID id :
        sql.list(
            row -> Sql.id(row, "project_id"),
            "SELECT DISTINCT project_id FROM guideline_remedy WHERE ended_at IS NULL")) {
      try {
        run(projects.afresh(id));
      } catch (RuntimeException away) {
        LOG.warnf("What was decided about outdated labels waits: %s", away.getMessage());
      }
    }
  }
}
