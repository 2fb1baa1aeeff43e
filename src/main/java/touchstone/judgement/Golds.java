// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Kept;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.dataset.Imports;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.rater.Rater;

/**
 * Judgements marked as truth: given at any time by somebody's own rater, and retired by a further
 * revision. A task tells by its {@code gold_rank} whether one is in force.
 */
@ApplicationScoped
@Transactional
public class Golds {
  private final Sql sql;
  private final Tasks tasks;
  private final Guidelines guidelines;
  private final JudgementImport imports;
  private final JudgementRows rows;
  private final GoldMarks marks;
  private final Slots slots;
  private final Kept kept;

  Golds(
      Sql sql,
      Tasks tasks,
      Guidelines guidelines,
      JudgementImport imports,
      JudgementRows rows,
      GoldMarks marks,
      Slots slots,
      Kept kept) {
    this.sql = sql;
    this.tasks = tasks;
    this.guidelines = guidelines;
    this.imports = imports;
    this.rows = rows;
    this.marks = marks;
    this.slots = slots;
    this.kept = kept;
  }

  /** What is true of an item: the answers by question. */
  public record Truth(String item, ObjectNode answers) {}

  /**
   * An item that was refused.
   *
   * @param why the same for pages
   */
  public record Refused(String item, String reason, @JsonIgnore Fault why) {}

  /** What became of the truths: items with something new, items that were so before. */
  public record Marked(int added, int unchanged, List<Refused> rejected) {}

  /** Records the truths as the judgements of a rater. An item is refused alone, never the list. */
  public Marked mark(Project project, Rater by, List<Truth> truths) {
    refuseIfCancelled(project);
    tasks.pull(project);
    Template template = guidelines.template(guidelines.latest(project.guidelineId));
    int added = 0;
    int unchanged = 0;
    List<Refused> rejected = new ArrayList<>();
    for (Truth truth : truths) {
      try {
        Imports.Tally tally = new Imports.Tally();
        imports.take(project, lines(by, truth, template), tally);
        if (!tally.refused.isEmpty()) {
          rejected.add(
              new Refused(truth.item(), tally.refused.get(0).reason(), tally.refused.get(0)));
        } else if (tally.accepted > 0) {
          added++;
        } else {
          unchanged++;
        }
      } catch (Problem refused) {
        rejected.add(new Refused(truth.item(), refused.getMessage(), fault(refused)));
      }
    }
    kept.forget(project.id);
    return new Marked(added, unchanged, rejected);
  }

  private static Fault fault(Problem refused) {
    return refused.faults().isEmpty()
        ? Fault.at(null, refused.getMessage())
        : refused.faults().get(0);
  }

  private static List<ImportedLine> lines(Rater by, Truth truth, Template template) {
    if (truth.answers() == null || truth.answers().isEmpty()) {
      throw Problem.refusedField("answers", "are missing");
    }
    List<ImportedLine> lines = new ArrayList<>();
    truth
        .answers()
        .fields()
        .forEachRemaining(
            answer -> {
              ObjectNode line = Json.object();
              line.put("item", truth.item()).put("rater", by.id.toString());
              line.put("question", answer.getKey()).put("gold", true);
              line.set("answer", answer.getValue());
              lines.add(ImportedLine.of(1, line, template, false));
            });
    return lines;
  }

  /**
   * Takes the mark off whatever is gold on the item; an answer that was also a vote stays one. 404
   * where nothing is.
   */
  public void retire(Project project, String item) {
    refuseIfCancelled(project);
    List<Slot> gold =
        sql.list(
            Slot::from,
            "SELECT s.*, CURRENT_TIMESTAMP AS looked_at FROM item i"
                + " JOIN task t ON t.item_id = i.id AND t.project_id = ?"
                + " JOIN slot s ON s.task_id = t.id"
                + " WHERE i.dataset_id = ? AND i.item_key = ?"
                + " AND EXISTS (SELECT 1 FROM judgement j WHERE j.id = s.judgement_id AND j.gold)"
                + " ORDER BY s.id",
            project.id,
            project.datasetId,
            item);
    if (gold.isEmpty()) {
      throw Problem.notFound("gold of this item");
    }
    gold.forEach(this::retire);
    marks.afresh(gold.get(0).task());
    kept.forget(project.id);
  }

  private void retire(Slot slot) {
    int revision = rows.nextRevision(slot.id());
    if (slot.state().equals("gold")) {
      rows.insert(NewJudgement.withdrawal(slot, revision, false), null);
      slots.move(slot, "withdrawn", null);
      return;
    }
    ObjectNode answers = Json.object();
    sql.list(
        row -> answers.set(row.getString("question"), Json.tree(row.getString("answer"))),
        "SELECT question, answer FROM answer WHERE judgement_id = ?",
        slot.judgement());
    Set<String> carried = new HashSet<>();
    answers.fieldNames().forEachRemaining(carried::add);
    NewJudgement vote = NewJudgement.noLongerGold(slot, revision);
    JudgementRows.Batch batch = rows.batch();
    batch.add(vote, answers, carried);
    batch.write();
    slots.move(slot, slot.state(), vote.id());
  }

  private static void refuseIfCancelled(Project project) {
    if (project.cancelled()) {
      throw Problem.conflict("The project was cancelled.");
    }
  }
}
