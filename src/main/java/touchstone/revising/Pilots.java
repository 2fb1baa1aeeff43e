// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.project.Pilot;
import touchstone.project.Project;
import touchstone.resolution.agreement.Agreement;
import touchstone.resolution.agreement.Agreements;

/**
 * The pilot of a project: its first items, judged by several raters by the newest meaning before
 * any other is given out, and the gate on how far they agree. The gate looks at the value, not at
 * the lower end of its interval: on 30 items that end lies some .15 lower, and a gate of .6 would
 * be one of .75. The interval stands beside it.
 */
@ApplicationScoped
class Pilots {
  private final Sql sql;
  private final Agreements agreements;
  private final Guidelines guidelines;

  Pilots(Sql sql, Agreements agreements, Guidelines guidelines) {
    this.sql = sql;
    this.agreements = agreements;
    this.guidelines = guidelines;
  }

  /** How far raters agree on a question. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfQuestion(String question, Agreement agreement, boolean passed) {}

  /** When the rest was opened, at which agreement, and why where that was under the gate. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Opened(Instant at, Double alpha, String note) {}

  /**
   * How a pilot stands.
   *
   * @param items of the pilot, as many as the project has
   * @param judged those of them with all their judgements
   * @param passed whether all are judged and every question reaches the gate
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Standing(
      Pilot pilot,
      long items,
      long judged,
      List<OfQuestion> questions,
      boolean passed,
      Opened opened) {
    public boolean complete() {
      return items > 0 && judged == items;
    }

    /** The least agreement of a question, or null. */
    Double least() {
      return questions.stream()
          .map(each -> each.agreement().value())
          .filter(java.util.Objects::nonNull)
          .min(Comparator.naturalOrder())
          .orElse(null);
    }
  }

  /** The pilot of a project; 404 where it has none. */
  Standing of(Project project) {
    Pilot pilot = project.policy().pilot();
    if (pilot == null) {
      throw Problem.notFound("pilot");
    }
    long items =
        sql.number(
            "SELECT COUNT(*) FROM task WHERE project_id = ? AND rank <= ?",
            project.id,
            pilot.items());
    long judged =
        sql.number(
            "SELECT COUNT(*) FROM task t WHERE t.project_id = ? AND t.rank <= ? AND (SELECT COUNT(*)"
                + " FROM slot s WHERE s.task_id = t.id AND s.round = t.round AND NOT s.beside"
                + " AND s.judgement_id IS NOT NULL) >= ?",
            project.id,
            pilot.items(),
            pilot.raters());
    List<OfQuestion> questions = questions(project, pilot);
    boolean passed =
        items > 0
            && judged == items
            && !questions.isEmpty()
            && questions.stream().allMatch(OfQuestion::passed);
    return new Standing(pilot, items, judged, questions, passed, opened(project));
  }

  private List<OfQuestion> questions(Project project, Pilot pilot) {
    List<OfQuestion> questions = new ArrayList<>();
    for (Agreements.Brief brief : agreements.of(project)) {
      Agreement leading =
          brief.measures().stream()
              .filter(measure -> !measure.name().equals("percent"))
              .findFirst()
              .orElse(brief.measures().get(0));
      // Where everybody says the same of everything alpha is not defined, and nobody disagrees.
      boolean unanimous = leading.value() == null && leading.why().equals("unanimous");
      boolean reaches = leading.value() != null && leading.value() >= pilot.alpha();
      questions.add(new OfQuestion(brief.question(), leading, reaches || unanimous));
    }
    return questions;
  }

  private Opened opened(Project project) {
    return sql.first(
            row -> {
              double alpha = row.getDouble("alpha");
              return new Opened(
                  Sql.instant(row, "at"), row.wasNull() ? null : alpha, row.getString("note"));
            },
            "SELECT at, alpha, note FROM pilot_opened WHERE project_id = ?",
            project.id)
        .orElse(null);
  }

  /** Gives the rest out too; 409 where the gate is not reached and no note says why. */
  void open(Project project, String note, UUID by) {
    Standing standing = of(project);
    String why = Required.optionalText("note", note, 2000);
    if (!standing.passed() && why == null) {
      throw Problem.conflict(
          "The pilot has not reached its gate: say in a note why the rest is opened.");
    }
    sql.update(
        "INSERT INTO pilot_opened (project_id, at, alpha, note, opened_by)"
            + " VALUES (?, CURRENT_TIMESTAMP, ?, ?, ?) ON CONFLICT DO NOTHING",
        project.id,
        standing.least(),
        why,
        by);
  }

  /** The slug of the project's guideline, to revise it. */
  String guideline(Project project) {
    return guidelines.findById(project.guidelineId).slug;
  }
}
