// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Sql;
import touchstone.base.Write;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Tasks;

/**
 * Judgements given by people under a lease: recorded once whatever the retries, revised and
 * withdrawn by further rows, never changed.
 */
@ApplicationScoped
@Transactional
public class Judgements {
  /** For how long a rater may revise or withdraw. */
  public static final Duration EDIT_WINDOW = Duration.ofHours(24);

  private final Sql sql;
  private final Slots slots;
  private final Tasks tasks;
  private final Projects projects;
  private final Guidelines guidelines;
  private final JudgementRows rows;
  private final GoldMarks marks;
  private final Instance<Fixed> fixed;

  Judgements(
      Sql sql,
      Slots slots,
      Tasks tasks,
      Projects projects,
      Guidelines guidelines,
      JudgementRows rows,
      GoldMarks marks,
      @Any Instance<Fixed> fixed) {
    this.sql = sql;
    this.slots = slots;
    this.tasks = tasks;
    this.projects = projects;
    this.guidelines = guidelines;
    this.rows = rows;
    this.marks = marks;
    this.fixed = fixed;
  }

  /**
   * What was recorded.
   *
   * @param surplus the lease was over and the task full: kept and paid, beyond what was wanted
   * @param again the same submit had been recorded before
   */
  public record Recorded(UUID judgement, int revision, boolean surplus, boolean again) {}

  private record Known(UUID id, int revision, boolean surplus, String bodyHash, Instant at) {}

  /** What is recorded once it is written; nothing is to be written where it was before. */
  public record Recording(Recorded recorded, Slot slot, Write write) {}

  /**
   * Makes ready to record the answer to a lease. The same lease and body again gives the first
   * answer; another body is a conflict (revise instead). A lease that is over takes a free slot if
   * there is one and no quota or cap counts, else the judgement is surplus. The write is stale
   * where another request changed the slot meanwhile.
   */
  @Transactional(dontRollbackOn = Problem.class)
  public Recording submit(Project project, InHand inHand, Submission submission, Shown shown) {
    Slot slot = inHand.slot();
    if (!slot.project().equals(project.id)) {
      throw Problem.notFound("lease");
    }
    if (slot.answered()) {
      Known known = known(slot.judgement());
      if (submission.hash().equals(known.bodyHash())) {
        Recorded before = new Recorded(known.id(), known.revision(), known.surplus(), true);
        return new Recording(before, slot, Write.NOTHING);
      }
      refuseIfFixed(project, slot);
      throw Problem.conflict(
          "This lease was judged already; revise the judgement " + known.id() + " instead.");
    }
    refuseIfCancelled(project);
    refuseIfFixed(project, slot);
    ObjectNode answers = checked(project, slot, submission.answers(), inHand::content);
    boolean surplus = !slot.leased() && !(mayTakeLate(project, inHand) && tasks.take(slot.task()));
    NewJudgement judgement =
        NewJudgement.fromLease(slot, inHand.revisions() + 1, surplus, submission, shown);
    JudgementRows.Batch batch = rows.batch();
    batch.add(judgement, answers, Set.of(), inHand.millisBefore());
    batch.took(judgement, submission.effort(), template(project, slot), inHand.millisBefore());
    List<Sql.Step> steps = new ArrayList<>(batch.steps());
    steps.add(Slots.fill(slot, surplus ? "surplus" : "judged", judgement.id()));
    return new Recording(
        new Recorded(judgement.id(), judgement.revision(), surplus, false), slot, new Write(steps));
  }

  /** Whom a quota or a cap counts is counted as leases are made: what comes late takes no slot. */
  private static boolean mayTakeLate(Project project, InHand inHand) {
    return inHand.presentRound() && !project.policy().counts();
  }

  /**
   * Replaces one's own judgement by a further revision. What is sent is read after the judgement
   * was found, so that 404 comes before a bad body.
   */
  public Recorded revise(UUID id, UUID account, Supplier<Submission> sent) {
    Slot slot = ownSlot(id, account);
    Submission submission = sent.get();
    if (!slot.answered()) {
      throw Problem.conflict(
          "This judgement was withdrawn.", Reason.of("labelling_fault_withdrawn"));
    }
    Known known = known(slot.judgement());
    if (submission.hash().equals(known.bodyHash())) {
      return new Recorded(known.id(), known.revision(), known.surplus(), true);
    }
    Project project = projects.findById(slot.project());
    refuseIfFixed(project, slot);
    refuseIfOver(project, known);
    ObjectNode answers = checked(project, slot, submission.answers(), () -> slots.content(slot));
    NewJudgement judgement =
        NewJudgement.fromLease(
            slot, rows.nextRevision(slot.id()), known.surplus(), submission, Shown.UNKNOWN);
    rows.insert(judgement, answers, submission.effort(), template(project, slot));
    slots.move(slot, slot.state(), judgement.id());
    marks.afreshIfMarked(slot.task());
    return new Recorded(judgement.id(), judgement.revision(), known.surplus(), false);
  }

