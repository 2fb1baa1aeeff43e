// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;

/** When labels were taken out to be used, and how old they were then. */
@ApplicationScoped
class Uses {
  private final Sql sql;
  private final Transactions transactions;
  private final Spreads spreads;

  Uses(Sql sql, Transactions transactions, Spreads spreads) {
    this.sql = sql;
    this.transactions = transactions;
    this.spreads = spreads;
  }

  /**
   * A use.
   *
   * @param what mode and format of what was taken out
   * @param labels how many there were; null until that is counted
   * @param ageP50 null until it is counted, and where there was no label
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Use(Instant at, String what, Long labels, Duration ageP50, Duration ageP95) {}

  private record Due(UUID id, Instant at) {}

  /** Says of each use how old the labels were: by the ages that are kept, within one pull. */
  void age(Project project) {
    List<Due> due =
        sql.list(
            row -> new Due(Sql.id(row, "id"), Sql.instant(row, "at")),
            "SELECT id, at FROM label_use WHERE project_id = ? AND labels IS NULL"
                + " ORDER BY project_id, at LIMIT 1000",
            project.id);
    if (due.isEmpty()) {
      return;
    }
    Spread all = spreads.of(project.id, Slice.ALL);
    Span whole = Span.ALWAYS;
    Instant p50 = spreads.judgedAt(all, whole, .5);
    Instant p95 = spreads.judgedAt(all, whole, .95);
    transactions.inNew(
        () ->
            sql.batch(
                "UPDATE label_use SET labels = ?, age_p50 = ?, age_p95 = ? WHERE id = ?",
                due.stream()
                    .map(
                        use ->
                            new Object[] {
                              all.labels(), seconds(p50, use.at()), seconds(p95, use.at()), use.id()
                            })
                    .toList()));
  }

  private static Long seconds(Instant judgedAt, Instant at) {
    return judgedAt == null ? null : Math.max(0, Duration.between(judgedAt, at).toSeconds());
  }

  /** The newest uses first. */
  List<Use> newest(Project project, int most) {
    return sql.list(
        row ->
            new Use(
                Sql.instant(row, "at"),
                row.getString("what"),
                Sql.longOrNull(row, "labels"),
                length(Sql.longOrNull(row, "age_p50")),
                length(Sql.longOrNull(row, "age_p95"))),
        "SELECT * FROM label_use WHERE project_id = ? ORDER BY project_id DESC, at DESC LIMIT ?",
        project.id,
        most);
  }

  private static Duration length(Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
