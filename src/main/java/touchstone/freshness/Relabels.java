// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.ageing.Candidate;
import touchstone.ageing.FlipRate;
import touchstone.ageing.RelabelOrder;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Rounds;

/** Labels made again: chosen in the order of what they are worth, their tasks reopened. */
@ApplicationScoped
class Relabels {
  private final Sql sql;
  private final Queue queue;
  private final Rounds rounds;
  private final Outcomes outcomes;
  private final HalfLives halfLives;

  Relabels(Sql sql, Queue queue, Rounds rounds, Outcomes outcomes, HalfLives halfLives) {
    this.sql = sql;
    this.queue = queue;
    this.rounds = rounds;
    this.outcomes = outcomes;
    this.halfLives = halfLives;
  }

  /**
   * What a wish comes to.
   *
   * @param price of one label, or null
   * @param partly whether the project has more labels than were looked at
   */
  record Plan(
      Wish wish, List<RelabelOrder.Chosen<Queue.Waiting>> chosen, Money price, boolean partly) {
    public Money priceOfAll() {
      return price == null ? null : price.times(chosen.size());
    }

    public long drawn() {
      return chosen.stream().filter(RelabelOrder.Chosen::atRandom).count();
    }
  }

  /**
   * A batch.
   *
   * @param price what it was to cost when it was asked for; null where that was not known
   * @param settled labels whose new round is settled
   * @param undecided of these, labels that cannot be compared: no label before or after
   * @param flips how many of the rest came out otherwise
   * @param drawn the same of those drawn at random
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Batch(
      UUID relabel,
      Instant at,
      double random,
      Money price,
      long labels,
      long settled,
      long undecided,
      FlipRate flips,
      FlipRate drawn) {}

  /** What would be made again, and at what price; 409 unless the project is open. */
  Plan plan(Project project, Wish wish) {
    if (!project.open()) {
      throw Problem.conflict(
          "The project is " + project.state + ": nobody could make labels again.");
    }
    Queue.Candidates candidates = queue.candidates(project, wish.seed());
    return new Plan(
        wish,
        RelabelOrder.choose(
            candidates.all(), wish.labelsAt(candidates.price()), wish.random(), wish.seed()),
        candidates.price(),
        candidates.partly());
  }

  /** The candidates worth most, in order. */
  List<Candidate<Queue.Waiting>> first(Queue.Candidates candidates, int most) {
    return RelabelOrder.ordered(candidates.all()).stream().limit(most).toList();
  }

  /**
   * Reopens the tasks of a plan, in the caller's transaction; what each label was is kept. 409
   * where nothing is left to make again. Tasks that were taken up meanwhile are left out.
   */
  Batch begin(Project project, Plan plan, UUID by) {
    return begun(project, plan, by)
        .orElseThrow(() -> Problem.conflict("There is no label that could be made again."));
  }

  /** The same, and empty where nothing is left to make again. */
  Optional<Batch> begun(Project project, Plan plan, UUID by) {
    Map<UUID, RelabelOrder.Chosen<Queue.Waiting>> byTask = new HashMap<>();
    plan.chosen().forEach(one -> byTask.put(one.candidate().key().label().task(), one));
    Map<UUID, ObjectNode> labels = outcomes.labels(project, List.copyOf(byTask.keySet()));
    List<Rounds.Begun> begun = rounds.reopen(project, List.copyOf(byTask.keySet()));
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    UUID id = Ids.next();
    Money price = plan.price() == null ? null : plan.price().times(begun.size());
    sql.update(
        "INSERT INTO relabel (id, project_id, at, asked_by, random_share, seed, grains, currency)"
            + " VALUES (?, ?, CURRENT_TIMESTAMP, ?, ?, ?, ?, ?)",
        id,
        project.id,
        by,
        plan.wish().random(),
        plan.wish().seed(),
        price == null ? null : price.grains(),
        price == null ? null : price.currency());
    List<Object[]> rows = new ArrayList<>();
    for (Rounds.Begun task : begun) {
      RelabelOrder.Chosen<Queue.Waiting> one = byTask.get(task.task());
      Queue.Waiting waiting = one.candidate().key();
      rows.add(
          new Object[] {
            id,
            task.task(),
            waiting.label().round(),
            task.round(),
            labels.getOrDefault(task.task(), Json.object()).toString(),
            waiting.label().judgedAt(),
            String.join(",", waiting.reasons()),
            one.candidate().changed(),
            one.atRandom()
          });
    }
    sql.batch(
        "INSERT INTO relabel_task (relabel_id, task_id, old_round, new_round, label, judged_at,"
            + " reasons, p, at_random) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    return Optional.of(batches(project, id).get(0));
  }

  /** The batches of a project, the newest first. */
  List<Batch> batches(Project project) {
    return batches(project, null);
  }

  private List<Batch> batches(Project project, UUID one) {
    String count = "COUNT(CASE WHEN r.outcome %s THEN 1 END)";
    String same = count.formatted("IN ('same', 'flipped')");
    String flipped = count.formatted("= 'flipped'");
    String drawn = count.formatted("IN ('same', 'flipped') AND r.at_random");
    String drawnFlipped = count.formatted("= 'flipped' AND r.at_random");
    return sql.list(
        row -> {
          long compared = row.getLong("compared");
          long settled = row.getLong("settled");
          Long grains = Sql.longOrNull(row, "grains");
          return new Batch(
              Sql.id(row, "id"),
              Sql.instant(row, "at"),
              row.getDouble("random_share"),
              grains == null ? null : new Money(grains, row.getString("currency")),
              row.getLong("labels"),
              settled,
              settled - compared,
              FlipRate.of(row.getLong("flipped"), compared),
              FlipRate.of(row.getLong("drawn_flipped"), row.getLong("drawn")));
        },
        "SELECT b.id, b.at, b.random_share, b.grains, b.currency, COUNT(*) AS labels,"
            + " COUNT(r.outcome) AS settled, "
            + (same + " AS compared, ")
            + (flipped + " AS flipped, ")
            + (drawn + " AS drawn, ")
            + (drawnFlipped + " AS drawn_flipped")
            + " FROM relabel b JOIN relabel_task r ON r.relabel_id = b.id"
            + " WHERE b.project_id = ? AND (b.id = ? OR ? = 1)"
            + " GROUP BY b.id, b.at, b.random_share, b.grains, b.currency"
            + " ORDER BY b.at DESC, b.id DESC",
        project.id,
        one == null ? project.id : one,
        one == null ? 1 : 0);
  }

  /**
   * What became of the labels of a slice.
   *
   * @param flips of all that were made again; of the more doubtful ones, so no measure of the rest
   * @param drawn of those drawn at random, which stand for the rest
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfSlice(
      String slice, FlipRate flips, FlipRate drawn, String halfLife, String halfLifeSource) {
    static OfSlice of(Slice slice, HalfLives.Measured measured) {
      HalfLives.InDays halfLife = measured.of(slice);
      return new OfSlice(
          slice.equals(Slice.ALL) ? null : slice.word(),
          measured.flips(slice, false),
          measured.flips(slice, true),
          Length.text(Length.ofDays(halfLife.days())),
          halfLife.source());
    }
  }

  /** Flip rates and half-lives over all batches, the whole project first. */
  List<OfSlice> bySlice(Project project) {
    HalfLives.Measured measured = halfLives.of(project, null);
    return measured.slices().stream().map(slice -> OfSlice.of(slice, measured)).toList();
  }
}
