// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Sql;

/** A door by which the participants of one study come into a pool. */
public record Door(
    UUID id,
    UUID pool,
    String market,
    String study,
    String completionCode,
    Instant createdAt,
    Instant closedAt) {
  static Door from(ResultSet row) throws SQLException {
    return new Door(
        Sql.id(row, "id"),
        Sql.id(row, "pool_id"),
        row.getString("market"),
        row.getString("study"),
        row.getString("completion_code"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "closed_at"));
  }

  public boolean closed() {
    return closedAt != null;
  }

  /** Where it is on this server. */
  String path() {
    return "/join/market/" + id;
  }
}