  /**
   * Takes one's own judgement back; the slot reopens.
   *
   * @return the slot as it was, or null where it was taken back before: nothing happens
   */
  public Slot withdraw(UUID id, UUID account) {
    Slot slot = ownSlot(id, account);
    if (!slot.answered()) {
      return null;
    }
    recordWithdrawal(slot);
    slots.move(slot, "withdrawn", null);
    marks.afreshIfMarked(slot.task());
    if (slot.state().equals("judged") && slot.wanted()) {
      tasks.free(slot.task(), slot.round());
    } else if (slot.state().equals("imported")) {
      tasks.uncountImported(slot.task(), slot.round());
    }
    sql.update(
        "UPDATE participant SET frontier ="
            + " LEAST(frontier, (SELECT place - 1 FROM task WHERE id = ?)) WHERE id = ?",
        slot.task(),
        slot.participant());
    return slot;
  }

  /**
   * Takes the judgement that fills a slot back and leases the slot to the same rater again, so that
   * nobody else can take it in between. A surplus judgement's slot is not leased again.
   *
   * @return whether the slot is leased again
   */
  public boolean undo(Slot slot, long leaseSeconds) {
    recordWithdrawal(slot);
    if (!slot.state().equals("judged")) {
      slots.move(slot, "withdrawn", null);
      marks.afreshIfMarked(slot.task());
      return false;
    }
    sql.update(
        "UPDATE slot SET state = 'leased', judgement_id = NULL, state_at = CURRENT_TIMESTAMP,"
            + " leased_at = CURRENT_TIMESTAMP,"
            + " lease_until = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND"
            + " WHERE id = ?",
        leaseSeconds,
        slot.id());
    marks.afreshIfMarked(slot.task());
    return true;
  }

  private void recordWithdrawal(Slot slot) {
    Known known = known(slot.judgement());
    Project project = projects.findById(slot.project());
    refuseIfFixed(project, slot);
    refuseIfOver(project, known);
    rows.insert(NewJudgement.withdrawal(slot, rows.nextRevision(slot.id()), known.surplus()), null);
  }

  private Slot ownSlot(UUID judgement, UUID account) {
    UUID slot =
        sql.first(
                row -> Sql.id(row, "slot_id"),
                "SELECT slot_id FROM judgement WHERE id = ?",
                judgement)
            .orElseThrow(() -> Problem.notFound("judgement"));
    try {
      return slots.own(slot, account);
    } catch (Problem foreign) {
      throw Problem.notFound("judgement");
    }
  }

  private Known known(UUID judgement) {
    return sql.first(
            row ->
                new Known(
                    Sql.id(row, "id"),
                    row.getInt("revision"),
                    row.getBoolean("surplus"),
                    row.getString("body_hash"),
                    Sql.instant(row, "recorded_at")),
            "SELECT id, revision, surplus, body_hash, recorded_at FROM judgement WHERE id = ?",
            judgement)
        .orElseThrow();
  }

  private ObjectNode checked(
      Project project, Slot slot, ObjectNode answers, Supplier<JsonNode> content) {
    Template template = template(project, slot);
    List<Fault> faults = template.check(answers, template.needsItem() ? content.get() : null);
    if (!faults.isEmpty()) {
      Fault first = faults.get(0);
      throw new Problem(422, "Refused", first.field() + ": " + first.reason(), faults);
    }
    return template.canonical(answers);
  }

  private Template template(Project project, Slot slot) {
    return guidelines.template(project.guidelineId, slot.guidelineVersion());
  }

  private static void refuseIfCancelled(Project project) {
    if (project.cancelled()) {
      throw Problem.conflict("The project was cancelled.", Reason.of("labelling_restCancelled"));
    }
  }

  private void refuseIfFixed(Project project, Slot slot) {
    for (Fixed each : fixed) {
      each.why(project, slot)
          .ifPresent(
              problem -> {
                throw problem;
              });
    }
  }

  private static void refuseIfOver(Project project, Known known) {
    refuseIfCancelled(project);
    if (known.at().isBefore(Instant.now().minus(EDIT_WINDOW))) {
      throw Problem.conflict(
          "A judgement may be changed for 24 hours; this one is older.",
          Reason.of("labelling_fault_older"));
    }
  }
}
