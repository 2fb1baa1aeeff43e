// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.rater.RaterKind;

/** Counts what was done in a project, week by week, by when it was judged. */
@ApplicationScoped
class Doings {
  private static final double MILLIS_AN_HOUR = 3_600_000;
  private static final String STANDS =
      " FROM slot s JOIN judgement j ON j.id = s.judgement_id"
          + " WHERE s.project_id = ? AND s.round > 0 AND NOT j.gold";
  private static final String THEN = " AND j.judged_at >= ? AND j.judged_at < ?";

  private final Sql sql;

  Doings(Sql sql) {
    this.sql = sql;
  }

  Done of(Project project, Week week) {
    List<Done.OfKind> byKind =
        sql.list(
            row ->
                new Done.OfKind(
                    row.getString("kind"),
                    row.getLong("judgements"),
                    row.getLong("millis") / MILLIS_AN_HOUR),
            "SELECT q.kind, COUNT(*) AS judgements, COALESCE(SUM(j.active_millis), 0) AS millis"
                + STANDS.replace(" WHERE", " JOIN participant q ON q.id = s.participant_id WHERE")
                + THEN
                + " GROUP BY q.kind ORDER BY 2 DESC, 1",
            project.id,
            week.from(),
            week.to());
    return new Done(
        byKind.stream().mapToLong(Done.OfKind::judgements).sum(),
        labels(project, week),
        sql.number(
            "SELECT COUNT(*) FROM slot_skip k JOIN slot s ON s.id = k.slot_id"
                + " WHERE s.project_id = ? AND k.at >= ? AND k.at < ?",
            project.id,
            week.from(),
            week.to()),
        sql.number(
            "SELECT COUNT(*)" + STANDS + THEN + " AND s.state = 'surplus'",
            project.id,
            week.from(),
            week.to()),
        byKind.stream()
            .filter(each -> RaterKind.of("kind", each.kind()).person())
            .mapToDouble(Done.OfKind::hours)
            .sum(),
        byKind);
  }

  private long labels(Project project, Week week) {
    return sql.number(
        "SELECT COUNT(*) FROM (SELECT t.id FROM task t JOIN slot s ON s.task_id = t.id"
            + " JOIN judgement j ON j.id = s.judgement_id"
            + " WHERE t.project_id = ? AND t.open_place IS NULL AND s.round > 0 AND NOT j.gold"
            + " AND NOT EXISTS (SELECT 1 FROM slot l WHERE l.task_id = t.id AND l.round > 0"
            + "   AND l.lease_until IS NOT NULL)"
            + " GROUP BY t.id HAVING MAX(j.judged_at) >= ? AND MAX(j.judged_at) < ?) settled",
        project.id,
        week.from(),
        week.to());
  }

  /** The weeks in which anything was judged, skipped, paid or said of money, the newest first. */
  List<Week> weeks(Project project) {
    return sql
        .list(
            row -> row.getObject("of_day", LocalDate.class),
            "SELECT "
                + day("j.judged_at")
                + STANDS
                + " UNION SELECT "
                + day("k.at")
                + " FROM slot_skip k JOIN slot s ON s.id = k.slot_id WHERE s.project_id = ?"
                + " UNION SELECT "
                + day("e.at")
                + " FROM ledger_entry e WHERE e.project_id = ?"
                + " UNION SELECT "
                + day("a.raised_at")
                + " FROM cost_alarm a WHERE a.project_id = ?",
            project.id,
            project.id,
            project.id,
            project.id)
        .stream()
        .map(Week::of)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static String day(String time) {
    return "CAST(" + time + " AT TIME ZONE 'UTC' AS DATE) AS of_day";
  }
}
