// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Tasks;

/** Reads a few open rows and takes each by an update that its own state guards. */
class H2Front implements Front {
  private static final int SPARE = 8;

  private final Sql sql;
  private final Tasks tasks;

  H2Front(Sql sql, Tasks tasks) {
    this.sql = sql;
    this.tasks = tasks;
  }

  @Override
  public List<Taken> take(Project project, UUID participant, long from, long to, int count) {
    List<Taken> taken = new ArrayList<>();
    for (Taken candidate :
        sql.list(
            FrontQuery::taken,
            FrontQuery.SELECT,
            participant,
            project.id,
            from,
            to,
            participant,
            count + SPARE)) {
      if (taken.size() < count && tasks.take(candidate.task())) {
        taken.add(candidate);
      }
    }
    return taken;
  }
}
