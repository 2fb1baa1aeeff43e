// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.resolution.agreement.Part;

/**
 * What was spent, added up from the ledger by what it was for, by whom, when, on which slice and
 * under which version of the guideline.
 */
@ApplicationScoped
class Spending {
  private static final String ENTRIES =
      " FROM ledger_entry e LEFT JOIN participant q ON q.id = e.participant_id"
          + " WHERE e.project_id = ? AND e.kind <> 'paid'";

  /** The judgement of an entry, or of the one that it takes back. */
  private static final String OF_JUDGEMENT =
      "COALESCE(e.judgement_id, (SELECT o.judgement_id FROM ledger_entry o WHERE o.id = e.reverses))";

  private final Sql sql;

  Spending(Sql sql) {
    this.sql = sql;
  }

  /**
   * A sum.
   *
   * @param kind the kind of rater, or none for a cost of nobody
   * @param answers how many answers were paid for, those taken back taken off
   */
  record Sum(String kind, String purpose, Money money, long answers) {
    /** Whether it went for labels themselves, and not for what it takes to have good ones. */
    boolean label() {
      return purpose.equals("label") || purpose.equals("model") || purpose.equals("stream");
    }
  }

  /** What went to a value of something. */
  record Row(String name, Money money, long answers) {}

  /** What was spent on a day. */
  record Day(LocalDate day, Money money) {}

  /** A condition with what it is about. */
  private record Where(String sql, List<Object> arguments) {}

  List<Sum> sums(Project project, Part part) {
    Where where = where(project, part);
    return sql.list(
        row ->
            new Sum(
                row.getString("rater_kind"),
                row.getString("purpose"),
                new Money(row.getLong("grains"), row.getString("currency")),
                row.getLong("answers")),
        "SELECT COALESCE(q.kind, 'none') AS rater_kind, e.purpose, e.currency,"
            + " SUM(e.grains) AS grains,"
            + " SUM(CASE WHEN e.kind = 'earned' THEN 1 WHEN e.reverses IS NOT NULL THEN -1"
            + "   ELSE 0 END) AS answers"
            + ENTRIES
            + where.sql()
            + " GROUP BY q.kind, e.purpose, e.currency ORDER BY 4 DESC",
        where.arguments().toArray());
  }

  private static Where where(Project project, Part part) {
    StringBuilder where = new StringBuilder();
    List<Object> arguments = new ArrayList<>(List.of(project.id));
    if (part.from() != null) {
      where.append(" AND e.at >= ?");
      arguments.add(part.from());
    }
    if (part.to() != null) {
      where.append(" AND e.at < ?");
      arguments.add(part.to());
    }
    if (part.name() != null) {
      where
          .append(" AND EXISTS (SELECT 1 FROM judgement j JOIN task t ON t.id = j.task_id")
          .append(" JOIN item_slice m ON m.item_id = t.item_id AND m.name = ? AND m.slice = ?")
          .append(" WHERE j.id = ")
          .append(OF_JUDGEMENT)
          .append(")");
      arguments.add(part.name());
      arguments.add(part.slice());
    }
    return new Where(where.toString(), arguments);
  }

  /** By value of a slice, dearest first. */
  List<Row> bySlice(Project project, String slice, String currency) {
    return rows(
        "m.slice",
        " JOIN task t ON t.id = j.task_id"
            + " JOIN item_slice m ON m.item_id = t.item_id AND m.name = ?",
        currency,
        List.of(slice, project.id, currency));
  }

  /** By version of the guideline that was answered, the newest first. */
  List<Row> byVersion(Project project, String currency) {
    return rows(
        "CAST(j.guideline_version AS VARCHAR)", "", currency, List.of(project.id, currency));
  }

  private List<Row> rows(String name, String join, String currency, List<Object> arguments) {
    return sql.list(
        row ->
            new Row(
                row.getString("name"),
                new Money(row.getLong("grains"), currency),
                row.getLong("answers")),
        "SELECT "
            + name
            + " AS name, SUM(e.grains) AS grains,"
            + " SUM(CASE WHEN e.kind = 'earned' THEN 1 ELSE -1 END) AS answers FROM ledger_entry e"
            + " LEFT JOIN ledger_entry o ON o.id = e.reverses"
            + " JOIN judgement j ON j.id = COALESCE(e.judgement_id, o.judgement_id)"
            + join
            + " WHERE e.project_id = ? AND e.currency = ? AND e.kind <> 'paid'"
            + " GROUP BY "
            + name
            + " ORDER BY 2 DESC, 1 LIMIT 200",
        arguments.toArray());
  }

  /** Day by day (UTC), the first with money first. */
  List<Day> days(Project project, String currency) {
    return sql.list(
        row ->
            new Day(
                row.getObject("of_day", LocalDate.class),
                new Money(row.getLong("grains"), currency)),
        "SELECT CAST(e.at AT TIME ZONE 'UTC' AS DATE) AS of_day, SUM(e.grains) AS grains"
            + ENTRIES
            + " AND e.currency = ? GROUP BY CAST(e.at AT TIME ZONE 'UTC' AS DATE) ORDER BY 1",
        project.id,
        currency);
  }

