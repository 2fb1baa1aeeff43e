// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.project.Policy;
import touchstone.project.Project;

/** What an adaptive project has bought so far, counted from its looks. */
@ApplicationScoped
class SoFar {
  private final Sql sql;

  SoFar(Sql sql) {
    this.sql = sql;
  }

  /**
   * The figures of a project.
   *
   * @param sure tasks that ended sure enough; full: with as many judgements as may be, and not
   *     sure; decided: by an expert
   * @param judgementsPerTask of these, in the mean; null where there is none
   * @param moreJudgements bought because a task was not sure; toExperts: because it was full and
   *     not sure; audits: drawn though sure
   * @param saved judgements not bought of these tasks, against the most for each
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Figures(
      double confidence,
      int least,
      int most,
      long sure,
      long full,
      long decided,
      Double judgementsPerTask,
      long moreJudgements,
      long toExperts,
      long audits,
      long saved) {}

  /** One look at a task. */
  record Look(
      int round,
      int judgements,
      String question,
      String why,
      double confidence,
      String bought,
      Instant at) {}

  Figures of(Project project) {
    Policy policy = project.policy();
    int most = policy.overlap().max();
    return sql.first(
            row -> {
              long ended = row.getLong("ended");
              long judgements = row.getLong("judgements");
              return new Figures(
                  policy.overlap().confidence(),
                  policy.least(),
                  most,
                  row.getLong("sure"),
                  row.getLong("whole"),
                  row.getLong("decided"),
                  ended == 0 ? null : (double) judgements / ended,
                  row.getLong("more"),
                  row.getLong("experts"),
                  row.getLong("audits"),
                  Math.max(0, ended * most - judgements));
            },
            "SELECT COUNT(CASE WHEN bought = 'nothing' THEN 1 END) AS ended,"
                + " COALESCE(SUM(CASE WHEN bought = 'nothing' THEN judgements END), 0) AS judgements,"
                + " COUNT(CASE WHEN bought = 'nothing' AND why = 'sure' THEN 1 END) AS sure,"
                + " COUNT(CASE WHEN bought = 'nothing' AND why = 'full' THEN 1 END) AS whole,"
                + " COUNT(CASE WHEN bought = 'nothing' AND why = 'decided' THEN 1 END) AS decided,"
                + " COUNT(CASE WHEN bought = 'judgement' THEN 1 END) AS more,"
                + " COUNT(CASE WHEN bought = 'expert' THEN 1 END) AS experts,"
                + " COUNT(CASE WHEN bought = 'audit' THEN 1 END) AS audits"
                + " FROM stopping_look WHERE project_id = ?",
            project.id)
        .orElseThrow();
  }

  /** The looks at an item's judgements, oldest first; 404 where the project has no such item. */
  List<Look> at(Project project, String item) {
    boolean known =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM item WHERE dataset_id = ? AND item_key = ?)",
            project.datasetId,
            item);
    if (!known) {
      throw Problem.notFound("item");
    }
    return sql.list(
        row ->
            new Look(
                row.getInt("round"),
                row.getInt("judgements"),
                row.getString("question"),
                row.getString("why"),
                row.getDouble("confidence"),
                row.getString("bought"),
                Sql.instant(row, "at")),
        "SELECT l.* FROM item i JOIN task t ON t.item_id = i.id AND t.project_id = ?"
            + " JOIN stopping_look l ON l.task_id = t.id"
            + " WHERE i.dataset_id = ? AND i.item_key = ? ORDER BY l.round, l.judgements",
        project.id,
        project.datasetId,
        item);
  }
}
