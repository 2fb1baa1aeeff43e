// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.assignment.Lease;
import touchstone.assignment.Leases;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.judgement.Adjudications;
import touchstone.judgement.Effort;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.training.Learning;
import touchstone.web.Speech;

/** Puts one task together for the page. It tells the rater nothing of anybody else's answers. */
@ApplicationScoped
class TaskViews {
  private final Engine engine;
  private final Leases leases;
  private final Guidelines guidelines;
  private final Drafts drafts;
  private final Sql sql;
  private final Speech speech;
  private final Adjudications adjudications;
  private final Learning learning;

  TaskViews(
      Engine engine,
      Leases leases,
      Guidelines guidelines,
      Drafts drafts,
      Sql sql,
      Speech speech,
      Adjudications adjudications,
      Learning learning) {
    this.engine = engine;
    this.leases = leases;
    this.guidelines = guidelines;
    this.drafts = drafts;
    this.sql = sql;
    this.speech = speech;
    this.adjudications = adjudications;
    this.learning = learning;
  }

  /** What stands in the form. */
  private record Filled(
      ObjectNode answers, String comment, boolean flagged, Long activeMillis, Effort effort) {
    static Filled of(Template template, MultivaluedMap<String, String> form) {
      return new Filled(
          AnswerForm.answers(template, form),
          form.getFirst("page.comment"),
          AnswerForm.flagged(form),
          AnswerForm.millis(form.getFirst("page.activeMillis")),
          AnswerForm.effort(template, form));
    }
  }

  /** The template that the lease's answers keep to. */
  Template template(Project project, Slot slot) {
    return guidelines.template(guidelines.version(project.guidelineId, slot.guidelineVersion()));
  }

  /**
   * The task of a slot: filled by the draft, else by the answers given before, else empty; to mend,
   * with the faults of what is filled in.
   */
  TaskView of(Project project, Slot slot, boolean mend) {
    Template template = template(project, slot);
    Filled filled =
        drafts
            .of(slot.id())
            .map(form -> Filled.of(template, form))
            .orElseGet(() -> lastGiven(slot, template));
    List<Fault> faults =
        mend ? template.check(filled.answers(), leases.one(slot.id()).item().content()) : List.of();
    return view(project, slot, template, filled, faults);
  }

  /** The task with the form as it was sent and the faults found in it. */
  TaskView of(Project project, Slot slot, MultivaluedMap<String, String> form, List<Fault> faults) {
    Template template = template(project, slot);
    return view(project, slot, template, Filled.of(template, form), faults);
  }

  private TaskView view(
      Project project, Slot slot, Template template, Filled filled, List<Fault> faults) {
    Lease lease = leases.one(slot.id());
    Map<String, Map<String, String>> keys = template.keys();
    Map<String, String> byQuestion = new HashMap<>();
    faults.forEach(fault -> byQuestion.put(question(fault), speech.say(fault)));
    return new TaskView(
        project.slug,
        slot.id(),
        OwnWork.snippet(template, lease.item().content()),
        lease.expiresAt(),
        project.policy().leaseSeconds(),
        template.oneKey() && !slot.lesson(),
        slot.lesson(),
        slot.lesson() ? learning.place(project, slot).orElse(null) : null,
        template.show().stream()
            .map(shown -> ShownView.of(engine, shown, lease.item().content()))
            .toList(),
        template.ask().stream()
            .map(
                question ->
                    QuestionView.of(
                        engine,
                        question,
                        keys.get(question.name()),
                        lease.item().content(),
                        slot.id(),
                        filled.answers().get(question.name()),
                        byQuestion.get(question.name())))
            .toList(),
        slot.guidelineVersion(),
        slot.answered() ? "again" : slot.leased() ? null : "late",
        slot.leased() ? adjudications.sentBack(slot) : null,
        filled.comment() == null ? "" : filled.comment(),
        filled.flagged(),
        filled.activeMillis() == null ? 0 : filled.activeMillis(),
        filled.effort(),
        !faults.isEmpty());
  }

  /** The question that a fault is in. */
  static String question(Fault fault) {
    return fault.field().replaceFirst("^answers\\.([^.\\[]+).*", "$1");
  }

  /** What an earlier version of the guideline was answered with is kept where it still fits. */
  private Filled lastGiven(Slot slot, Template template) {
    Long millis = lastMillis(slot);
    ObjectNode answers = lastAnswers(slot);
    for (Question question : template.ask()) {
      JsonNode answer = answers.get(question.name());
      if (answer != null && question.check(answer) != null) {
        answers.remove(question.name());
      }
    }
    return new Filled(
        answers,
        lastComment(slot),
        false,
        millis,
        millis == null ? Effort.of(null, null) : lastEffort(slot));
  }

  /** The newest answers of the slot that were given, be they withdrawn since. */
  private ObjectNode lastAnswers(Slot slot) {
    ObjectNode answers = Json.object();
    sql.list(
        row -> answers.set(row.getString("question"), Json.tree(row.getString("answer"))),
        "SELECT a.question, a.answer FROM answer a WHERE a.judgement_id = " + LAST_GIVEN,
        slot.id());
    return answers;
  }

  private String lastComment(Slot slot) {
    return sql.first(
            row -> row.getString("text"),
            "SELECT text FROM judgement_comment WHERE judgement_id = " + LAST_GIVEN,
            slot.id())
        .orElse("");
  }

  /** The time counted before goes on: all visits of an item make one time. */
  private Long lastMillis(Slot slot) {
    return sql.first(
            row -> Sql.longOrNull(row, "active_millis"),
            "SELECT active_millis FROM judgement WHERE active_millis IS NOT NULL AND id = "
                + LAST_GIVEN,
            slot.id())
        .orElse(null);
  }

  private Effort lastEffort(Slot slot) {
    Map<String, Long> millis = new TreeMap<>();
    sql.list(
        row -> millis.put(row.getString("question"), row.getLong("millis")),
        "SELECT question, millis FROM answer_effort WHERE judgement_id = " + LAST_GIVEN,
        slot.id());
    long opens =
        sql.number(
            "SELECT guideline_opens FROM judgement_effort WHERE judgement_id = " + LAST_GIVEN,
            slot.id());
    return Effort.of(millis, (int) opens);
  }

  private static final String LAST_GIVEN =
      "(SELECT j.id FROM judgement j WHERE j.slot_id = ? AND NOT j.withdrawn"
          + " ORDER BY j.revision DESC LIMIT 1)";
}
