// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.rater.Rater;

/**
 * A rater in a project, under a random id: judgements point here and never to a person, so that a
 * person can be forgotten and the labels stay.
 */
@ApplicationScoped
@Transactional
public class Participants {
  private final Sql sql;

  Participants(Sql sql) {
    this.sql = sql;
  }

  /** The participant of a rater, made on the first call. */
  public UUID of(Project project, Rater rater) {
    return find(project.id, rater.id)
        .orElseGet(
            () -> {
              sql.update(
                  "INSERT INTO participant (id, project_id, rater_id, kind) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  Ids.random(),
                  project.id,
                  rater.id,
                  rater.kind);
              return find(project.id, rater.id).orElseThrow();
            });
  }

  /**
   * The participant of a rater to whom tasks are given, made on the first call; none while the
   * rater is paused in the project.
   */
  public Optional<UUID> working(Project project, Rater rater) {
    return sql.first(
            row -> new Known(Sql.id(row, "id"), Sql.instant(row, "paused_at") != null),
            "SELECT id, paused_at FROM participant WHERE project_id = ? AND rater_id = ?",
            project.id,
            rater.id)
        .map(known -> known.paused() ? Optional.<UUID>empty() : Optional.of(known.id()))
        .orElseGet(() -> Optional.of(of(project, rater)));
  }

  private record Known(UUID id, boolean paused) {}

  /** The participant of a rater, if the rater ever took part. */
  public Optional<UUID> find(UUID project, UUID rater) {
    return sql.first(
        row -> Sql.id(row, "id"),
        "SELECT id FROM participant WHERE project_id = ? AND rater_id = ?",
        project,
        rater);
  }
}
