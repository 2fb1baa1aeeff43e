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

  /** Whether a rule asks the account's rater to read the guideline again before going on. */
  public boolean readAgain(Project project, UUID account) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM participant p JOIN rater r ON r.id = p.rater_id"
            + " WHERE p.project_id = ? AND r.account_id = ? AND p.retrain_at IS NOT NULL"
            + " AND NOT EXISTS (SELECT 1 FROM acknowledgement k JOIN guideline_version seen"
            + "   ON seen.id = k.guideline_version_id WHERE seen.guideline_id = ?"
            + "   AND k.account_id = r.account_id AND k.at >= p.retrain_at))",
        project.id,
        account,
        project.guidelineId);
  }

  /** The participant of a rater, if the rater ever took part. */
  public Optional<UUID> find(UUID project, UUID rater) {
    return sql.first(
        row -> Sql.id(row, "id"),
        "SELECT id FROM participant WHERE project_id = ? AND rater_id = ?",
        project,
        rater);
  }

  /** Whose participant it is; nothing once they are forgotten. */
  public Optional<UUID> rater(UUID participant) {
    return sql.first(
            row -> Optional.ofNullable(Sql.id(row, "rater_id")),
            "SELECT rater_id FROM participant WHERE id = ?",
            participant)
        .flatMap(found -> found);
  }
}
