// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Sql;

/**
 * What a rater earned, was given and was paid out in all projects, a line for each day, project and
 * kind of entry, with what is open by currency.
 */
@ApplicationScoped
class Statements {
  private final Sql sql;

  Statements(Sql sql) {
    this.sql = sql;
  }

  /**
   * A line.
   *
   * @param entries how many entries it adds up
   * @param millis the time paid for by the hour, in milliseconds, or 0
   */
  record Line(
      LocalDate day,
      String project,
      String name,
      String kind,
      Money amount,
      long entries,
      long millis) {

    /** The time paid for in minutes. */
    public double minutes() {
      return millis / 60_000.0;
    }
  }

  /**
   * A statement.
   *
   * @param before what was open before its first day, by currency
   * @param open what is open at its end
   */
  record Statement(List<Line> lines, Map<String, Money> before, Map<String, Money> open) {
    public boolean empty() {
      return lines.isEmpty() && open.isEmpty();
    }
  }

  /** The statement from a time on and before another. */
  Statement of(UUID rater, Instant from, Instant to) {
    List<Line> lines =
        sql.list(
            row ->
                new Line(
                    row.getObject("of_day", LocalDate.class),
                    row.getString("slug"),
                    row.getString("name"),
                    row.getString("kind"),
                    new Money(row.getLong("grains"), row.getString("currency")),
                    row.getLong("entries"),
                    row.getLong("millis")),
            "SELECT CAST(e.at AT TIME ZONE 'UTC' AS DATE) AS of_day, p.slug, p.name, e.kind,"
                + " e.currency, SUM(e.grains) AS grains, COUNT(*) AS entries,"
                + " COALESCE(SUM(e.millis), 0) AS millis"
                + " FROM participant q JOIN ledger_entry e ON e.participant_id = q.id"
                + " JOIN project p ON p.id = e.project_id"
                + " WHERE q.rater_id = ? AND e.at >= ? AND e.at < ?"
                + " GROUP BY CAST(e.at AT TIME ZONE 'UTC' AS DATE), p.slug, p.name, e.kind,"
                + " e.currency ORDER BY 1, 2, 4, 5",
            rater,
            from,
            to);
    return new Statement(lines, open(rater, from), open(rater, to));
  }

  private Map<String, Money> open(UUID rater, Instant before) {
    Map<String, Money> open = new TreeMap<>();
    sql.list(
        row ->
            open.put(
                row.getString("currency"),
                new Money(row.getLong("grains"), row.getString("currency"))),
        "SELECT e.currency, SUM(CASE WHEN e.kind = 'paid' THEN -e.grains ELSE e.grains END)"
            + " AS grains FROM participant q JOIN ledger_entry e ON e.participant_id = q.id"
            + " WHERE q.rater_id = ? AND e.at < ? GROUP BY e.currency",
        rater,
        before);
    return open;
  }
}
