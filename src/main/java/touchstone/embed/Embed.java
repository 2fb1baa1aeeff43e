// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/**
 * A question of a project that may stand on other sites.
 *
 * @param secret what tokens are signed with, known to the product's backend
 * @param origins the sites on which it may stand, as in {@code https://shop.example}
 * @param perMinute how many answers are taken in a minute
 */
record Embed(
    UUID id,
    UUID project,
    String question,
    String secret,
    List<String> origins,
    int perMinute,
    Instant createdAt,
    Instant endedAt) {

  static Embed from(ResultSet row) throws SQLException {
    return new Embed(
        Sql.id(row, "id"),
        Sql.id(row, "project_id"),
        row.getString("question"),
        row.getString("secret"),
        origins(row.getString("origins")),
        row.getInt("per_minute"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "ended_at"));
  }

  private static List<String> origins(String json) {
    List<String> origins = new ArrayList<>();
    Json.tree(json).forEach(each -> origins.add(each.textValue()));
    return List.copyOf(origins);
  }

  boolean open() {
    return endedAt == null;
  }
}
