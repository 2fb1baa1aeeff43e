// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import touchstone.ageing.Candidate;
import touchstone.ageing.FlipRate;
import touchstone.ageing.RelabelOrder;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;

/** Labels that a change outdated, made again for a remedy, and what came of them. */
@ApplicationScoped
public class RemadeLabels {
  private final Sql sql;
  private final Transactions transactions;
  private final RecordTime recordTime;
  private final Labels labels;
  private final Relabels relabels;
  private final Prices prices;

  RemadeLabels(
      Sql sql,
      Transactions transactions,
      RecordTime recordTime,
      Labels labels,
      Relabels relabels,
      Prices prices) {
    this.sql = sql;
    this.transactions = transactions;
    this.recordTime = recordTime;
    this.labels = labels;
    this.relabels = relabels;
    this.prices = prices;
  }

  /**
   * Has outdated labels made again, drawn by lot; how many, 0 where none could be.
   *
   * @param remedy that they are of
   * @param first what must hold as it is done, in its transaction
   */
  public long again(
      Project project,
      int version,
      int most,
      long seed,
      UUID remedy,
      UUID by,
      BooleanSupplier first) {
    List<UUID> drawn =
        sql.list(
            row -> Sql.id(row, "task_id"),
            "SELECT a.task_id FROM label_age a JOIN task t ON t.id = a.task_id"
                + " WHERE a.project_id = ? AND a.outdated_by = ? AND "
                + ChangedLabels.NOW
                + " ORDER BY a.task_id",
            project.id,
            version);
    Collections.shuffle(drawn, new Random(seed));
    List<UUID> some = drawn.subList(0, Math.min(most, drawn.size()));
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
          if (!first.getAsBoolean() || some.isEmpty()) {
            return 0L;
          }
          Relabels.Batch batch = relabels.begun(project, plan, by).orElse(null);
          if (batch == null) {
            return 0L;
          }
          sql.update("UPDATE relabel SET remedy_id = ? WHERE id = ?", remedy, batch.relabel());
          return batch.labels();
        });
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
