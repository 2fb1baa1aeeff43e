// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.project.Project;

/** The rules of each project: set, changed by ending one and setting another, and ended. */
@ApplicationScoped
@Transactional
class Rules {
  private static final int MOST = 50;

  private final Sql sql;
  private final Guidelines guidelines;

  Rules(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /** A rule in force, since when. */
  public record Set(UUID id, Rule rule, Instant at) {}

  /** The rules in force, oldest first. */
  List<Set> of(Project project) {
    return sql.list(
        row ->
            new Set(
                Sql.id(row, "id"),
                Json.read(Json.tree(row.getString("rule")), Rule.class),
                Sql.instant(row, "created_at")),
        "SELECT id, rule, created_at FROM quality_rule WHERE project_id = ? AND ended_at IS NULL"
            + " ORDER BY id",
        project.id);
  }

  /** Sets a rule; its question must be asked in the project. */
  Set set(Project project, Rule rule, UUID account) {
    look(project, rule);
    List<Set> there = of(project);
    if (there.size() >= MOST) {
      throw Problem.conflict("A project has at most " + MOST + " rules.");
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO quality_rule (id, project_id, rule, created_at, created_by)"
            + " VALUES (?, ?, ?, CURRENT_TIMESTAMP, ?)",
        id,
        project.id,
        Json.write(rule),
        account);
    return of(project).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** Ends a rule, or 404; what it did before stays until an appeal is upheld. */
  void end(Project project, UUID id, UUID account) {
    int ended =
        sql.update(
            "UPDATE quality_rule SET ended_at = CURRENT_TIMESTAMP, ended_by = ?"
                + " WHERE id = ? AND project_id = ? AND ended_at IS NULL",
            account,
            id,
            project.id);
    if (ended == 0) {
      throw Problem.notFound("rule");
    }
  }

  /** The look by a rule at the question it names, or the first; 422 where that is not asked. */
  Look look(Project project, Rule rule) {
    List<Question> asked = guidelines.template(guidelines.latest(project.guidelineId)).ask();
    Question question =
        rule.question() == null
            ? asked.get(0)
            : asked.stream()
                .filter(each -> each.name().equals(rule.question()))
                .findFirst()
                .orElseThrow(
                    () -> Problem.refusedField("question", "is not asked in this project"));
    return new Look(rule, question.name(), values(question));
  }

  /** How many values a guess has to choose from; 4 where they are many or cannot be counted. */
  static int values(Question question) {
    return switch (question.type()) {
      case "choice", "scale" -> question.options().isEmpty() ? 4 : question.options().size();
      case "pairwise" -> 3;
      default -> 4;
    };
  }
}
