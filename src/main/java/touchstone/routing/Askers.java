// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Routing;

/** Finds those who may ask for work in a project, and what is open to them. */
@ApplicationScoped
@Transactional
class Askers {
  private final Sql sql;
  private final QuotaGroups groups;
  private final Covers covers;

  Askers(Sql sql, QuotaGroups groups, Covers covers) {
    this.sql = sql;
    this.groups = groups;
    this.covers = covers;
  }

  /** A rater as asker, whether in the pool or leading. */
  Asker of(Project project, UUID rater) {
    return sql.first(
            Asker::from,
            "SELECT "
                + Asker.COLUMNS
                + " FROM rater r LEFT JOIN account a ON a.id = r.account_id"
                + " LEFT JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                + " WHERE r.id = ?",
            project.id,
            rater)
        .orElseThrow();
  }

  /** The members of the project's pool by name, from one on. */
  List<Asker> of(Project project, int limit, String after) {
    return sql.list(
        Asker::from,
        "SELECT "
            + Asker.COLUMNS
            + " FROM pool_member m JOIN rater r ON r.id = m.rater_id"
            + " LEFT JOIN account a ON a.id = r.account_id"
            + " LEFT JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
            + " WHERE m.pool_id = ? AND m.state = 'active' AND r.name > ? ORDER BY r.name LIMIT ?",
        project.id,
        project.poolId,
        after == null ? "" : after,
        limit);
  }

  /** What would be open to an asker by a routing, whether it is the project's or not. */
  OpenTo openTo(Project project, Routing routing, Asker asker) {
    List<Covers.Wanted> wanted = wanted(project, routing);
    if (routing == null || routing.quota() == null) {
      return OpenTo.by(routing, asker, null, wanted);
    }
    String trait = routing.quota().trait();
    String group = Asker.group(asker.traits(), trait);
    return OpenTo.by(routing, asker, alike(project, trait, group), wanted);
  }

  /** The groups of which each task should have judgements by a routing; mostly none. */
  List<Covers.Wanted> wanted(Project project, Routing routing) {
    return routing == null || routing.cover() == null
        ? List.of()
        : covers.of(project, routing.cover());
  }

  /** By what is noted where the trait is the project's own, else by everybody's traits. */
  private Alike alike(Project project, String trait, String group) {
    Routing own = project.policy().routing();
    return own != null && trait.equals(own.trait())
        ? Alike.noted(project.id, group)
        : Alike.these(groups.alike(project, trait, group));
  }
}
