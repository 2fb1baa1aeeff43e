// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.WageFloor;

/**
 * What an hour of each rater's work came to: all that was earned and given, for whatever purpose,
 * over all the time that was given: the active time of every answer, those withdrawn, sent back,
 * late or of no use among them, of known items and of training, and the time of reviews, of skips
 * and of reading a guideline that changed. Of answers that were brought in it counts those that
 * were booked.
 *
 * <p>Source for the measure: K. Hara et al., "A Data-Driven Analysis of Workers' Earnings on Amazon
 * Mechanical Turk", CHI 2018 (unpaid work counts); for the median: Prolific's rule for studies.
 */
@ApplicationScoped
public class Wages {
  private static final double MILLIS_AN_HOUR = 3_600_000;

  private final Sql sql;
  private final WorkTime workTime;

  Wages(Sql sql, WorkTime workTime) {
    this.sql = sql;
    this.workTime = workTime;
  }

  /**
   * One person's.
   *
   * @param rater the name, or the participant's id once forgotten
   * @param earned what was earned and given, in the currency asked for
   * @param paid what of it was paid out
   * @param time what was given, by what it went for
   */
  public record Of(
      UUID participant,
      UUID raterId,
      String rater,
      String kind,
      Money earned,
      Money paid,
      WorkTime.Of time) {

    /** All of it in milliseconds. */
    public long millis() {
      return time.all();
    }

    /** Answers that stand. */
    public long judgements() {
      return time.judgements();
    }

    /** In units of the currency an hour, or null where too little of the time was kept. */
    public Double anHour() {
      return !time.known() ? null : Double.valueOf(earned.units() / hours());
    }

    public double hours() {
      return millis() / MILLIS_AN_HOUR;
    }

    /** What is still to be paid out. */
    public Money open() {
      return earned.minus(paid);
    }

    /**
     * What it takes to come up to a floor, in whole minor units; nothing where it is reached or too
     * little of the time was kept.
     */
    public Money upTo(WageFloor floor) {
      Money due = floor.anHour().forMillis(millis());
      return !time.known()
              || !due.currency().equals(earned.currency())
              || due.compareTo(earned) <= 0
          ? Money.none(earned.currency())
          : due.minus(earned).upToMinorUnits();
    }
  }

  /** All people who worked in the project, those who earned most first. */
  public List<Of> of(Project project, String currency) {
    Map<UUID, WorkTime.Of> times = workTime.of(project);
    return sql
        .list(
            row ->
                new Of(
                    Sql.id(row, "id"),
                    Sql.id(row, "rater_id"),
                    row.getString("rater"),
                    row.getString("kind"),
                    new Money(row.getLong("earned"), currency),
                    new Money(row.getLong("paid"), currency),
                    row.getBoolean("booked") || times.containsKey(Sql.id(row, "id"))
                        ? times.getOrDefault(Sql.id(row, "id"), WorkTime.Of.NOTHING)
                        : null),
            "SELECT q.id, q.rater_id, q.kind, COALESCE(r.name, CAST(q.id AS VARCHAR)) AS rater,"
                + " COALESCE(m.earned, 0) AS earned, COALESCE(m.paid, 0) AS paid,"
                + " m.participant_id IS NOT NULL AS booked"
                + " FROM participant q LEFT JOIN rater r ON r.id = q.rater_id"
                + " LEFT JOIN (SELECT participant_id,"
                + "   SUM(CASE WHEN kind <> 'paid' THEN grains ELSE 0 END) AS earned,"
                + "   SUM(CASE WHEN kind = 'paid' THEN grains ELSE 0 END) AS paid"
                + "   FROM ledger_entry WHERE project_id = ? AND currency = ?"
                + "   GROUP BY participant_id) m ON m.participant_id = q.id"
                + " WHERE q.project_id = ? AND q.kind IN ('generalist', 'expert', 'user')"
                + " ORDER BY 5 DESC, 4",
            project.id,
            currency,
            project.id)
        .stream()
        .filter(each -> each.time() != null)
        .toList();
  }

  /** What the time of them all went for, in hours; what there is none of is not there. */
  static Map<WorkTime.Part, Double> parts(List<Of> wages) {
    Map<WorkTime.Part, Double> parts = new EnumMap<>(WorkTime.Part.class);
    wages.forEach(
        each ->
            each.time()
                .millis()
                .forEach(
                    (part, millis) -> {
                      if (millis > 0) {
                        parts.merge(part, millis / MILLIS_AN_HOUR, Double::sum);
                      }
                    }));
    return parts;
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
