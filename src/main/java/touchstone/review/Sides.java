// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/** Puts the judgements of a task side by side. */
@ApplicationScoped
class Sides {
  private static final int LETTERS = 26;

  private final Sql sql;

  Sides(Sql sql) {
    this.sql = sql;
  }

  private record Row(
      UUID judgement,
      UUID slot,
      UUID participant,
      String kind,
      String state,
      String comment,
      boolean flagged,
      Long millis,
      java.time.Instant at) {}

  /** Those of the task's round in force, without golds and reviews, in the order they came. */
  List<Side> of(Review review) {
    List<Row> rows =
        sql.list(
            row ->
                new Row(
                    Sql.id(row, "id"),
                    Sql.id(row, "slot_id"),
                    Sql.id(row, "participant_id"),
                    row.getString("kind"),
                    row.getString("state"),
                    row.getString("text"),
                    row.getBoolean("flagged"),
                    Sql.longOrNull(row, "active_millis"),
                    Sql.instant(row, "judged_at")),
            "SELECT j.id, j.slot_id, j.participant_id, p.kind, s.state, c.text, j.active_millis,"
                + " j.judged_at, f.judgement_id IS NOT NULL AS flagged FROM slot s"
                + " JOIN judgement j ON j.id = s.judgement_id AND NOT j.gold"
                + " AND COALESCE(j.source, '') NOT IN ('review', 'review-sample')"
                + " JOIN participant p ON p.id = s.participant_id"
                + " LEFT JOIN judgement_comment c ON c.judgement_id = j.id"
                + " LEFT JOIN judgement_flag f ON f.judgement_id = j.id"
                + " WHERE s.task_id = ? AND s.round = ? ORDER BY j.recorded_at, j.id",
            review.task(),
            review.round());
    List<Side> sides = new ArrayList<>();
    for (Row row : rows) {
      sides.add(
          new Side(
              row.judgement(),
              row.slot(),
              row.participant(),
              letter(sides.size()),
              row.kind(),
              answers(row.judgement()),
              row.comment(),
              row.flagged(),
              row.millis(),
              row.at(),
              row.state().equals("judged")));
    }
    return sides;
  }

  private static String letter(int number) {
    return number < LETTERS
        ? String.valueOf((char) ('A' + number))
        : letter(number / LETTERS - 1) + letter(number % LETTERS);
  }

  private Map<String, JsonNode> answers(UUID judgement) {
    Map<String, JsonNode> answers = new TreeMap<>();
    sql.list(
        row -> answers.put(row.getString("question"), Json.tree(row.getString("answer"))),
        "SELECT question, answer FROM answer WHERE judgement_id = ?",
        judgement);
    return answers;
  }
}
