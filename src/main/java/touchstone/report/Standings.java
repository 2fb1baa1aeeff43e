// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.health.Health;
import touchstone.health.Healths;
import touchstone.health.Tile;
import touchstone.project.Project;
import touchstone.project.Projects;

/** How projects stood in weeks past: what they were when last looked at, some times a day. */
@ApplicationScoped
class Standings {
  private static final Logger LOG = Logger.getLogger(Standings.class);
  private static final Duration EVERY = Duration.ofHours(6);
  private static final int MOST = 50;

  private final Sql sql;
  private final Healths healths;
  private final Projects projects;
  private final Transactions transactions;

  Standings(Sql sql, Healths healths, Projects projects, Transactions transactions) {
    this.sql = sql;
    this.healths = healths;
    this.projects = projects;
    this.transactions = transactions;
  }

  /** As kept of the week, if it was. */
  Optional<Health> of(Project project, Week week) {
    return sql.first(
        row -> new Health(read(row.getString("tiles")), Sql.instant(row, "at")),
        "SELECT tiles, at FROM report_standing WHERE project_id = ? AND of_week = ?",
        project.id,
        week.toString());
  }

  /** Now. */
  Health now(Project project) {
    return healths.of(project).health();
  }

  private static List<Tile> read(String kept) {
    List<Tile> tiles = new ArrayList<>();
    for (JsonNode each : Json.tree(kept)) {
      tiles.add(Json.read(each, Tile.class));
    }
    return tiles;
  }

  /** Keeps how open projects stand that were not looked at for some hours, up to 50 at a time. */
  void keepDue(Instant now) {
    List<UUID> due =
        sql.list(
            row -> Sql.id(row, "id"),
            "SELECT p.id FROM project p WHERE p.state = 'open' AND NOT EXISTS ("
                + "SELECT 1 FROM report_standing s WHERE s.project_id = p.id AND s.of_week = ?"
                + " AND s.at > ?) ORDER BY p.id LIMIT ?",
            Week.at(now).toString(),
            now.minus(EVERY),
            MOST);
    for (UUID each : due) {
      try {
        keep(projects.findById(each), now);
      } catch (RuntimeException away) {
        LOG.warnf("How project %s stands could not be kept: %s", each, away.getMessage());
      }
    }
  }

  void keep(Project project, Instant now) {
    String tiles = Json.write(now(project).tiles());
    String week = Week.at(now).toString();
    transactions.inNew(
        () -> {
          int changed =
              sql.update(
                  "UPDATE report_standing SET tiles = ?, at = ? WHERE project_id = ? AND of_week = ?",
                  tiles,
                  now,
                  project.id,
                  week);
          return changed > 0
              ? changed
              : sql.update(
                  "INSERT INTO report_standing (project_id, of_week, tiles, at)"
                      + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                  project.id,
                  week,
                  tiles,
                  now);
        });
  }
}
