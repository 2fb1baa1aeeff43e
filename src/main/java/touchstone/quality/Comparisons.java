// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Mapping;
import touchstone.project.Project;

/**
 * What raters answered to golds, hidden in the stream or come by as a task like any other, beside
 * the newest judgement marked as truth, oldest first; and to tasks that were drawn by lot for a
 * review, beside the reviewer's. What was answered in training or exam proves nothing at work. What
 * was reviewed for other reasons is no fair sample. Nobody is compared with an own gold, nor with
 * one whose value the guideline has dropped or split since.
 */
@ApplicationScoped
class Comparisons {
  private static final String ANSWERS =
      "SELECT s.id AS slot_id, s.participant_id, s.task_id, s.round, i.item_key, a.question,"
          + " a.answer, j.gold OR COALESCE(j.source, '') = 'review-sample' AS truth, j.recorded_at, j.guideline_version"
          + " FROM task t JOIN item i ON i.id = t.item_id"
          + " JOIN slot s ON s.task_id = t.id AND s.round >= 0"
          + " JOIN judgement j ON j.id = s.judgement_id AND COALESCE(j.source, '') <> 'review'"
          + " JOIN answer a ON a.judgement_id = j.id WHERE t.project_id = ?";
  private static final String ON_GOLD = " AND t.gold_rank > 0";
  private static final String ON_SAMPLE =
      " AND t.gold_rank IS NULL AND t.id IN (SELECT r.task_id FROM judgement r"
          + " WHERE r.project_id = t.project_id AND r.source = 'review-sample')";
  private static final String ORDER = " ORDER BY j.recorded_at, j.id";

  private final Sql sql;
  private final Guidelines guidelines;

  Comparisons(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  private record Answered(
      UUID participant,
      UUID slot,
      UUID task,
      String item,
      String question,
      JsonNode answer,
      boolean gold,
      int round,
      Instant at) {
    static Answered from(ResultSet row, Mapping mapping) throws SQLException {
      String question = row.getString("question");
      JsonNode answer = Json.tree(row.getString("answer"));
      int version = row.getInt("guideline_version");
      boolean gold = row.getBoolean("truth");
      return new Answered(
          Sql.id(row, "participant_id"),
          Sql.id(row, "slot_id"),
          Sql.id(row, "task_id"),
          row.getString("item_key"),
          question,
          gold ? mapping.firm(question, version, answer) : mapping.now(question, version, answer),
          gold,
          row.getInt("round"),
          Sql.instant(row, "recorded_at"));
    }

    String key() {
      return task + " " + question;
    }
  }

  private List<Answered> all(Project project, Mapping mapping) {
    List<Answered> all =
        new ArrayList<>(
            sql.list(row -> Answered.from(row, mapping), ANSWERS + ON_GOLD + ORDER, project.id));
    all.addAll(
        sql.list(row -> Answered.from(row, mapping), ANSWERS + ON_SAMPLE + ORDER, project.id));
    return all;
  }

  /** Those of everybody in the project. */
  List<Comparison> of(Project project) {
    Mapping mapping = guidelines.mapping(project.guidelineId, null);
    Map<String, JsonNode> expected = new HashMap<>();
    List<Answered> given = new ArrayList<>();
    for (Answered each : all(project, mapping)) {
      if (each.gold()) {
        expected.put(each.key(), each.answer());
      } else if (each.answer() != null) {
        given.add(each);
      }
    }
    return given.stream()
        .filter(each -> expected.get(each.key()) != null)
        .map(
            each ->
                new Comparison(
                    each.participant(),
                    each.slot(),
                    each.task(),
                    each.item(),
                    each.question(),
                    each.answer(),
                    expected.get(each.key()),
                    each.round() == 0,
                    each.at()))
        .toList();
  }
}
