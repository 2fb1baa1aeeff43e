// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.dataset.Imports;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.rater.Rater;
import touchstone.rater.RaterKind;

/**
 * The words of reviewers: judgements that settle, beside those of raters, in the round that was
 * judged. The last one counts; a task that was dropped has no label.
 */
@ApplicationScoped
@Transactional
public class Adjudications {
  /** The source that a reviewer's judgement names. */
  public static final String REVIEW = "review";

  /** The same where the task was drawn by lot: it tells how often raters are right. */
  public static final String SAMPLED = "review-sample";

  /** For how long a task that was sent back is kept for its author. */
  public static final Duration SENT_BACK = Duration.ofDays(3);

  private final Sql sql;
  private final Guidelines guidelines;
  private final JudgementImport imports;
  private final JudgementRows rows;
  private final GoldMarks marks;

  Adjudications(
      Sql sql,
      Guidelines guidelines,
      JudgementImport imports,
      JudgementRows rows,
      GoldMarks marks) {
    this.sql = sql;
    this.guidelines = guidelines;
    this.imports = imports;
    this.rows = rows;
    this.marks = marks;
  }

  /** Whether a judgement of a source settles. */
  public static boolean settles(String source) {
    return REVIEW.equals(source) || SAMPLED.equals(source);
  }

  /**
   * Records a reviewer's answers as what is so of an item; 422 where they do not fit.
   *
   * @param sampled the task was drawn by lot
   */
  public void settle(
      Project project, String item, Rater by, ObjectNode answers, boolean sampled, Long millis) {
    Template template = guidelines.template(guidelines.latest(project.guidelineId));
    List<Fault> faults = template.check(answers, null);
    if (!faults.isEmpty()) {
      Fault first = faults.get(0);
      throw new Problem(422, "Refused", first.field() + ": " + first.reason(), faults);
    }
    List<ImportedLine> lines = new ArrayList<>();
    template
        .canonical(answers)
        .fields()
        .forEachRemaining(
            each ->
                lines.add(
                    new ImportedLine(
                        1,
                        item,
                        by.id.toString(),
                        RaterKind.EXPERT,
                        each.getKey(),
                        each.getValue(),
                        null,
                        lines.isEmpty() ? millis : null,
                        false,
                        sampled ? SAMPLED : REVIEW)));
    Imports.Tally tally = new Imports.Tally();
    imports.takeBeside(project, lines, tally);
    if (!tally.refused.isEmpty()) {
      throw Problem.refusedField("answers", tally.refused.get(0).reason());
    }
  }

  /**
   * Sends a judgement back to its author: it is no vote any more, and the task is leased to the
   * same rater again for three days. What it earned stays earned.
   */
  public void sendBack(Slot slot, String reason, UUID by) {
    if (!slot.state().equals("judged")) {
      throw Problem.conflict("Only what was judged under a lease can be sent back.");
    }
    rows.insert(NewJudgement.withdrawal(slot, rows.nextRevision(slot.id()), false), null);
    sql.update(
        "UPDATE slot SET state = 'leased', judgement_id = NULL, state_at = CURRENT_TIMESTAMP,"
            + " leased_at = CURRENT_TIMESTAMP,"
            + " lease_until = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND"
            + " WHERE id = ?",
        SENT_BACK.toSeconds(),
        slot.id());
    sql.update(
        "INSERT INTO slot_return (id, slot_id, judgement_id, reason, at, returned_by)"
            + " VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP, ?)",
        Ids.next(),
        slot.id(),
        slot.judgement(),
        reason,
        by);
    marks.afreshIfMarked(slot.task());
  }

  /** Why a slot that is leased again was sent back; null where it was not. */
  public String sentBack(Slot slot) {
    return sql.first(
            row -> row.getString("reason"),
            "SELECT r.reason FROM slot_return r WHERE r.slot_id = ? AND r.at >= ?"
                + " ORDER BY r.at DESC LIMIT 1",
            slot.id(),
            slot.leasedAt())
        .orElse(null);
  }

  /** Takes the label off a task for good; again changes nothing. */
  public void drop(Project project, UUID task, String reason, UUID by) {
    sql.update(
        "INSERT INTO task_drop (task_id, project_id, reason, at, dropped_by)"
            + " VALUES (?, ?, ?, CURRENT_TIMESTAMP, ?) ON CONFLICT DO NOTHING",
        task,
        project.id,
        reason,
        by);
  }

  /** The tasks that were dropped by the scope's time. */
  public Set<UUID> dropped(Project project, JudgementLog.Scope scope) {
    return new HashSet<>(
        scope.asOf() == null
            ? sql.list(
                row -> Sql.id(row, "task_id"),
                "SELECT task_id FROM task_drop WHERE project_id = ?",
                project.id)
            : sql.list(
                row -> Sql.id(row, "task_id"),
                "SELECT task_id FROM task_drop WHERE project_id = ? AND at <= ?",
                project.id,
                scope.asOf()));
  }
}
