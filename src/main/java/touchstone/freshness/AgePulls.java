// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Brings the ages of labels up to date with what was judged. The row of {@code label_pull} is held
 * meanwhile, so that one node does it at a time and others wait for what it finds. All that can be
 * seen is counted; how far is noted only up to where nothing can appear any more, so that what a
 * long transaction commits late is found by the next pull.
 */
@ApplicationScoped
class AgePulls {
  private static final Logger LOG = Logger.getLogger(AgePulls.class);
  private static final int RANKS = 50_000;
  private static final int CHUNK = 1_000;

  private final Sql sql;
  private final Transactions transactions;
  private final RecordTime recordTime;
  private final Projects projects;
  private final LabelAges ages;
  private final Marks marks;
  private final Outcomes outcomes;
  private final Uses uses;

  AgePulls(
      Sql sql,
      Transactions transactions,
      RecordTime recordTime,
      Projects projects,
      LabelAges ages,
      Marks marks,
      Outcomes outcomes,
      Uses uses) {
    this.sql = sql;
    this.transactions = transactions;
    this.recordTime = recordTime;
    this.projects = projects;
    this.ages = ages;
    this.marks = marks;
    this.outcomes = outcomes;
    this.uses = uses;
  }

  private record State(Instant begunAt, long filled, Instant seen) {}

  @Scheduled(
      every = "{touchstone.freshness.every}",
      delayed = "11s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void everyOpenProject() {
    try {
      for (Project project : projects.everyOpen()) {
        if (project.policy().freshness() != null || known(project)) {
          everything(project);
        }
      }
    } catch (RuntimeException away) {
      LOG.warnf("The ages of labels could not be looked at: %s", away.getMessage());
    }
  }

  boolean known(Project project) {
    return sql.holds("SELECT EXISTS (SELECT 1 FROM label_pull WHERE project_id = ?)", project.id);
  }

  /** Brings ages up to date, and what follows from them: what became of labels made again. */
  void everything(Project project) {
    of(project);
    uses.age(project);
    outcomes.settle(project);
  }

  /** Brings the ages of a project's labels up to date; a first call counts all that there is. */
  void of(Project project) {
    transactions.inNew(
        () ->
            sql.update(
                "INSERT INTO label_pull (project_id) VALUES (?) ON CONFLICT DO NOTHING",
                project.id));
    while (!transactions.inNew(() -> step(project))) {
      // until every rank is filled
    }
  }

  /** Whether the project is up to date. */
  private boolean step(Project project) {
    State state = locked(project.id);
    if (state.seen() != null) {
      return news(project, state.seen());
    }
    if (state.begunAt() == null) {
      sql.update(
          "UPDATE label_pull SET begun_at = ? WHERE project_id = ?",
          recordTime.settled(),
          project.id);
      return false;
    }
    long tasks = sql.number("SELECT tasks FROM project WHERE id = ?", project.id);
    if (state.filled() < tasks) {
      ages.fill(project.id, state.filled(), state.filled() + RANKS);
      sql.update(
          "UPDATE label_pull SET filled = filled + ? WHERE project_id = ?", RANKS, project.id);
      return false;
    }
    ages.fillDays(project.id);
    sql.update("UPDATE label_pull SET seen = begun_at WHERE project_id = ?", project.id);
    return false;
  }

  private State locked(UUID project) {
    return sql.first(
            row ->
                new State(
                    Sql.instant(row, "begun_at"), row.getLong("filled"), Sql.instant(row, "seen")),
            "SELECT begun_at, filled, seen FROM label_pull WHERE project_id = ? FOR UPDATE",
            project)
        .orElseThrow();
  }

  /** Takes up what was recorded since; false where that is so much that all is counted again. */
  private boolean news(Project of, Instant seen) {
    UUID project = of.id;
    Instant settled = recordTime.settled();
    List<UUID> touched = ages.touched(project, seen, RANKS + 1);
    if (touched.size() > RANKS) {
      forget(project);
      return false;
    }
    for (int from = 0; from < touched.size(); from += CHUNK) {
      List<UUID> some = touched.subList(from, Math.min(touched.size(), from + CHUNK));
      ages.afresh(project, some);
      marks.some(of, some);
      outcomes.reopen(some);
    }
    marks.all(of);
    if (settled.isAfter(seen)) {
      sql.update("UPDATE label_pull SET seen = ? WHERE project_id = ?", settled, project);
    }
    return true;
  }

  private void forget(UUID project) {
    ages.drop(project);
    sql.update(
        "UPDATE label_pull SET begun_at = NULL, filled = 0, seen = NULL, guideline_version = 0"
            + " WHERE project_id = ?",
        project);
  }

  /** Rows that differ from what judgements say, after a pull: 0, or something is broken. */
  long differing(Project project) {
    of(project);
    return transactions.inNew(
        () -> ages.differing(project.id, locked(project.id).seen()) + marks.differing(project));
  }

  /** Forgets what was counted; the next pull counts it again. */
  void drop(Project project) {
    transactions.inNew(
        () -> {
          locked(project.id);
          forget(project.id);
          return null;
        });
  }
}
