// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.judgement.Slot;

/**
 * The question both stores are asked: open tasks that this participant may have. It is ordered by
 * all columns of the index, the constant one too, without which H2 reads and sorts the whole front.
 */
final class FrontQuery {
  /** Arguments: project, from, to, whether an expert asks, participant, limit. */
  static final String OPEN =
      " FROM task t WHERE t.project_id = ? AND t.open_rank > ? AND t.open_rank <= ?"
          + " AND (NOT t.expert_only OR CAST(? AS BOOLEAN))"
          + " AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id AND s.participant_id = ?"
          + "   AND s.round IN (0, t.round) AND s.state IN "
          + Slot.CLOSED_TO_RATER
          + ") ORDER BY t.project_id, t.open_rank LIMIT ?";

  /** What a lease shows, of a slot s, its task t and its item i. */
  static final String SHOWN =
      "s.id, s.task_id, s.guideline_version, s.lease_until, t.rank, i.item_key, i.content";

  private FrontQuery() {}

  static Front.Held held(ResultSet row) throws SQLException {
    return new Front.Held(lease(row), row.getLong("rank"));
  }

  static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        Sql.id(row, "id"),
        Sql.id(row, "task_id"),
        new Lease.Leased(row.getString("item_key"), Json.tree(row.getString("content"))),
        row.getInt("guideline_version"),
        Sql.instant(row, "lease_until"));
  }
}
