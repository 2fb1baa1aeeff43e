// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import touchstone.ageing.Candidate;
import touchstone.ageing.FlipRate;
import touchstone.ageing.RelabelOrder;
import touchstone.base.Condition;
import touchstone.base.Money;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.guideline.GuidelineVersion;
import touchstone.project.Project;

/** The labels that a change of the guideline's meaning outdates: how many, and made again. */
@ApplicationScoped
public class ChangedLabels {
  private static final Duration PACE = Duration.ofDays(14);
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
  private final Labels labels;
  private final Relabels relabels;
  private final Prices prices;

  ChangedLabels(
      Sql sql,
      Transactions transactions,
      RecordTime recordTime,
      Touching touching,
      Marks marks,
      AgePulls pulls,
      Labels labels,
      Relabels relabels,
      Prices prices) {
    this.sql = sql;
    this.transactions = transactions;
    this.recordTime = recordTime;
    this.touching = touching;
    this.marks = marks;
    this.pulls = pulls;
    this.labels = labels;
    this.relabels = relabels;
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
    Condition touched = touching.tasks(project.id, next);
    return bill(
        project,
        COUNT + "(" + touched.sql() + ") x JOIN task t ON t.id = x.task_id",
        touched.arguments().toArray());
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

  /** Has what is accepted looked at anew. */
  public void accepted(Project project) {
    pulls.of(project);
    transactions.inNew(
        () -> {
          marks.stale(project);
          return null;
        });
    pulls.everything(project);
  }

  /**
   * Has outdated labels made again, drawn by lot; how many, 0 where none could be.
   *
   * @param remedy that they are of
   */
  public long again(Project project, int version, int most, long seed, UUID remedy, UUID by) {
    List<UUID> drawn =
        sql.list(
            row -> Sql.id(row, "task_id"),
            "SELECT a.task_id FROM label_age a JOIN task t ON t.id = a.task_id"
                + " WHERE a.project_id = ? AND a.outdated_by = ? AND "
                + Labels.FREE
                + " ORDER BY a.task_id",
            project.id,
            version);
    Collections.shuffle(drawn, new Random(seed));
    List<UUID> some = drawn.subList(0, Math.min(most, drawn.size()));
    if (some.isEmpty() || !project.open()) {
      return 0;
    }
    Instant now = recordTime.now();
    List<RelabelOrder.Chosen<Queue.Waiting>> chosen =
        labels.of(project, some).stream()
            .map(
                label ->
                    new Candidate<>(
                        new Queue.Waiting(label, label.age(now), label.reasons(false, false)),
                        1,
                        1,
                        true,
                        0,
                        0,
                        1,
                        1))
            .map(candidate -> new RelabelOrder.Chosen<>(candidate, true))
            .toList();
    Relabels.Plan plan =
        new Relabels.Plan(
            new Wish(some.size(), null, 1, seed), chosen, prices.ofLabel(project), false);
    return transactions.inNew(
        () -> {
          Relabels.Batch batch = relabels.begin(project, plan, by);
          sql.update("UPDATE relabel SET remedy_id = ? WHERE id = ?", remedy, batch.relabel());
          return batch.labels();
        });
  }

  /** Labels marked otherwise than they should be: 0, or something is broken. */
  public long differing(Project project) {
    return pulls.differing(project);
  }

  /**
   * What came of the labels of a remedy.
   *
   * @param settled whose new round is settled
   * @param flips of those that have a label before and after, how many came out otherwise
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Came(long labels, long settled, FlipRate flips) {}

  /** Of the labels that were made again by it. */
  public Came came(UUID remedy) {
    return sql.first(
            row ->
                new Came(
                    row.getLong("labels"),
                    row.getLong("settled"),
                    FlipRate.of(row.getLong("flipped"), row.getLong("compared"))),
            "SELECT COUNT(*) AS labels, COUNT(r.outcome) AS settled,"
                + " COUNT(CASE WHEN r.outcome = 'flipped' THEN 1 END) AS flipped,"
                + " COUNT(CASE WHEN r.outcome IN ('same', 'flipped') THEN 1 END) AS compared"
                + " FROM relabel b JOIN relabel_task r ON r.relabel_id = b.id WHERE b.remedy_id = ?",
            remedy)
        .orElseThrow();
  }
}
