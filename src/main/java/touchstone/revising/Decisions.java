// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.freshness.ChangedLabels;
import touchstone.freshness.RemadeLabels;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;

/** What leads decide about outdated labels, each decision a row; {@link Remedies} does it. */
@ApplicationScoped
class Decisions {
  private final Sql sql;
  private final Guidelines guidelines;
  private final ChangedLabels changed;
  private final RemadeLabels remade;

  Decisions(Sql sql, Guidelines guidelines, ChangedLabels changed, RemadeLabels remade) {
    this.sql = sql;
    this.guidelines = guidelines;
    this.changed = changed;
    this.remade = remade;
  }

  /** Those of a project, newest first. */
  List<Remedy> of(Project project) {
    return sql.list(
        Remedy::from,
        "SELECT * FROM guideline_remedy WHERE project_id = ? ORDER BY at DESC, id DESC",
        project.id);
  }

  /** Brings up to date what a decision looks at; of a large project that follows by itself. */
  void ready(Project project) {
    if (!project.large()) {
      changed.look(project);
    }
  }

  /**
   * Takes a lead's decision, in the caller's transaction, after {@link #ready}; the same one again
   * is the one that is there. 409, and nothing is done, where the version changed no meaning, was
   * accepted, is being made good already, or leaves nothing to be done. One at a time for a
   * version.
   */
  Remedy decide(Project project, int version, Wanted wanted, UUID by) {
    GuidelineVersion of = guidelines.version(project.guidelineId, version);
    if (!of.meaning()) {
      throw Problem.conflict("Version " + version + " changed no meaning: it outdates no label.");
    }
    if (project.cancelled()) {
      throw Problem.conflict("The project is cancelled: nothing is done about its labels.");
    }
    sql.list(
        row -> row.getInt("number"),
        "SELECT number FROM guideline_version WHERE id = ? FOR UPDATE",
        of.id);
    List<Remedy> before =
        of(project).stream().filter(remedy -> remedy.version() == version).toList();
    for (Remedy remedy : before) {
      if (wanted.same(remedy) && !over(remedy)) {
        return remedy;
      }
    }
    for (Remedy remedy : before) {
      if (remedy.accepted()) {
        throw Problem.conflict("The labels were accepted as they are: nothing is left to decide.");
      }
      if (!remedy.ended() && !wanted.accepts()) {
        throw Problem.conflict(
            "What was decided before is not done yet; to stop it, accept the labels.");
      }
    }
    possible(project, version, wanted);
    sql.update(
        "UPDATE guideline_remedy SET ended_at = CURRENT_TIMESTAMP"
            + " WHERE project_id = ? AND version = ? AND ended_at IS NULL",
        project.id,
        version);
    UUID id = note(project, version, wanted, by);
    return of(project).stream().filter(remedy -> remedy.id().equals(id)).findFirst().orElseThrow();
  }

  /** Whether nothing more is to come of it; what was accepted stays so. */
  private boolean over(Remedy remedy) {
    if (!remedy.sampled() || !remedy.ended()) {
      return remedy.ended() && !remedy.accepted();
    }
    RemadeLabels.Came came = remade.came(remedy.id());
    return came.settled() == came.labels();
  }

  private void possible(Project project, int version, Wanted wanted) {
    if (project.large()) {
      return;
    }
    ChangedLabels.Left left = changed.left(project, version);
    if (left.labels() == 0) {
      throw Problem.conflict("Version " + version + " outdates no label here: nothing to decide.");
    }
    if (wanted.kind().equals(Wanted.SAMPLE) && left.now() == 0) {
      throw Problem.conflict(
          "There is nothing to sample: each label outdated is a gold, dropped, or being judged.");
    }
    if (wanted.kind().equals(Wanted.RELABEL) && left.ever() == 0) {
      throw Problem.conflict(
          "There is nothing to relabel: all that is outdated is gold or dropped.");
    }
  }

  /** Notes what is wanted of a version that is new, in the caller's transaction. */
  UUID note(Project project, int version, Wanted wanted, UUID by) {
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
}
