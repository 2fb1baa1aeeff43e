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
import touchstone.base.Sql;
import touchstone.base.SqlFailure;
import touchstone.base.Transactions;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.judgement.InHand;
import touchstone.judgement.Judgements;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.judgement.Submission;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.stopping.Looks;

/**
 * A rater's work, each verb one transaction that is tried again where another stood in its way: the
 * door for the label page and the API alike.
 */
@ApplicationScoped
public class Work {
  private static final int TRIES = 6;

  private final Leases leases;
  private final Standings standings;
  private final Judgements judgements;
  private final Looks looks;
  private final Slots slots;
  private final Projects projects;
  private final Guidelines guidelines;
  private final Sql sql;
  private final Transactions transactions;

  Work(
      Leases leases,
      Standings standings,
      Judgements judgements,
      Looks looks,
      Slots slots,
      Projects projects,
      Guidelines guidelines,
      Sql sql,
      Transactions transactions) {
    this.leases = leases;
    this.standings = standings;
    this.judgements = judgements;
    this.looks = looks;
    this.slots = slots;
    this.projects = projects;
    this.guidelines = guidelines;
    this.sql = sql;
    this.transactions = transactions;
  }

  /** What a submit came to, and what was leased with it, or null where nothing was asked for. */
  public record Done(Judgements.Recorded recorded, Given next) {}

  /** The project, where the account may label in it; else 404. */
  public Project admit(String slug, UUID account) {
    return again(() -> transactions.inNew(() -> standings.of(slug, account).project()));
  }

  /** Leases up to as many tasks as asked for, which is read once the project was found. */
  public Given lease(String slug, UUID account, Supplier<Integer> count) {
    Given given =
        again(
            () -> transactions.inNew(() -> leases.lease(standings.of(slug, account), count.get())));
    if (given.paused()) {
      throw new Problem(
          403,
          "You are paused in this project",
          "Nothing is given to you in this project for now; what you did is kept and paid. Why, and"
              + " how to appeal: /label/"
              + slug
              + "/quality",
          List.of());
    }
    return given;
  }

  /** What is sent under a lease. */
  public record Sent(UUID lease, Submission submission) {}

  /**
   * Records the answer and, if asked, leases the next task in the same transaction. What is sent is
   * read once the project was found, so that 404 comes before a bad body.
   */
  public Done submit(String slug, UUID account, boolean next, Supplier<Sent> sent) {
    return again(
        () ->
            transactions.inNew(
                () -> {
                  Standing standing = standings.of(slug, account);
                  Sent given = sent.get();
                  Judgements.Recorded recorded = record(standing, given, false);
                  Given more = next && standing.project().open() ? leases.lease(standing, 1) : null;
                  return new Done(recorded, more);
                }));
  }

  /** Records the answer given on our own page, with the order in which it showed things. */
  public void submitFromPage(String slug, UUID account, UUID lease, Submission submission) {
    again(
        () ->
            transactions.inNew(
                () -> record(standings.of(slug, account), new Sent(lease, submission), true)));
  }

  private Judgements.Recorded record(Standing standing, Sent sent, boolean fromPage) {
    InHand inHand = slots.inHand(sent.lease(), standing.participant());
    String order = fromPage ? order(standing.project(), inHand) : null;
    Judgements.Recorded recorded =
        judgements.submit(standing.project(), inHand, sent.submission(), inHand.shown(order));
    if (!recorded.again() && inHand.slot().wanted()) {
      looks.at(standing.project(), inHand.slot().task());
    }
    return recorded;
  }

  /** The order of shuffled questions is known of our own page alone. */
  private String order(Project project, InHand inHand) {
    Slot slot = inHand.slot();
    Template template = guidelines.template(project.guidelineId, slot.guidelineVersion());
    Map<String, List<String>> orders = template.shownOrders(slot.id(), inHand.content());
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
