// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/**
 * A reviewer's look at a task: taken, answered blind, decided.
 *
 * @param blind what the reviewer said before seeing what others did; null until then
 * @param act accept, correct, return, pass or drop; null until it is decided
 * @param contestOf the word of a rater that is looked at again, or null
 */
record Review(
    UUID id,
    UUID project,
    UUID task,
    String item,
    int round,
    String reason,
    UUID reviewer,
    String login,
    Instant takenAt,
    ObjectNode blind,
    String act,
    Instant decidedAt,
    String note,
    UUID contestOf) {

  static Review from(ResultSet row) throws SQLException {
    String blind = row.getString("blind");
    return new Review(
        Sql.id(row, "id"),
        Sql.id(row, "project_id"),
        Sql.id(row, "task_id"),
        row.getString("item_key"),
        row.getInt("round"),
        row.getString("reason"),
        Sql.id(row, "reviewer"),
        row.getString("login"),
        Sql.instant(row, "taken_at"),
        blind == null ? null : (ObjectNode) Json.tree(blind),
        row.getString("act"),
        Sql.instant(row, "decided_at"),
        row.getString("note"),
        Sql.id(row, "contest_of"));
  }

  public boolean decided() {
    return act != null;
  }
}
