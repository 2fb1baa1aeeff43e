// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import touchstone.base.Condition;
import touchstone.base.Money;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.guideline.GuidelineVersion;
import touchstone.project.Project;

/** The labels that a change of the guideline's meaning outdates: how many, and at what price. */
@ApplicationScoped
public class ChangedLabels {
  private static final Duration PACE = Duration.ofDays(14);

  /** Of tasks t: not a gold and not dropped, so that it may be judged again, now or later. */
  private static final String EVER =
      "t.gold_rank IS NULL AND NOT EXISTS (SELECT 1 FROM task_drop d WHERE d.task_id = t.id)";

  /** Of these: full, and nobody at work on it in any round. */
  static final String NOW =
      EVER
          + " AND t.open_place IS NULL AND NOT EXISTS (SELECT 1 FROM slot s"
          + " WHERE s.task_id = t.id AND s.lease_until IS NOT NULL)";

  private static final String COUNT =
      "SELECT COUNT(*) AS labels, COALESCE(SUM(CASE WHEN "
          + Labels.FREE
          + " THEN 1 ELSE 0 END), 0) AS free FROM ";

  private final Sql sql;
  private final Transactions transactions;
  private final RecordTime recordTime;
  private final Touching touching;
  private final Marks marks;
  private final AgePulls pulls;
  private final Prices prices;

  ChangedLabels(
      Sql sql,
      Transactions transactions,
      RecordTime recordTime,
      Touching touching,
      Marks marks,
      AgePulls pulls,
      Prices prices) {
    this.sql = sql;
    this.transactions = transactions;
    this.recordTime = recordTime;
    this.touching = touching;
    this.marks = marks;
    this.pulls = pulls;
    this.prices = prices;
  }

  /**
   * Labels, and what it would take to make all of them again.
   *
   * @param free those that could be made again now: no gold, nobody at work on them
   * @param price null where it is not known what a label costs
   * @param days at the pace of the last two weeks; null where nobody labelled in them
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Bill(long labels, long free, long judgements, Money price, Double days) {}

  /** What a version that is not kept yet would outdate; {@link #marked} once it is. */
  public Bill touched(Project project, GuidelineVersion next) {
    Condition touched = touching.tasks(project, next);
    return bill(project, COUNT + touched.sql(), touched.arguments().toArray());
  }

  /** What the change outdates now, after {@link #look}. */
  public Bill marked(Project project, int version) {
    return bill(
        project,
        COUNT
            + "label_age a JOIN task t ON t.id = a.task_id"
            + " WHERE a.project_id = ? AND a.outdated_by = ?",
        project.id,
        version);
  }

  private Bill bill(Project project, String count, Object... arguments) {
    long[] found =
        sql.first(row -> new long[] {row.getLong("labels"), row.getLong("free")}, count, arguments)
            .orElseThrow();
    long judgements = found[0] * project.policy().wanted();
    Money price = found[0] == 0 ? null : prices.ofLabel(project);
    return new Bill(
        found[0],
        found[1],
        judgements,
        price == null ? null : price.times(found[0]),
        judgements == 0 ? null : days(project, judgements));
  }

  private Double days(Project project, long judgements) {
    Instant now = recordTime.now();
    return sql.first(
            row -> {
              long given = row.getLong("given");
              if (given == 0) {
                return null;
              }
              Duration over = Duration.between(Sql.instant(row, "since"), now);
              double days = Math.max(1, over.toSeconds() / (double) Spreads.SECONDS_A_DAY);
              return judgements / (given / days);
            },
            "SELECT COUNT(*) AS given, MIN(j.recorded_at) AS since FROM participant p"
                + " JOIN judgement j ON j.participant_id = p.id AND j.recorded_at > ?"
                + " WHERE p.project_id = ? AND j.origin = 'lease'",
            now.minus(PACE),
            project.id)
        .orElse(null);
  }

  /** Brings marks and outcomes up to date. */
  public void look(Project project) {
    pulls.everything(project);
  }

  /**
   * The labels that a change outdates, counted after {@link #look}.
   *
   * @param ever those that may be made again, now or later: no gold, not dropped
   * @param now those of them that nobody is at work on
   */
  public record Left(long labels, long ever, long now) {}

  /** What could be done about the labels that the change outdates now. */
  public Left left(Project project, int version) {
    String sum = "COALESCE(SUM(CASE WHEN %s THEN 1 ELSE 0 END), 0)";
    return sql.first(
            row -> new Left(row.getLong("labels"), row.getLong("ever"), row.getLong("free")),
            "SELECT COUNT(*) AS labels, "
                + (sum.formatted(EVER) + " AS ever, ")
                + (sum.formatted(NOW) + " AS free")
                + " FROM label_age a JOIN task t ON t.id = a.task_id"
                + " WHERE a.project_id = ? AND a.outdated_by = ?",
            project.id,
            version)
        .orElseThrow();
  }

  /** Has what is accepted looked at anew; what notes that it is, is done with it or not at all. */
  public void accepted(Project project, Runnable noting) {
    pulls.of(project);
    transactions.inNew(
        () -> {
          noting.run();
          marks.stale(project);
          return null;
        });
    pulls.everything(project);
  }

  /** Labels marked otherwise than they should be: 0, or something is broken. */
  public long differing(Project project) {
    return pulls.differing(project);
  }
}
