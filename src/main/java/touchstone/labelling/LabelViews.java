// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.assignment.Lease;
import touchstone.assignment.Leases;
import touchstone.assignment.Work;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.guideline.Template;
import touchstone.judgement.Slot;
import touchstone.project.Project;

/** Puts the label page together for one lease. It tells the rater nothing of anybody's answers. */
@ApplicationScoped
class LabelViews {
  private final Engine engine;
  private final Leases leases;
  private final Work work;
  private final Guidelines guidelines;
  private final Sql sql;

  LabelViews(Engine engine, Leases leases, Work work, Guidelines guidelines, Sql sql) {
    this.engine = engine;
    this.leases = leases;
    this.work = work;
    this.guidelines = guidelines;
    this.sql = sql;
  }

  /** The template that the lease's answers keep to. */
  Template template(Project project, Slot slot) {
    return guidelines.template(guidelines.version(project.guidelineId, slot.guidelineVersion()));
  }

  /** The page of a slot with the answers given before, if any. */
  LabelView of(Project project, Account account, Slot slot) {
    return of(project, account, slot, lastAnswers(slot.id()), List.of(), null);
  }

  /** The page of a slot with these answers and the faults found in them. */
  LabelView of(
      Project project,
      Account account,
      Slot slot,
      ObjectNode answers,
      List<Fault> faults,
      String comment) {
    Lease lease = leases.one(slot.id());
    GuidelineVersion version = guidelines.version(project.guidelineId, slot.guidelineVersion());
    Template template = guidelines.template(version);
    Map<String, Map<String, String>> keys = template.keys();
    Map<String, String> byQuestion = new HashMap<>();
    faults.forEach(
        fault -> byQuestion.put(fault.field().replaceFirst("^answers\\.", ""), fault.reason()));
    return new LabelView(
        project.slug,
        project.name,
        slot.id(),
        lease.expiresAt(),
        project.policy().leaseSeconds(),
        template.oneKey(),
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
                        answers.get(question.name()),
                        byQuestion.get(question.name())))
            .toList(),
        new RawString(Markdown.html(version.body)),
        version.number,
        judged(project, account),
        work.lastJudged(project, account) != null,
        notice(slot),
        comment == null ? "" : comment,
        faults.isEmpty() ? null : "Not saved yet: see the marked questions.");
  }

  private static String notice(Slot slot) {
    if (slot.answered()) {
      return "You judged this item before; sending again replaces your answer.";
    }
    return slot.leased()
        ? null
        : "The time for this item is over. Your answer is still taken; it may be one more than"
            + " needed.";
  }

  /** The newest answers of the slot that were given, be they withdrawn since. */
  private ObjectNode lastAnswers(UUID slot) {
    ObjectNode answers = Json.object();
    sql.list(
        row -> answers.set(row.getString("question"), Json.tree(row.getString("answer"))),
        "SELECT a.question, a.answer FROM answer a WHERE a.judgement_id = ("
            + " SELECT j.id FROM judgement j WHERE j.slot_id = ? AND NOT j.withdrawn"
            + " ORDER BY j.revision DESC LIMIT 1)",
        slot);
    return answers;
  }

  /** How many items the account has judged here. */
  long judged(Project project, Account account) {
    return sql.number(
        "SELECT COUNT(*) FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
            + " JOIN slot s ON s.participant_id = p.id AND s.judgement_id IS NOT NULL"
            + " WHERE r.account_id = ?",
        project.id,
        account.id);
  }
}
