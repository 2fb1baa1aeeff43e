// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Tasks;

/** Locks the rows it takes and skips those that others are taking. */
class PostgresqlFront implements Front {
  private final Sql sql;
  private final Tasks tasks;

  PostgresqlFront(Sql sql, Tasks tasks) {
    this.sql = sql;
    this.tasks = tasks;
  }

  @Override
  public List<Taken> take(Project project, UUID participant, long from, long to, int count) {
    return sql
        .list(
            FrontQuery::taken,
            FrontQuery.SELECT + " FOR UPDATE OF t SKIP LOCKED",
            participant,
            project.id,
            from,
            to,
            participant,
            count)
        .stream()
        .filter(task -> tasks.take(task.task()))
        .toList();
  }
}
