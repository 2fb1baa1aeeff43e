// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.freshness.ChangedLabels;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * What leads decided about outdated labels, and its doing: a decision is a row, and whoever comes
 * by sets going what is not yet. All labels are made again in batches, so that no transaction is
 * long.
 */
@ApplicationScoped
class Remedies {
  private static final Logger LOG = Logger.getLogger(Remedies.class);
  private static final int BATCH = 1_000;
  private static final int AT_ONCE = 5;

  private final Sql sql;
  private final Transactions transactions;
  private final Projects projects;
  private final Guidelines guidelines;
  private final ChangedLabels changed;

  Remedies(
      Sql sql,
      Transactions transactions,
      Projects projects,
      Guidelines guidelines,
      ChangedLabels changed) {
    this.sql = sql;
    this.transactions = transactions;
    this.projects = projects;
    this.guidelines = guidelines;
    this.changed = changed;
  }

  /** Those of a project, newest first. */
  List<Remedy> of(Project project) {
    return sql.list(
        Remedy::from,
        "SELECT * FROM guideline_remedy WHERE project_id = ? ORDER BY at DESC, id DESC",
        project.id);
  }

  /** Notes a decision, in the caller's transaction; 409 where the version changed no meaning. */
  UUID decide(Project project, int version, Wanted wanted, UUID by) {
    GuidelineVersion of = guidelines.version(project.guidelineId, version);
    if (!of.meaning()) {
      throw Problem.conflict("Version " + version + " changed no meaning: it outdates no label.");
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO guideline_remedy (id, project_id, version, kind, sample, note, at, decided_by)"
            + " VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?)",
        id,
        project.id,
        version,
        wanted.kind(),
        wanted.sample(),
        wanted.note(),
        by);
    return id;
  }

  /** Sets going what was decided and is not done; in a large project that follows by itself. */
  void go(Project project) {
    if (!project.large()) {
      run(project);
    }
  }

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
      go(project, remedy);
    }
  }

  private void go(Project project, Remedy remedy) {
    ChangedLabels.Bill bill = changed.marked(project, remedy.version());
    if (remedy.labels() == null) {
      transactions.inNew(
          () ->
              sql.update(
                  "UPDATE guideline_remedy SET labels = ? WHERE id = ?",
                  bill.labels(),
                  remedy.id()));
    }
    if (remedy.kind().equals(Wanted.ACCEPT)) {
      ended(remedy);
      changed.accepted(project);
    } else if (!project.open()) {
      return;
    } else if (remedy.sampled()) {
      sample(project, remedy);
    } else {
      long begun = 1;
      for (int batch = 0; batch < AT_ONCE && begun > 0; batch++) {
        begun = again(project, remedy, BATCH);
        changed.look(project);
      }
      // Outdated labels that are not settled come back when they are; new ones of old leases too.
      if (changed.marked(project, remedy.version()).labels() == 0) {
        ended(remedy);
      }
    }
  }

  /** One sample, whoever comes by at the same time. */
  private void sample(Project project, Remedy remedy) {
    if (ended(remedy)) {
      try {
        again(project, remedy, remedy.sample());
      } catch (RuntimeException failed) {
        transactions.inNew(
            () ->
                sql.update(
                    "UPDATE guideline_remedy SET ended_at = NULL WHERE id = ?", remedy.id()));
        throw failed;
      }
    }
  }

  /** By lot, the same whenever it is asked. */
  private long again(Project project, Remedy remedy, int most) {
    long seed = remedy.id().getLeastSignificantBits();
    return changed.again(project, remedy.version(), most, seed, remedy.id(), remedy.by());
  }

  /** Whether it was not ended before. */
  private boolean ended(Remedy remedy) {
    return transactions.inNew(
            () ->
                sql.update(
                    "UPDATE guideline_remedy SET ended_at = CURRENT_TIMESTAMP"
                        + " WHERE id = ? AND ended_at IS NULL",
                    remedy.id()))
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
