// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.RecordTime;
import touchstone.base.Sql;

/**
 * What each participant's votes weigh, 0 to 1: 1 unless something was decided. Every change is a
 * further row, so that a look into the past weighs as it was weighed then.
 */
@ApplicationScoped
@Transactional
public class Weights {
  private final Sql sql;
  private final RecordTime recordTime;

  Weights(Sql sql, RecordTime recordTime) {
    this.sql = sql;
    this.recordTime = recordTime;
  }

  /** The weights of a project as of then, those of 1 left out. */
  Map<UUID, Double> of(UUID project, Instant until) {
    Map<UUID, Double> weights = new HashMap<>();
    sql.list(
        row -> weights.put(Sql.id(row, "participant_id"), row.getDouble("weight")),
        "SELECT participant_id, weight FROM participant_weight WHERE project_id = ? AND at <= ?"
            + " ORDER BY at, id",
        project,
        until);
    weights.values().removeIf(weight -> weight == 1);
    return weights;
  }

  /** What the participant's votes weigh now. */
  public double now(UUID participant) {
    return sql.first(
            row -> row.getDouble("weight"),
            "SELECT weight FROM participant WHERE id = ? FOR UPDATE",
            participant)
        .orElse(1.0);
  }

  /** Weighs the participant's votes so from now on, those given before too. */
  public void set(UUID participant, double weight) {
    if (now(participant) == weight) {
      return;
    }
    sql.update("UPDATE participant SET weight = ? WHERE id = ?", weight, participant);
    sql.update(
        "INSERT INTO participant_weight (id, project_id, participant_id, weight, at)"
            + " SELECT CAST(? AS UUID), p.project_id, p.id, p.weight,"
            + " COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP)"
            + " FROM participant p WHERE p.id = ?",
        Ids.next(),
        recordTime.ofThisTransaction(),
        participant);
  }
}
