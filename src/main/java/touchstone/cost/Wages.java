// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.WageFloor;

/**
 * What an hour of each rater's work came to: all that was earned and given, over the active time of
 * every answer, those withdrawn, late or of no use among them; of answers that were brought in
 * where they were booked. Time to read and to train counts as soon as it is kept.
 *
 * <p>Source for the measure: K. Hara et al., "A Data-Driven Analysis of Workers' Earnings on Amazon
 * Mechanical Turk", CHI 2018 (unpaid work counts); for the median: Prolific's rule for studies.
 */
@ApplicationScoped
public class Wages {
  private static final double MILLIS_AN_HOUR = 3_600_000;

  private final Sql sql;

  Wages(Sql sql) {
    this.sql = sql;
  }

  /**
   * One person's.
   *
   * @param rater the name, or the participant's id once forgotten
   * @param earned what was earned and given, in the currency asked for
   * @param paid what of it was paid out
   * @param millis the active time in milliseconds
   * @param judgements answers that stand
   */
  public record Of(
      UUID participant,
      UUID raterId,
      String rater,
      String kind,
      Money earned,
      Money paid,
      long millis,
      long judgements) {

    /** In units of the currency an hour, or null where no time was kept. */
    public Double anHour() {
      return millis == 0 ? null : Double.valueOf(earned.units() / (millis / MILLIS_AN_HOUR));
    }

    public double hours() {
      return millis / MILLIS_AN_HOUR;
    }

    /** What is still to be paid out. */
    public Money open() {
      return earned.minus(paid);
    }

    /**
     * What it takes to come up to a floor, in whole minor units; nothing where it is reached or no
     * time was kept.
     */
    public Money upTo(WageFloor floor) {
      Money due = floor.anHour().forMillis(millis);
      return millis == 0 || !due.currency().equals(earned.currency()) || due.compareTo(earned) <= 0
          ? Money.none(earned.currency())
          : due.minus(earned).upToMinorUnits();
    }
  }

  /** All people who judged in the project, those who earned most first. */
  public List<Of> of(Project project, String currency) {
    return sql.list(
        row ->
            new Of(
                Sql.id(row, "id"),
                Sql.id(row, "rater_id"),
                row.getString("rater"),
                row.getString("kind"),
                new Money(row.getLong("earned"), currency),
                new Money(row.getLong("paid"), currency),
                row.getLong("millis"),
                row.getLong("judgements")),
        "SELECT q.id, q.rater_id, q.kind, COALESCE(r.name, CAST(q.id AS VARCHAR)) AS rater,"
            + " COALESCE(m.earned, 0) AS earned, COALESCE(m.paid, 0) AS paid,"
            + " COALESCE(w.millis, 0) AS millis, COALESCE(w.judgements, 0) AS judgements"
            + " FROM participant q LEFT JOIN rater r ON r.id = q.rater_id"
            + " LEFT JOIN (SELECT participant_id,"
            + "   SUM(CASE WHEN kind <> 'paid' THEN grains ELSE 0 END) AS earned,"
            + "   SUM(CASE WHEN kind = 'paid' THEN grains ELSE 0 END) AS paid"
            + "   FROM ledger_entry WHERE project_id = ? AND currency = ? GROUP BY participant_id) m"
            + "   ON m.participant_id = q.id"
            + " LEFT JOIN (SELECT participant_id, SUM(millis) AS millis,"
            + "   SUM(stands) AS judgements FROM ("
            + "   SELECT s.participant_id, s.id, MAX(COALESCE(j.active_millis, 0)) AS millis,"
            + "     MAX(CASE WHEN s.judgement_id IS NULL THEN 0 ELSE 1 END) AS stands"
            + "   FROM slot s JOIN judgement j ON j.slot_id = s.id AND (j.origin = 'lease'"
            + "     OR EXISTS (SELECT 1 FROM ledger_entry e WHERE e.judgement_id = j.id))"
            + "   WHERE s.project_id = ? GROUP BY s.participant_id, s.id) g"
            + "   GROUP BY participant_id) w ON w.participant_id = q.id"
            + " WHERE q.project_id = ? AND q.kind IN ('generalist', 'expert', 'user')"
            + " AND (m.participant_id IS NOT NULL OR w.participant_id IS NOT NULL)"
            + " ORDER BY 5 DESC, 4",
        project.id,
        currency,
        project.id,
        project.id);
  }

  /** The wage in the middle, of those of whom time was kept; null where there is none. */
  static Double median(List<Of> wages) {
    double[] known =
        wages.stream()
            .filter(each -> each.anHour() != null)
            .mapToDouble(Of::anHour)
            .sorted()
            .toArray();
    return known.length == 0
        ? null
        : Double.valueOf((known[(known.length - 1) / 2] + known[known.length / 2]) / 2);
  }

  /** The share of them, 0 to 1, whose wage is under the floor; null where there is no floor. */
  public static Double shareUnder(List<Of> wages, WageFloor floor) {
    long known = wages.stream().filter(each -> each.anHour() != null).count();
    if (floor == null || known == 0) {
      return null;
    }
    long under = wages.stream().filter(each -> each.upTo(floor).grains() > 0).count();
    return (double) under / known;
  }
}
