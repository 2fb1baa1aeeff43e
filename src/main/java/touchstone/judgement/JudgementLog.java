// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

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
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Mapping;
import touchstone.project.Project;

/**
 * Reads a project's judgements task by task, in the order of rank, in constant memory. With an
 * {@code asOf} it reads what was recorded by then, and reads the same for ever.
 */
@ApplicationScoped
public class JudgementLog {
  private static final int TASKS_A_CHUNK = 1000;

  private final Sql sql;
  private final RecordTime recordTime;
  private final Weights weights;
  private final Guidelines guidelines;

  JudgementLog(Sql sql, RecordTime recordTime, Weights weights, Guidelines guidelines) {
    this.weights = weights;
    this.guidelines = guidelines;
    this.sql = sql;
    this.recordTime = recordTime;
  }

  /** A task with its item's key and its judgements' lines, question by question. */
  public record TaskLines(UUID task, String item, List<JudgementLine> lines) {}

  /**
   * Which lines to read.
   *
   * @param asOf only what was recorded by then; null for all
   * @param history every revision, instead of the newest that was not withdrawn
   * @param unnamed raters by the participant's id, instead of by name
   */
  public record Scope(Instant asOf, boolean history, boolean unnamed) {
    public static final Scope NOW = new Scope(null, false);

    public Scope(Instant asOf, boolean history) {
      this(asOf, history, false);
    }

    /** The same by the word in {@code ?raters=}: name, where there is none, or pseudonym. */
    public Scope called(String raters) {
      if (raters != null && !raters.equals("name") && !raters.equals("pseudonym")) {
        throw Problem.refusedField("raters", "must be name or pseudonym");
      }
      return new Scope(asOf, history, "pseudonym".equals(raters));
    }
  }

  /** Waits until the scope's past is settled: to be asked before an answer is begun. */
  public void settle(Scope scope) {
    if (scope.asOf() != null) {
      recordTime.settle(scope.asOf());
    }
  }

  /** Hands every task to the taker, those without judgements too. */
  public void read(Project project, Scope scope, Consumer<TaskLines> taker) {
    settle(scope);
    Reading reading = reading(project, scope);
    long tasks = sql.number("SELECT tasks FROM project WHERE id = ?", project.id);
    for (long from = 0; from < tasks; from += TASKS_A_CHUNK) {
      chunk(project.id, from, from + TASKS_A_CHUNK, scope, reading, taker);
    }
  }

  /** The lines of one task. */
  public TaskLines one(Project project, UUID task) {
    long rank =
        sql.number("SELECT rank FROM task WHERE id = ? AND project_id = ?", task, project.id);
    List<TaskLines> found = new ArrayList<>();
    Reading reading = reading(project, Scope.NOW);
    chunk(project.id, rank - 1, rank, Scope.NOW, reading, found::add);
    return found.isEmpty() ? null : found.get(0);
  }

  /** What raters weigh, and how old answers read by new values, as of the scope. */
  private record Reading(Map<UUID, Double> weighed, Mapping mapping) {}

  private Reading reading(Project project, Scope scope) {
    return new Reading(
        weights.of(project.id, until(scope)),
        guidelines.mapping(project.guidelineId, scope.asOf()));
  }

  private static Instant until(Scope scope) {
    return scope.asOf() == null ? Instant.parse("9999-01-01T00:00:00Z") : scope.asOf();
  }

  private void chunk(
      UUID project, long from, long to, Scope scope, Reading reading, Consumer<TaskLines> taker) {
    Instant until = until(scope);
    List<TaskLines> tasks =
        sql.list(
            row -> new TaskLines(Sql.id(row, "id"), row.getString("item_key"), new ArrayList<>()),
            "SELECT t.id, i.item_key FROM task t JOIN item i ON i.id = t.item_id"
                + " WHERE t.project_id = ? AND t.rank > ? AND t.rank <= ? AND t.made_at <= ?"
                + " ORDER BY t.rank",
            project,
            from,
            to,
            until);
    Map<UUID, TaskLines> byId = new HashMap<>();
    tasks.forEach(task -> byId.put(task.task(), task));
    sql.list(
        row -> {
          TaskLines task = byId.get(Sql.id(row, "task_id"));
          if (task == null) {
            return false;
          }
          JudgementLine line = line(row, task.item(), reading);
          return task.lines().add(scope.unnamed() ? line.unnamed() : line);
        },
        "SELECT j.*, a.question, a.answer, p.kind, r.name AS rater,"
            + " f.judgement_id IS NOT NULL AS flagged FROM ("
            + "  SELECT j.*, ROW_NUMBER() OVER (PARTITION BY j.slot_id ORDER BY j.revision DESC) AS age"
            + "  FROM task t JOIN judgement j ON j.task_id = t.id"
            + "  WHERE t.project_id = ? AND t.rank > ? AND t.rank <= ? AND j.recorded_at <= ?) j"
            + " JOIN answer a ON a.judgement_id = j.id"
            + " JOIN participant p ON p.id = j.participant_id"
            + " LEFT JOIN rater r ON r.id = p.rater_id"
            + " LEFT JOIN judgement_flag f ON f.judgement_id = j.id"
            + (scope.history() ? " WHERE NOT a.carried" : " WHERE j.age = 1 AND NOT j.withdrawn")
            + " ORDER BY j.slot_id, j.revision, a.question",
        project,
        from,
        to,
        until);
    tasks.forEach(taker);
  }

  /** In which order the question stood on the page, or null. */
  private static JsonNode shownOrder(ResultSet row, String question) throws SQLException {
    String orders = row.getString("shown_order");
    return orders == null ? null : Json.tree(orders).get(question);
  }

  private static JudgementLine line(ResultSet row, String item, Reading reading)
      throws SQLException {
    String question = row.getString("question");
    JsonNode answer = Json.tree(row.getString("answer"));
    int version = row.getInt("guideline_version");
    UUID participant = Sql.id(row, "participant_id");
    String rater = row.getString("rater");
    return new JudgementLine(
        Sql.id(row, "id"),
        item,
        rater == null ? participant.toString() : rater,
        row.getString("kind"),
        question,
        answer,
        Sql.instant(row, "judged_at"),
        Sql.longOrNull(row, "active_millis"),
        row.getBoolean("surplus"),
        row.getBoolean("gold"),
        row.getInt("round"),
        row.getInt("revision"),
        row.getString("origin"),
        version,
        row.getBoolean("flagged"),
        row.getString("shown_hash"),
        shownOrder(row, question),
        row.getString("source"),
        Sql.id(row, "task_id"),
        participant,
        Sql.instant(row, "recorded_at"),
        reading.weighed().getOrDefault(participant, 1.0),
        reading.mapping().now(question, version, answer));
  }
}
