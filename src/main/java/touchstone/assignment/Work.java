// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import touchstone.account.Account;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.base.SqlFailure;
import touchstone.base.Transactions;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.judgement.Judgements;
import touchstone.judgement.Shown;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.judgement.Submission;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * A rater's work, each verb one transaction that is tried again where another stood in its way: the
 * door for the label page and the API alike.
 */
@ApplicationScoped
public class Work {
  private static final int TRIES = 6;

  private final Leases leases;
  private final Judgements judgements;
  private final Slots slots;
  private final Projects projects;
  private final Guidelines guidelines;
  private final Sql sql;
  private final Transactions transactions;

  Work(
      Leases leases,
      Judgements judgements,
      Slots slots,
      Projects projects,
      Guidelines guidelines,
      Sql sql,
      Transactions transactions) {
    this.leases = leases;
    this.judgements = judgements;
    this.slots = slots;
    this.projects = projects;
    this.guidelines = guidelines;
    this.sql = sql;
    this.transactions = transactions;
  }

  /** What a submit came to, and what was leased with it, or null where nothing was asked for. */
  public record Done(Judgements.Recorded recorded, Given next) {}

  /** 404 unless the account may label in the project. */
  public void admit(Project project, Account account) {
    again(() -> transactions.inNew(() -> leases.rater(project, account)));
  }

  public Given lease(Project project, Account account, int count) {
    Given given = again(() -> transactions.inNew(() -> leases.lease(project, account, count)));
    if (given.paused()) {
      throw new Problem(
          403,
          "You are paused in this project",
          "Nothing is given to you in this project for now; what you did is kept and paid. Why, and"
              + " how to appeal: /label/"
              + project.slug
              + "/quality",
          List.of());
    }
    return given;
  }

  /** Records the answer and, if asked, leases the next task in the same transaction. */
  public Done submit(
      Project project, Account account, UUID lease, Submission submission, boolean next) {
    return submit(project, account, lease, submission, next, false);
  }

  /** Records the answer given on our own page, with the order in which it showed things. */
  public void submitFromPage(Project project, Account account, UUID lease, Submission submission) {
    submit(project, account, lease, submission, false, true);
  }

  private Done submit(
      Project project,
      Account account,
      UUID lease,
      Submission submission,
      boolean next,
      boolean fromPage) {
    return again(
        () ->
            transactions.inNew(
                () -> {
                  Judgements.Recorded recorded =
                      judgements.submit(
                          project, lease, account.id, submission, shown(project, lease, fromPage));
                  Given given = next && project.open() ? leases.lease(project, account, 1) : null;
                  return new Done(recorded, given);
                }));
  }

  /** What the rater was shown; the order is known of our own page alone. */
  private Shown shown(Project project, UUID lease, boolean fromPage) {
    return sql.first(
            row -> {
              int version = row.getInt("guideline_version");
              String order =
                  fromPage ? order(project, version, lease, row.getString("content")) : null;
              return new Shown(
                  Secrets.sha256(row.getString("content_hash") + ":" + version), order);
            },
            "SELECT i.content_hash, i.content, s.guideline_version FROM slot s"
                + " JOIN task t ON t.id = s.task_id"
                + " JOIN item i ON i.id = t.item_id WHERE s.id = ? AND s.project_id = ?",
            lease,
            project.id)
        .orElseThrow(() -> Problem.notFound("lease"));
  }

  private String order(Project project, int version, UUID lease, String content) {
    Template template = guidelines.template(guidelines.version(project.guidelineId, version));
    Map<String, List<String>> orders = template.shownOrders(lease, Json.tree(content));
    return orders.isEmpty() ? null : Json.write(orders);
  }

  public Instant heartbeat(UUID lease, UUID account) {
    return transactions.inNew(() -> leases.heartbeat(lease, account, projectOf(lease, account)));
  }

  /** Notes that a page of ours has these leases in hand. */
  public void handTo(String page, List<UUID> handed) {
    transactions.inNew(
        () -> {
          leases.handTo(page, handed);
          return null;
        });
  }

  /** Gives back what a page has in hand that is left; see {@link Leases#giveBack}. */
  public void giveBack(UUID lease, UUID account, String page) {
    transactions.inNew(
        () -> {
          leases.giveBack(lease, account, page);
          return null;
        });
  }

  public void giveBack(UUID lease, UUID account) {
    transactions.inNew(
        () -> {
          leases.giveBack(lease, account);
          return null;
        });
  }

  /** The reason is read after the lease was found, so that 404 comes before a bad body. */
  public void skip(UUID lease, UUID account, Supplier<String> reason) {
    transactions.inNew(
        () -> {
          slots.own(lease, account);
          leases.skip(lease, account, reason.get());
          return null;
        });
  }

  /**
   * Takes the account's last judgement in the project back and leases its task again.
   *
   * @return the lease, or null where there is nothing to undo
   */
  public UUID undo(Project project, Account account) {
    return transactions.inNew(
        () -> {
          UUID last = lastJudged(project, account);
          return last == null ? null : withdraw(project, slots.own(last, account.id));
        });
  }

  /** The same for the judgement of one slot; done before, nothing happens. */
  public UUID undo(Project project, Account account, UUID slot) {
    return transactions.inNew(
        () -> {
          Slot own = slots.own(slot, account.id);
          return own.answered() ? withdraw(project, own) : own.leased() ? own.id() : null;
        });
  }

  private UUID withdraw(Project project, Slot slot) {
    return judgements.undo(slot, project.policy().leaseSeconds()) ? slot.id() : null;
  }

  /** The slot that the account judged last and may still undo, or null. */
  public UUID lastJudged(Project project, Account account) {
    return sql.first(
            row -> Sql.id(row, "id"),
            "SELECT s.id FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                + " JOIN slot s ON s.participant_id = p.id AND s.state = 'judged'"
                + " JOIN judgement j ON j.id = s.judgement_id AND j.origin = 'lease'"
                + "   AND j.recorded_at > CURRENT_TIMESTAMP - INTERVAL '1' DAY"
                + " WHERE r.account_id = ? ORDER BY j.recorded_at DESC, j.id DESC LIMIT 1",
            project.id,
            account.id)
        .orElse(null);
  }

  private Project projectOf(UUID lease, UUID account) {
    return projects.findById(slots.own(lease, account).project());
  }

  /** Two requests of one rater may reach for one slot at once; its key lets one in. */
  private static <T> T again(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (RuntimeException failure) {
        if (attempt == TRIES || !SqlFailure.duplicate(failure)) {
          throw failure;
        }
      }
    }
  }
}
