// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.audit.Audit;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.judgement.Golds;
import touchstone.project.Project;
import touchstone.resolution.ResolutionRun;
import touchstone.resolution.ResolutionRuns;

/** What raters say against acts, and the answers: with a clock, and with reasons. */
@ApplicationScoped
class Appeals {
  /** Within how many working days an appeal should be answered. */
  static final int DAYS = 2;

  private static final int LONGEST = 4000;

  private final Sql sql;
  private final Acts acts;
  private final Golds golds;
  private final ResolutionRuns runs;
  private final Transactions transactions;
  private final Clock clock;
  private final Audit audit;

  Appeals(
      Sql sql,
      Acts acts,
      Golds golds,
      ResolutionRuns runs,
      Transactions transactions,
      Clock clock,
      Audit audit) {
    this.audit = audit;
    this.sql = sql;
    this.acts = acts;
    this.golds = golds;
    this.runs = runs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Opens the appeal of the account's own rater against an act; 404 for anybody else's. */
  Act open(Project project, UUID account, UUID id, String text) {
    return transactions.inNew(
        () -> {
          Act act =
              acts.mine(project, account).stream()
                  .filter(each -> each.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound("act"));
          String said = Required.text("text", text, LONGEST);
          Instant now = clock.instant();
          int opened =
              !act.appealable()
                  ? 0
                  : sql.update(
                      "INSERT INTO quality_appeal (act_id, project_id, text, opened_at, due_at)"
                          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                      id,
                      project.id,
                      said,
                      now,
                      WorkingDays.after(now, DAYS));
          if (opened == 0) {
            throw Problem.conflict(
                "This act was appealed against or lifted already.",
                Reason.of("quality_fault_appealed"));
          }
          return acts.one(project, id);
        });
  }

  /**
   * An answer to an appeal.
   *
   * @param upheld the act is lifted
   * @param retire keys of golds that were found to be wrong and are retired; may be null
   */
  record Answer(boolean upheld, String reason, List<String> retire) {}

  /** What an answer came to; run is the resolution begun because there was one before, or null. */
  record Answered(Act act, UUID run) {}

  /** Answers an appeal once. */
  Answered answer(Project project, UUID id, UUID account, Answer answer) {
    Answered answered = transactions.inNew(() -> settle(project, id, account, answer));
    if (answered.run() != null) {
      runs.start(project, answered.run());
    }
    return answered;
  }

  private Answered settle(Project project, UUID id, UUID account, Answer answer) {
    acts.one(project, id);
    String reason = Required.text("reason", answer.reason(), LONGEST);
    int answered =
        sql.update(
            "UPDATE quality_appeal SET answered_at = ?, answered_by = ?, upheld = ?, reason = ?"
                + " WHERE act_id = ? AND answered_at IS NULL",
            clock.instant(),
            account,
            answer.upheld(),
            reason,
            id);
    if (answered == 0) {
      throw Problem.conflict(
          "There is no appeal against this act that waits for an answer.",
          Reason.of("quality_fault_noAppeal"));
    }
    audit.note(
        account,
        "quality.appeal-answered",
        "participants/" + acts.one(project, id).participant(),
        Json.object()
            .put("project", project.slug)
            .put("quality_act", id.toString())
            .put("upheld", answer.upheld()));
    UUID run = null;
    if (answer.upheld()) {
      acts.lift(project, id, account);
      if (answer.retire() != null) {
        answer.retire().forEach(item -> golds.retire(project, item));
      }
      run = resolveAgain(project);
    }
    return new Answered(acts.one(project, id), run);
  }

  /** Where results are kept, a new one by the method of the newest; the old ones stay. */
  private UUID resolveAgain(Project project) {
    List<ResolutionRun> newest = runs.page(project, 1, null).items();
    return newest.isEmpty() ? null : runs.queue(project, newest.get(0).method(), null);
  }
}
