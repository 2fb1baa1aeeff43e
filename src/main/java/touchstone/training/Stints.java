// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Mapping;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.project.Project;

/** The known items of each go: read, and leased. A go's slots are those of a round below zero. */
@ApplicationScoped
@Transactional
class Stints {
  private static final Set<String> BACK = Set.of("returned", "expired", "withdrawn");

  private final Sql sql;
  private final Guidelines guidelines;

  Stints(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /** How many golds a project has that can be asked by the guideline of now. */
  int golds(Project project) {
    return usable(project).size();
  }

  /**
   * The truths by task and question, of the golds that can be asked: what is true of them is an
   * answer that the newest template takes.
   */
  private Map<UUID, Map<String, JsonNode>> usable(Project project) {
    Mapping mapping = guidelines.mapping(project.guidelineId, null);
    Template template = guidelines.template(guidelines.latest(project.guidelineId));
    Map<UUID, Map<String, JsonNode>> truths = new HashMap<>();
    sql.list(
        row -> {
          Question question = template.question(row.getString("question"));
          JsonNode answer =
              mapping.firm(
                  row.getString("question"),
                  row.getInt("guideline_version"),
                  Json.tree(row.getString("answer")));
          Map<String, JsonNode> truth =
              truths.computeIfAbsent(Sql.id(row, "task_id"), first -> new TreeMap<>());
          boolean fits = question != null && answer != null && question.check(answer) == null;
          return fits
              ? truth.put(question.name(), answer)
              : truth.remove(row.getString("question"));
        },
        "SELECT s.task_id, a.question, a.answer, j.guideline_version FROM task t"
            + " JOIN slot s ON s.task_id = t.id JOIN judgement j ON j.id = s.judgement_id AND j.gold"
            + " JOIN answer a ON a.judgement_id = j.id"
            + " WHERE t.project_id = ? AND t.gold_rank IS NOT NULL ORDER BY j.recorded_at, j.id",
        project.id);
    truths.values().removeIf(Map::isEmpty);
    return truths;
  }

  /** A participant's go of a number, with so many items wanted. */
  Stint of(Project project, UUID participant, int number, int wanted) {
    return new Stint(number, wanted, lessons(project, participant, -number));
  }

  private record Row(
      UUID slot,
      UUID task,
      String item,
      String state,
      UUID judgement,
      String why,
      String section) {}

  private List<Lesson> lessons(Project project, UUID participant, int round) {
    List<Row> rows =
        sql.list(
            row ->
                new Row(
                    Sql.id(row, "id"),
                    Sql.id(row, "task_id"),
                    row.getString("item_key"),
                    row.getString("state"),
                    Sql.id(row, "judgement_id"),
                    row.getString("why"),
                    row.getString("section")),
            "SELECT s.id, s.task_id, i.item_key, s.state, s.judgement_id, g.why, g.section"
                + " FROM slot s JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id"
                + " LEFT JOIN gold_reason g ON g.task_id = s.task_id"
                + " WHERE s.project_id = ? AND s.participant_id = ? AND s.round = ?"
                + " ORDER BY s.leased_at, s.id",
            project.id,
            participant,
            round);
    Map<UUID, Map<String, JsonNode>> truths = usable(project);
    List<Lesson> lessons = new ArrayList<>();
    for (Row row : rows) {
      lessons.add(
          new Lesson(
              row.slot(),
              row.task(),
              row.item(),
              row.state(),
              row.judgement() == null ? Map.of() : answers(row.judgement()),
              truths.getOrDefault(row.task(), Map.of()),
              row.why(),
              row.section()));
    }
    return lessons;
  }

  private Map<String, JsonNode> answers(UUID judgement) {
    Map<String, JsonNode> answers = new TreeMap<>();
    sql.list(
        row -> answers.put(row.getString("question"), Json.tree(row.getString("answer"))),
        "SELECT question, answer FROM answer WHERE judgement_id = ?",
        judgement);
    return answers;
  }

  /** Leases a known item more of a go: one that came back, else one that was not seen before. */
  Optional<UUID> lease(Project project, UUID participant, Stint stint) {
    return again(project, stint)
        .or(
            () ->
                choose(project, participant, stint)
                    .map(task -> hold(project, participant, task, stint)));
  }

  /** Whether there is a known item more to give. */
  boolean any(Project project, UUID participant, Stint stint) {
    return back(project, stint).or(() -> choose(project, participant, stint)).isPresent();
  }

  /** The slot of an item that came back and can still be asked. */
  private Optional<UUID> back(Project project, Stint stint) {
    Set<UUID> usable = usable(project).keySet();
    return stint.lessons().stream()
        .filter(each -> BACK.contains(each.state()) && usable.contains(each.task()))
        .map(Lesson::slot)
        .findFirst();
  }

  private Optional<UUID> again(Project project, Stint stint) {
    return back(project, stint)
        .filter(
            slot ->
                sql.update(
                        "UPDATE slot SET state = 'leased', state_at = CURRENT_TIMESTAMP,"
                            + " leased_at = CURRENT_TIMESTAMP, judgement_id = NULL,"
                            + " guideline_version = ?, lease_until = CURRENT_TIMESTAMP"
                            + " + CAST(? AS BIGINT) * INTERVAL '1' SECOND"
                            + " WHERE id = ? AND state IN ('returned', 'expired', 'withdrawn')",
                        guidelines.latest(project.guidelineId).number,
                        project.policy().leaseSeconds(),
                        slot)
                    == 1);
  }

  /** By lot among those seen least often that can be asked; never one of the rater's own golds. */
  private Optional<UUID> choose(Project project, UUID participant, Stint stint) {
    Set<UUID> usable = usable(project).keySet();
    return sql
        .list(
            row -> Sql.id(row, "id"),
            "SELECT t.id, (SELECT COUNT(*) FROM slot o WHERE o.task_id = t.id"
                + "   AND o.participant_id = ?) AS seen"
                + " FROM task t WHERE t.project_id = ? AND t.gold_rank IS NOT NULL"
                + " AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id"
                + "   AND s.participant_id = ? AND (s.round = ? OR s.state = 'gold'))"
                + " ORDER BY 2, RANDOM()",
            participant,
            project.id,
            participant,
            -stint.number())
        .stream()
        .filter(usable::contains)
        .findFirst();
  }

  private UUID hold(Project project, UUID participant, UUID task, Stint stint) {
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO slot (id, project_id, task_id, participant_id, round, state, state_at,"
            + " leased_at, lease_until, guideline_version) VALUES (?, ?, ?, ?, ?, 'leased',"
            + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP,"
            + " CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND, ?)",
        id,
        project.id,
        task,
        participant,
        -stint.number(),
        project.policy().leaseSeconds(),
        guidelines.latest(project.guidelineId).number);
    return id;
  }

  /** The lesson of a slot, where it is one of the participant's. */
  Optional<Lesson> lesson(Project project, UUID participant, UUID slot, int round) {
    return lessons(project, participant, round).stream()
        .filter(each -> each.slot().equals(slot))
        .findFirst();
  }

  /** Notes why golds are so, by item: why and section; how many were. 422 where one is no gold. */
  int explain(Project project, Map<String, String[]> reasons) {
    Map<String, UUID> tasks = new HashMap<>();
    sql.list(
        row -> tasks.put(row.getString("item_key"), Sql.id(row, "id")),
        "SELECT i.item_key, t.id FROM task t JOIN item i ON i.id = t.item_id"
            + " WHERE t.project_id = ? AND t.gold_rank IS NOT NULL",
        project.id);
    reasons.forEach(
        (item, reason) -> {
          UUID task = tasks.get(item);
          if (task == null) {
            throw Problem.refusedField("items", item + " is no gold of this project");
          }
          sql.update("DELETE FROM gold_reason WHERE task_id = ?", task);
          sql.update(
              "INSERT INTO gold_reason (task_id, why, section) VALUES (?, ?, ?)",
              task,
              reason[0],
              reason[1]);
        });
    return reasons.size();
  }
}