  /** What leases that are out may still come to. */
  Money committed(Project project, String currency) {
    return sum(project, currency, "ledger_hold");
  }

  /** All that was spent. */
  Money spent(Project project, String currency) {
    return new Money(
        sql.number(
            "SELECT COALESCE(SUM(grains), 0) FROM ledger_entry WHERE project_id = ?"
                + " AND currency = ? AND kind <> 'paid'",
            project.id,
            currency),
        currency);
  }

  /** What the last answer was paid, or null where none was. */
  Money lastPrice(Project project, String currency) {
    return sql.first(
            row -> new Money(row.getLong("grains"), currency),
            "SELECT grains FROM ledger_entry WHERE project_id = ? AND currency = ?"
                + " AND kind = 'earned' ORDER BY project_id DESC, at DESC LIMIT 1",
            project.id,
            currency)
        .orElse(null);
  }

  /** What late answers would have earned that no budget bore. */
  Money owed(Project project, String currency) {
    return sum(project, currency, "ledger_owed");
  }

  /** What was spent and is set aside of a day's budget. */
  Money today(Project project, String currency, LocalDate day) {
    return new Money(
        sql.number(
            "SELECT COALESCE((SELECT SUM(grains) FROM ledger_entry WHERE project_id = ?"
                + " AND currency = ? AND charged_on = ? AND kind <> 'paid'), 0)"
                + " + COALESCE((SELECT SUM(grains) FROM ledger_hold WHERE project_id = ?"
                + " AND currency = ? AND charged_on = ?), 0)",
            project.id,
            currency,
            day,
            project.id,
            currency,
            day),
        currency);
  }

  private Money sum(Project project, String currency, String table) {
    return new Money(
        sql.number(
            "SELECT COALESCE(SUM(grains), 0) FROM "
                + table
                + " WHERE project_id = ? AND currency = ?",
            project.id,
            currency),
        currency);
  }

  /** How many tasks want nothing more and have an answer; of a part of items, and judged then. */
  long labels(Project project, Part part) {
    StringBuilder where = new StringBuilder();
    List<Object> arguments = new ArrayList<>(List.of(project.id));
    if (part.name() != null) {
      where
          .append(" AND EXISTS (SELECT 1 FROM item_slice m WHERE m.item_id = t.item_id")
          .append(" AND m.name = ? AND m.slice = ?)");
      arguments.add(part.name());
      arguments.add(part.slice());
    }
    if (part.from() != null || part.to() != null) {
      where.append(" AND EXISTS (SELECT 1 FROM judgement j WHERE j.task_id = t.id");
      if (part.from() != null) {
        where.append(" AND j.recorded_at >= ?");
        arguments.add(part.from());
      }
      if (part.to() != null) {
        where.append(" AND j.recorded_at < ?");
        arguments.add(part.to());
      }
      where.append(")");
    }
    return sql.number(
        "SELECT COUNT(*) FROM task t WHERE t.project_id = ? AND t.open_place IS NULL"
            + " AND t.held + t.imported > 0"
            + " AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id AND s.round > 0"
            + "   AND s.lease_until IS NOT NULL)"
            + where,
        arguments.toArray());
  }

  /** What was spent already on tasks that want more. */
  Money begun(Project project, String currency) {
    return new Money(
        sql.number(
            "SELECT COALESCE(SUM(e.grains), 0) FROM task t JOIN judgement j ON j.task_id = t.id"
                + " JOIN ledger_entry e ON e.judgement_id = j.id AND e.currency = ?"
                + "   AND NOT EXISTS (SELECT 1 FROM ledger_entry b WHERE b.reverses = e.id)"
                + " WHERE t.project_id = ? AND t.open_place IS NOT NULL",
            currency,
            project.id),
        currency);
  }

  /** What up to 2,000 settled tasks cost each, in grains; which ones is chance. */
  long[] settled(Project project, String currency) {
    return sql
        .list(
            row -> row.getLong("grains"),
            "SELECT COALESCE(SUM(e.grains), 0) AS grains FROM (SELECT t.id FROM task t"
                + "   WHERE t.project_id = ? AND t.open_place IS NULL AND t.held + t.imported > 0"
                + "   ORDER BY t.id LIMIT 2000) s"
                + " JOIN judgement j ON j.task_id = s.id"
                + " LEFT JOIN ledger_entry e ON e.judgement_id = j.id AND e.currency = ?"
                + "   AND NOT EXISTS (SELECT 1 FROM ledger_entry b WHERE b.reverses = e.id)"
                + " GROUP BY s.id",
            project.id,
            currency)
        .stream()
        .mapToLong(Long::longValue)
        .toArray();
  }
}
