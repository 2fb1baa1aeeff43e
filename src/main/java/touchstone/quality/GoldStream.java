// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import touchstone.base.Condition;
import touchstone.base.Ids;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.judgement.Slot;
import touchstone.project.Project;

/**
 * Known items in the stream of tasks. A gold shown is a slot of round 0, so that the key of slots
 * keeps it from being shown to the same rater twice; it takes no slot of its task, and what is
 * answered there is no vote. To the rater it is a lease like any other. Which leases are gold is
 * drawn by the participant's own numbers, and a gold given back comes again: asking once more
 * changes nothing.
 */
@ApplicationScoped
@Transactional
public class GoldStream {
  private static final int HEX = 0x10000;

  private final Sql sql;
  private final Guidelines guidelines;

  GoldStream(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /**
   * Leases a gold to the participant where one of the next leases is to be one and there is one to
   * show. Without gold in the project's policy nothing is asked of the store.
   *
   * @param count how many leases are asked for: one gold at most is among them, as often as that
   *     makes up the share
   * @param items which tasks t the participant may be shown at all
   */
  public Optional<UUID> offer(Project project, UUID participant, int count, Condition items) {
    double share = project.policy().goldShare();
    if (share == 0) {
      return Optional.empty();
    }
    Draw draw = draw(participant);
    if (draw.again() && leaseAgain(project, draw.slot())) {
      return Optional.of(draw.slot());
    }
    SplittableRandom random = random(participant, draw.number());
    if (random.nextDouble() >= share * count) {
      return Optional.empty();
    }
    Optional<UUID> slot =
        choose(project, participant, items, random.nextLong(0, Math.max(1, project.tasks) + 1))
            .map(task -> hold(project, participant, task));
    slot.ifPresent(
        id ->
            sql.update(
                "UPDATE gold_draw SET slot_id = ? WHERE participant_id = ?", id, participant));
    return slot;
  }

  /** At which place among so many other leases a gold is shown: one that says nothing. */
  public static int place(UUID gold, int others) {
    return (int) Long.remainderUnsigned(gold.getLeastSignificantBits(), others + 1L);
  }

  /** The number of a draw, and the gold given last with its state; again: it must come again. */
  private record Draw(long number, UUID slot, boolean again) {}

  /** The participant's next draw; the row is locked, so that two requests make two draws. */
  private Draw draw(UUID participant) {
    int drawn =
        sql.update(
            "UPDATE gold_draw SET number = number + 1 WHERE participant_id = ?", participant);
    if (drawn == 0) {
      sql.update("INSERT INTO gold_draw (participant_id, number) VALUES (?, 1)", participant);
      return new Draw(1, null, false);
    }
    return sql.first(
            row ->
                new Draw(
                    row.getLong("number"), Sql.id(row, "slot_id"), row.getBoolean("comes_again")),
            "SELECT d.number, d.slot_id, EXISTS (SELECT 1 FROM slot s JOIN task t ON t.id = s.task_id"
                + " WHERE s.id = d.slot_id AND s.state IN ('returned', 'expired', 'withdrawn')"
                + " AND t.gold_rank IS NOT NULL AND NOT EXISTS (SELECT 1 FROM slot o"
                + "   WHERE o.task_id = s.task_id AND o.participant_id = s.participant_id"
                + "   AND o.round > 0)) AS comes_again"
                + " FROM gold_draw d WHERE d.participant_id = ?",
            participant)
        .orElseThrow();
  }

  /** The same numbers for the same draw, on any node and at any time. */
  static SplittableRandom random(UUID participant, long number) {
    return new SplittableRandom(
        participant.getMostSignificantBits()
            ^ Long.rotateLeft(participant.getLeastSignificantBits(), 21)
            ^ number * 0x9E3779B97F4A7C15L);
  }

  /**
   * The next gold from a rank on, once round, that this participant has no slot of, that is not
   * kept for calibration nor shown too often, and whose task, where it still wants votes, keeps
   * members enough to give them.
   */
  private Optional<UUID> choose(Project project, UUID participant, Condition items, long from) {
    return choose(project, participant, items, from, Long.MAX_VALUE)
        .or(() -> choose(project, participant, items, 0, from));
  }

  private Optional<UUID> choose(
      Project project, UUID participant, Condition items, long after, long upTo) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                project.id,
                after,
                upTo,
                firstShown(project.policy().goldCalibration()),
                participant,
                project.policy().goldExposures(),
                project.poolId));
    arguments.addAll(items.arguments());
    return sql.first(
        row -> Sql.id(row, "id"),
        "SELECT t.id FROM task t WHERE t.project_id = ? AND t.gold_rank > ? AND t.gold_rank <= ?"
            + " AND SUBSTRING(CAST(t.id AS VARCHAR), 33) >= ?"
            + " AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id"
            + "   AND s.participant_id = ?)"
            + " AND (SELECT COUNT(*) FROM slot e WHERE e.task_id = t.id AND e.round = 0) < ?"
            + " AND (t.open_place IS NULL OR (SELECT COUNT(*) FROM pool_member m"
            + "   WHERE m.pool_id = ? AND m.state = 'active') - (SELECT COUNT(*) FROM slot o"
            + "   WHERE o.task_id = t.id AND (o.round <= 0 OR o.round = t.round)"
            + "   AND o.state <> 'gold' AND o.state IN "
            + Slot.CLOSED_TO_RATER
            + ") > t.wanted - t.held - t.imported) AND "
            + items.sql()
            + " ORDER BY t.gold_rank LIMIT 1",
        arguments.toArray());
  }

  /**
   * The last four digits of a task's id from which on its gold is shown: ids are random, so that
   * the share under it is the one kept for calibration, and it is the same tasks for ever.
   */
  static String firstShown(double calibration) {
    long first = Math.round(calibration * HEX);
    return first >= HEX ? "g" : "%04x".formatted(first);
  }

  private UUID hold(Project project, UUID participant, UUID task) {
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO slot (id, project_id, task_id, participant_id, round, state, state_at,"
            + " leased_at, lease_until, guideline_version) VALUES (?, ?, ?, ?, 0, 'leased',"
            + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP,"
            + " CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND, ?)",
        id,
        project.id,
        task,
        participant,
        project.policy().leaseSeconds(),
        guidelines.latest(project.guidelineId).number);
    return id;
  }

  /** Leases a gold that came back once more. */
  private boolean leaseAgain(Project project, UUID slot) {
    return sql.update(
            "UPDATE slot SET state = 'leased', state_at = CURRENT_TIMESTAMP,"
                + " leased_at = CURRENT_TIMESTAMP, judgement_id = NULL, guideline_version = ?,"
                + " lease_until = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND"
                + " WHERE id = ? AND state IN ('returned', 'expired', 'withdrawn')",
            guidelines.latest(project.guidelineId).number,
            project.policy().leaseSeconds(),
            slot)
        == 1;
  }
}
