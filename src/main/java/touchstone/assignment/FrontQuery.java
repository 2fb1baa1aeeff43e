// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import touchstone.base.Sql;
import touchstone.judgement.Slot;

/**
 * The question both stores are asked: open tasks that this participant may have. It is ordered by
 * all columns of the index, the constant one too, without which H2 reads and sorts the whole front.
 */
final class FrontQuery {
  static final String SELECT =
      "SELECT t.id, t.item_id, t.rank, t.round,"
          + " (SELECT s.id FROM slot s WHERE s.task_id = t.id AND s.participant_id = ?"
          + "   AND s.round = t.round) AS old_slot"
          + " FROM task t WHERE t.project_id = ? AND t.open_rank > ? AND t.open_rank <= ?"
          + " AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id AND s.participant_id = ?"
          + "   AND s.round IN (0, t.round) AND s.state IN "
          + Slot.CLOSED_TO_RATER
          + ") ORDER BY t.project_id, t.open_rank LIMIT ?";

  private FrontQuery() {}

  static Front.Taken taken(ResultSet row) throws SQLException {
    return new Front.Taken(
        Sql.id(row, "id"),
        Sql.id(row, "item_id"),
        row.getLong("rank"),
        row.getInt("round"),
        Sql.id(row, "old_slot"));
  }
}
