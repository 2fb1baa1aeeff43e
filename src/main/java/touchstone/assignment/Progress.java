// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.routing.Starving;
import touchstone.stopping.Pulls;

/** How far a project is, counted from rows. */
@ApplicationScoped
public class Progress {
  private final Sql sql;
  private final Tasks tasks;
  private final Sweep sweep;
  private final Pulls pulls;
  private final Starving starving;

  Progress(Sql sql, Tasks tasks, Sweep sweep, Pulls pulls, Starving starving) {
    this.sql = sql;
    this.tasks = tasks;
    this.sweep = sweep;
    this.pulls = pulls;
    this.starving = starving;
  }

  /**
   * The figures of a project.
   *
   * @param settled tasks for which no judgement is wanted and no lease is live
   * @param starved open tasks that the pool's members cannot finish
   */
  public record Figures(
      long tasks,
      long settled,
      long open,
      long starved,
      long judgements,
      long surplus,
      long leasesLive,
      List<OfRater> byRater) {
    /** Settled tasks in a hundred, rounded down: 100 means all. */
    public long percent() {
      return tasks == 0 ? 0 : settled * 100 / tasks;
    }
  }

  /** One rater's part; the median of active time is in milliseconds. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record OfRater(
      String rater, String kind, long judgements, Long medianActiveMillis, long skips) {
    /** The median in seconds, for people. */
    public double medianSeconds() {
      return medianActiveMillis / 1000.0;
    }
  }

  /** The figures now, after what is new was pulled in. */
  public Figures of(Project project) {
    bringUpToDate(project);
    long all = count("SELECT COUNT(*) FROM task WHERE project_id = ?", project);
    long unsettled =
        count(
            "SELECT COUNT(*) FROM task t WHERE t.project_id = ? AND (t.open_place IS NOT NULL OR"
                + " EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id AND s.round > 0"
                + " AND s.lease_until IS NOT NULL))",
            project);
    return new Figures(
        all,
        all - unsettled,
        unsettled,
        starving.tasks(project),
        count(
            "SELECT COUNT(*) FROM slot WHERE project_id = ? AND judgement_id IS NOT NULL AND round > 0",
            project),
        count(
            "SELECT COUNT(*) FROM slot WHERE project_id = ? AND state = 'surplus' AND round > 0",
            project),
        count(
            "SELECT COUNT(*) FROM slot WHERE project_id = ? AND lease_until IS NOT NULL AND round > 0",
            project),
        byRater(project));
  }

  /** The number of tasks where every one is settled, else 0; a project without tasks is not. */
  public long settled(Project project) {
    bringUpToDate(project);
    return sql.number(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM task WHERE project_id = p.id AND open_place IS NOT NULL)"
            + " OR EXISTS (SELECT 1 FROM slot WHERE project_id = p.id AND lease_until IS NOT NULL"
            + " AND round > 0)"
            + " THEN 0 ELSE p.tasks END FROM project p WHERE p.id = ?",
        project.id);
  }

  private void bringUpToDate(Project project) {
    sweep.overAll();
    tasks.pull(project);
    pulls.of(project);
  }

  private List<OfRater> byRater(Project project) {
    return sql.list(
        row ->
            new OfRater(
                row.getString("rater"),
                row.getString("kind"),
                row.getLong("judgements"),
                Sql.longOrNull(row, "median"),
                row.getLong("skips")),
        "SELECT COALESCE(r.name, CAST(p.id AS VARCHAR)) AS rater, p.kind,"
            + " COUNT(s.judgement_id) AS judgements,"
            + " CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY j.active_millis) AS BIGINT) AS median,"
            + " COUNT(CASE WHEN s.state = 'skipped' THEN 1 END) AS skips"
            + " FROM participant p LEFT JOIN rater r ON r.id = p.rater_id"
            + " LEFT JOIN slot s ON s.participant_id = p.id AND s.round > 0"
            + " LEFT JOIN judgement j ON j.id = s.judgement_id"
            + " WHERE p.project_id = ? GROUP BY p.id, r.name, p.kind ORDER BY 3 DESC, 1",
        project.id);
  }

  private long count(String query, Project project) {
    return sql.number(query, project.id);
  }
}
