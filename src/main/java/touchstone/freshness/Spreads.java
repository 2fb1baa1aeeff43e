// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * Counts labels by age without reading them: whole days by how many were judged on each, the day in
 * which a bound falls by its index. A million labels are counted by some hundred rows.
 */
@ApplicationScoped
class Spreads {
  static final long SECONDS_A_DAY = 86_400;

  private final Sql sql;

  Spreads(Sql sql) {
    this.sql = sql;
  }

  private record Row(Slice slice, int day, long labels) {
    static Row from(java.sql.ResultSet row) throws java.sql.SQLException {
      return new Row(
          new Slice(row.getString("name"), row.getString("slice")),
          row.getInt("judged_on"),
          row.getLong("labels"));
    }
  }

  /** One slice. */
  Spread of(UUID project, Slice slice) {
    return spread(
        project,
        slice,
        sql.list(
            Row::from,
            "SELECT name, slice, judged_on, labels FROM label_age_day WHERE project_id = ? AND name = ?"
                + " AND slice = ? ORDER BY project_id, name, slice, judged_on",
            project,
            slice.name(),
            slice.value()));
  }

  /** Every slice that has a label, the whole project first. */
  List<Spread> all(UUID project) {
    Map<Slice, List<Row>> bySlice = new LinkedHashMap<>();
    sql.list(
            Row::from,
            "SELECT name, slice, judged_on, labels FROM label_age_day WHERE project_id = ?"
                + " ORDER BY project_id, name, slice, judged_on",
            project)
        .forEach(row -> bySlice.computeIfAbsent(row.slice(), first -> new ArrayList<>()).add(row));
    List<Spread> spreads = new ArrayList<>();
    bySlice.forEach((slice, rows) -> spreads.add(spread(project, slice, rows)));
    return spreads;
  }

  private static Spread spread(UUID project, Slice slice, List<Row> rows) {
    int[] days = new int[rows.size()];
    long[] before = new long[rows.size() + 1];
    for (int i = 0; i < days.length; i++) {
      days[i] = rows.get(i).day();
      before[i + 1] = before[i] + rows.get(i).labels();
    }
    return new Spread(project, slice, days, before);
  }

  /** How many labels were judged before an instant; null for all. */
  long before(Spread spread, Instant instant) {
    if (instant == null) {
      return spread.labels();
    }
    long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY);
    long whole = spread.before(day);
    Instant begins = Instant.ofEpochSecond(day * SECONDS_A_DAY);
    if (whole == spread.before(day + 1) || begins.equals(instant)) {
      return whole;
    }
    return whole
        + sql.number(
            "SELECT COUNT(*) FROM label_age_slice WHERE project_id = ? AND name = ? AND slice = ?"
                + " AND judged_at >= ? AND judged_at < ?",
            spread.project(),
            spread.slice().name(),
            spread.slice().value(),
            begins,
            instant);
  }

  /** How many labels were judged in the span. */
  long in(Spread spread, Span span) {
    return Math.max(0, before(spread, span.to()) - first(spread, span));
  }

  private long first(Spread spread, Span span) {
    return span.from() == null ? 0 : before(spread, span.from());
  }

  /**
   * When the label was judged below whose age this share of the span's labels lies, itself
   * included: the nearest rank; null where there is none.
   */
  Instant judgedAt(Spread spread, Span span, double share) {
    long labels = in(spread, span);
    if (labels == 0) {
      return null;
    }
    long youngest = Math.max(1, (long) Math.ceil(share * labels - 1e-9));
    long rank = first(spread, span) + labels - youngest;
    int day = spread.holding(rank);
    Instant begins = Instant.ofEpochSecond(spread.days()[day] * SECONDS_A_DAY);
    return sql.first(
            row -> Sql.instant(row, "judged_at"),
            "SELECT judged_at FROM label_age_slice WHERE project_id = ? AND name = ? AND slice = ?"
                + " AND judged_at >= ? AND judged_at < ?"
                + " ORDER BY project_id, name, slice, judged_at, task_id LIMIT 1 OFFSET ?",
            spread.project(),
            spread.slice().name(),
            spread.slice().value(),
            begins,
            begins.plusSeconds(SECONDS_A_DAY),
            rank - spread.before()[day])
        .orElseThrow();
  }
}
