// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Mapping;
import touchstone.project.Project;
import touchstone.resolution.agreement.Part;

/** Reads the newest judgements of people: who judged which task, and what was answered. */
@ApplicationScoped
class Given {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.EPOCH;

  private final Sql sql;
  private final Guidelines guidelines;

  Given(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /**
   * One judgement.
   *
   * @param answer to the question asked for, as text, or null where it has none
   */
  record Judged(UUID participant, UUID task, String answer) {}

  /**
   * The newest judgement of each on each task, gold and withdrawn ones left out, in a fixed order.
   *
   * @param asOf what was recorded by then
   * @param question whose answer to read; null for none
   */
  List<Judged> of(Project project, Part part, Instant asOf, String question) {
    List<Object> arguments = arguments(project, part, asOf);
    arguments.add(question == null ? "" : question);
    Mapping mapping = guidelines.mapping(project.guidelineId, asOf);
    return sql.list(
        row -> judged(row, question, mapping),
        "SELECT n.participant_id, n.task_id, n.guideline_version, a.answer FROM ("
            + newest(part)
            + ") n LEFT JOIN answer a ON a.judgement_id = n.id AND a.question = ?"
            + " ORDER BY n.task_id, n.participant_id",
        arguments.toArray());
  }

  /** How many tasks each has judged by now. */
  List<Long> shares(Project project, Part part) {
    return sql.list(
        row -> row.getLong("judged"),
        "SELECT COUNT(*) AS judged FROM ("
            + newest(part)
            + ") n GROUP BY n.participant_id ORDER BY judged",
        arguments(project, part, EVER).toArray());
  }

  private static List<Object> arguments(Project project, Part part, Instant asOf) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(project.id);
    arguments.add(asOf);
    arguments.add(part.from() == null ? NEVER : part.from());
    arguments.add(part.to() == null ? EVER : part.to());
    if (part.name() != null) {
      arguments.add(part.name());
      arguments.add(part.slice());
    }
    return arguments;
  }

  private static String newest(Part part) {
    return "SELECT j.id, j.participant_id, j.task_id, j.guideline_version FROM ("
        + "  SELECT j.*, ROW_NUMBER() OVER (PARTITION BY j.task_id, j.participant_id"
        + "    ORDER BY j.round DESC, j.revision DESC) AS age FROM judgement j"
        + "  JOIN participant p ON p.id = j.participant_id"
        + "  WHERE j.project_id = ? AND j.recorded_at <= ? AND "
        + Counting.PEOPLE
        + ") j WHERE j.age = 1 AND NOT j.withdrawn AND j.judged_at >= ? AND j.judged_at < ?"
        + (part.name() == null
            ? ""
            : " AND EXISTS (SELECT 1 FROM task t JOIN item_slice s ON s.item_id = t.item_id"
                + " WHERE t.id = j.task_id AND s.name = ? AND s.slice = ?)");
  }

  private static Judged judged(ResultSet row, String question, Mapping mapping)
      throws SQLException {
    String given = row.getString("answer");
    JsonNode answer =
        given == null
            ? null
            : mapping.now(question, row.getInt("guideline_version"), Json.tree(given));
    return new Judged(
        Sql.id(row, "participant_id"),
        Sql.id(row, "task_id"),
        answer == null ? null : text(answer));
  }

  /** The value of an answer of one value. */
  private static String text(JsonNode answer) {
    return answer.isNumber()
        ? answer.decimalValue().stripTrailingZeros().toPlainString()
        : answer.asText();
  }
}
