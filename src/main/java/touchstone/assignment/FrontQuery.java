// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.routing.OpenTo;

/**
 * The question both stores are asked: open tasks that this participant may have. It is ordered by
 * all columns of the index, the constant one too, without which H2 reads and sorts the whole front.
 */
final class FrontQuery {
  /** The query's end; its arguments are given by {@link #arguments}. */
  static String open(OpenTo openTo) {
    return " FROM task t WHERE t.project_id = ? AND t.open_place > ? AND t.open_place <= ? AND "
        + openTo.condition()
        + " ORDER BY t.project_id, t.open_place LIMIT ?";
  }

  /** The arguments of {@link #open}, behind those of what comes before it. */
  static List<Object> arguments(
      List<Object> before, UUID project, long from, long to, OpenTo openTo, int limit) {
    List<Object> all = new ArrayList<>(before);
    all.addAll(List.of(project, from, to));
    all.addAll(Arrays.asList(openTo.arguments()));
    all.add(limit);
    return all;
  }

  /** What a lease shows, of a slot s, its task t and its item i. */
  static final String SHOWN =
      "s.id, s.task_id, s.guideline_version, s.lease_until, t.place, i.item_key, i.content";

  private FrontQuery() {}

  static Front.Held held(ResultSet row) throws SQLException {
    return new Front.Held(lease(row), row.getLong("place"));
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
