// SPDX-License-Identifier: Apache-2.0
package touchstone.thread;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import touchstone.base.Sql;
import touchstone.project.Project;

/** The judgements that raters flagged for somebody to look at. */
@ApplicationScoped
class Flags {
  private static final int SHOWN = 100;

  private final Sql sql;

  Flags(Sql sql) {
    this.sql = sql;
  }

  /** One of them, with the note beside it or null. */
  public record Flagged(String item, String rater, String note, Instant at) {}

  /** Those that still count, newest first. */
  List<Flagged> of(Project project) {
    return sql.list(
        row ->
            new Flagged(
                row.getString("item_key"),
                row.getString("name"),
                row.getString("text"),
                Sql.instant(row, "recorded_at")),
        "SELECT i.item_key, COALESCE(r.name, CAST(p.id AS VARCHAR)) AS name, c.text, j.recorded_at FROM judgement_flag f"
            + " JOIN judgement j ON j.id = f.judgement_id AND j.project_id = ?"
            + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id"
            + " JOIN task t ON t.id = j.task_id JOIN item i ON i.id = t.item_id"
            + " JOIN participant p ON p.id = j.participant_id LEFT JOIN rater r ON r.id = p.rater_id"
            + " LEFT JOIN judgement_comment c ON c.judgement_id = j.id"
            + " ORDER BY j.recorded_at DESC LIMIT ?",
        project.id,
        SHOWN);
  }
}
