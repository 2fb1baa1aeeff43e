// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * A task as one participant has it in one round: leased, judged, skipped and so on. Its id is the
 * lease's id, the same when the same rater is given the task again.
 */
public record Slot(
    UUID id,
    UUID project,
    UUID task,
    UUID participant,
    int round,
    String state,
    Instant leasedAt,
    Instant leaseUntil,
    int guidelineVersion,
    UUID judgement,
    Instant lookedAt) {

  /** States in which the rater is not given the task again. */
  public static final String CLOSED_TO_RATER =
      "('leased', 'judged', 'skipped', 'imported', 'surplus', 'gold')";

  private static final Set<String> ANSWERED = Set.of("judged", "surplus", "imported", "gold");

  /** Whether a judgement fills it. */
  public boolean answered() {
    return ANSWERED.contains(state) && judgement != null;
  }

  /**
   * Whether it is one of those that its task wants. A slot of round 0 is a gold shown to a rater:
   * it takes none, and what is answered there is no vote.
   */
  public boolean wanted() {
    return round > 0;
  }

  /** Whether it is one of those below round zero, which learners have. */
  public boolean lesson() {
    return round < 0;
  }

  public boolean leased() {
    return state.equals("leased");
  }

  /**
   * The active time a rater names, but never more than passed since the lease on top of what was
   * counted for revisions before.
   */
  public Long atMost(Long activeMillis, long before) {
    return activeMillis == null || leasedAt == null
        ? activeMillis
        : Long.valueOf(
            Math.max(
                0,
                Math.min(activeMillis, before + Duration.between(leasedAt, lookedAt).toMillis())));
  }

  /** A slot from a row of its table, with {@code CURRENT_TIMESTAMP AS looked_at}. */
  public static Slot from(ResultSet row) throws SQLException {
    return new Slot(
        Sql.id(row, "id"),
        Sql.id(row, "project_id"),
        Sql.id(row, "task_id"),
        Sql.id(row, "participant_id"),
        row.getInt("round"),
        row.getString("state"),
        Sql.instant(row, "leased_at"),
        Sql.instant(row, "lease_until"),
        row.getInt("guideline_version"),
        Sql.id(row, "judgement_id"),
        Sql.instant(row, "looked_at"));
  }
}
