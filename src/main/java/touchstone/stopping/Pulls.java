// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Pulls in what no rater's submit brings to an adaptive project: looks at tasks that an import
 * filled, and fits skills afresh as looks grow by a tenth. One node does it at a time: it claims
 * the project's row, and the claim runs out with a node that is gone.
 */
@ApplicationScoped
public class Pulls {
  private static final Logger LOG = Logger.getLogger(Pulls.class);
  private static final int CHUNK = 200;
  private static final int FIRST_FIT = 20;
  private static final int GROWTH = 10;

  private final Sql sql;
  private final Transactions transactions;
  private final Projects projects;
  private final Looks looks;
  private final SkillFit skillFit;

  Pulls(Sql sql, Transactions transactions, Projects projects, Looks looks, SkillFit skillFit) {
    this.sql = sql;
    this.transactions = transactions;
    this.projects = projects;
    this.looks = looks;
    this.skillFit = skillFit;
  }

  private record State(String imports, Instant fittedAt, long fittedLooks) {}

  @Scheduled(
      every = "15s",
      delayed = "7s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void everyOpenProject() {
    try {
      projects.everyOpen().forEach(this::of);
    } catch (RuntimeException away) {
      LOG.warnf("Adaptive projects could not be looked at: %s", away.getMessage());
    }
  }

  /** Brings a project up to date, unless it is not adaptive or another node is at it. */
  public void of(Project project) {
    if (!project.policy().adaptive()) {
      return;
    }
    State known = state(project.id);
    String imports = imports(project.id);
    boolean imported = !imports.equals(known.imports());
    boolean fit = fitDue(project.id, known);
    if (!(imported || fit) || !claimed(project.id)) {
      return;
    }
    if (imported) {
      lookAtFull(project);
    }
    Instant now =
        sql.first(row -> Sql.instant(row, "now"), "SELECT CURRENT_TIMESTAMP AS now").orElseThrow();
    if (fit) {
      skillFit.of(project);
    }
    done(
        project.id,
        imports,
        fit ? now : known.fittedAt(),
        fit ? count(project.id) : known.fittedLooks());
  }

  private State state(UUID project) {
    sql.update(
        "INSERT INTO stopping_pull (project_id, imports, fitted_looks) VALUES (?, '', 0)"
            + " ON CONFLICT DO NOTHING",
        project);
    return sql.first(
            row ->
                new State(
                    row.getString("imports"),
                    Sql.instant(row, "fitted_at"),
                    row.getLong("fitted_looks")),
            "SELECT imports, fitted_at, fitted_looks FROM stopping_pull WHERE project_id = ?",
            project)
        .orElseThrow();
  }

  /** Tells one state of what was imported from another. */
  private String imports(UUID project) {
    return sql.first(
            row -> row.getLong("runs") + "/" + row.getLong("lines"),
            "SELECT COUNT(*) AS runs, COALESCE(SUM(accepted), 0) AS lines FROM import_run"
                + " WHERE target_id = ?",
            project)
        .orElseThrow();
  }

  private boolean fitDue(UUID project, State known) {
    long fresh =
        sql.number(
            "SELECT COUNT(*) FROM stopping_look WHERE project_id = ? AND at > ?",
            project,
            known.fittedAt() == null ? Instant.EPOCH : known.fittedAt());
    return fresh >= Math.max(FIRST_FIT, known.fittedLooks() / GROWTH);
  }

  private long count(UUID project) {
    return sql.number("SELECT COUNT(*) FROM stopping_look WHERE project_id = ?", project);
  }

  private boolean claimed(UUID project) {
    return sql.update(
            "UPDATE stopping_pull SET claimed_until = CURRENT_TIMESTAMP + INTERVAL '5' MINUTE"
                + " WHERE project_id = ?"
                + " AND (claimed_until IS NULL OR claimed_until < CURRENT_TIMESTAMP)",
            project)
        == 1;
  }

  private void done(UUID project, String imports, Instant fittedAt, long fittedLooks) {
    sql.update(
        "UPDATE stopping_pull SET imports = ?, fitted_at = ?, fitted_looks = ?,"
            + " claimed_until = NULL WHERE project_id = ?",
        imports,
        fittedAt,
        fittedLooks,
        project);
  }

  private void lookAtFull(Project project) {
    UUID after = new UUID(0, 0);
    while (true) {
      List<UUID> full =
          sql.list(
              row -> Sql.id(row, "id"),
              "SELECT t.id FROM task t WHERE t.project_id = ? AND t.open_place IS NULL AND t.id > ?"
                  + " AND NOT EXISTS (SELECT 1 FROM stopping_look l WHERE l.task_id = t.id"
                  + "   AND l.round = t.round AND l.judgements >= t.held + t.imported)"
                  + " ORDER BY t.id LIMIT ?",
              project.id,
              after,
              CHUNK);
      if (full.isEmpty()) {
        return;
      }
      transactions.inNew(
          () -> {
            full.forEach(task -> looks.at(project, task));
            return null;
          });
      after = full.get(full.size() - 1);
    }
  }
}
