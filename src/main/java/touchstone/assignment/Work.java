// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.base.SqlFailure;
import touchstone.base.Transactions;
import touchstone.base.Write;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.judgement.InHand;
import touchstone.judgement.Judgements;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.judgement.Submission;
import touchstone.ledger.Earnings;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
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
  private final Earnings earnings;
  private final Looks looks;
  private final Slots slots;
  private final Projects projects;
  private final Guidelines guidelines;
  private final Sql sql;
  private final Transactions transactions;
  private final Turns turns;

  Work(
      Leases leases,
      Standings standings,
      Judgements judgements,
      Earnings earnings,
      Looks looks,
      Slots slots,
      Projects projects,
      Guidelines guidelines,
      Sql sql,
      Transactions transactions,
      Turns turns) {
    this.leases = leases;
    this.standings = standings;
    this.judgements = judgements;
    this.earnings = earnings;
    this.looks = looks;
    this.slots = slots;
    this.projects = projects;
    this.guidelines = guidelines;
    this.sql = sql;
    this.transactions = transactions;
    this.turns = turns;
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
            () -> {
              try {
                return transactions.inNew(
                    () -> leases.lease(standings.of(slug, account), count.get()));
              } catch (NotAdmitted refused) {
                // The step that led to it stands, though nothing is given.
                transactions.inNew(() -> leases.settle(standings.of(slug, account)));
                throw refused;
              }
            });
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

  /** What was leased in one project of a pool; the project is null where none gave anything. */
  public record FromPool(String project, Given given) {}

  /**
   * Leases in the first project of a pool, in the lead's order, that has something for the account.
   * What refuses the account in one project is told where no other gives anything either.
   */
  public FromPool leaseFromPool(Pool pool, UUID account, Supplier<Integer> count) {
    Problem refused = null;
    String left = Given.NONE;
    for (Project project : projects.ordered(pool)) {
      if (!project.open()) {
        continue;
      }
      try {
        Given given = lease(project.slug, account, count);
        if (!given.leases().isEmpty()) {
          return new FromPool(project.slug, given);
        }
        left = given.left().equals(Given.NONE) ? left : Given.LATER;
      } catch (Problem problem) {
        if (problem.status() != 403 && problem.status() != 412 && problem.status() != 409) {
          throw problem;
        }
        refused = refused == null ? problem : refused;
      }
    }
    if (refused != null && left.equals(Given.NONE)) {
      throw refused;
    }
    return new FromPool(null, new Given(List.of(), left));
  }

  /** What is sent under a lease. */
  public record Sent(UUID lease, Submission submission) {}

  /**
   * Records the answer and, if asked, leases the next task in the same transaction. A body that
   * cannot be read is told of once the project was found, so that 404 comes first. Who may be given
   * nothing for now, or is in the pool no more, has the answer to what they hold recorded all the
   * same.
   */
  public Done submit(String slug, UUID account, boolean next, Supplier<Sent> body) {
    return again(
        () ->
            transactions.inNew(
                () -> {
                  Sent sent = read(slug, account, body);
                  Standings.Holding holding = standings.holding(slug, account, sent.lease());
                  Standing standing = holding.standing();
                  Judgements.Recording recording = recording(holding, sent, false);
                  boolean more = next && standing.mayBeGiven();
                  if (more && Leases.plain(standing.project()) && paidWithWrite(holding)) {
                    return new Done(
                        recording.recorded(), leases.next(standing, paidFor(standing, recording)));
                  }
                  write(holding, recording, sent.submission());
                  return new Done(recording.recorded(), more ? leases.lease(standing, 1) : null);
                }));
  }

  /** What became of one answer of many: it was recorded, or refused alone. */
  public record Answered(UUID lease, Judgements.Recorded recorded, Problem refused) {}

  /** What became of many answers, and what was leased with them, or null. */
  public record AllDone(List<Answered> answered, Given next) {}

  /**
   * Records many answers in one transaction, each refused alone where it does not fit, and leases
   * as many tasks as asked for, 0 to 10: for models and rules.
   */
  public AllDone submitAll(String slug, UUID account, int next, Supplier<List<Sent>> body) {
    return again(
        () ->
            transactions.inNew(
                () -> {
                  List<Sent> all = read(slug, account, body);
                  List<Answered> answered =
                      all.stream().map(sent -> answered(slug, account, sent)).toList();
                  Standing standing = next == 0 ? null : standings.of(slug, account);
                  return new AllDone(
                      answered,
                      standing != null && standing.mayBeGiven()
                          ? leases.lease(standing, next)
                          : null);
                }));
  }

  private Answered answered(String slug, UUID account, Sent sent) {
    try {
      Standings.Holding holding = standings.holding(slug, account, sent.lease());
      Judgements.Recording recording = recording(holding, sent, false);
      write(holding, recording, sent.submission());
      return new Answered(sent.lease(), recording.recorded(), null);
    } catch (Problem refused) {
      return new Answered(sent.lease(), null, refused);
    }
  }

  private <T> T read(String slug, UUID account, Supplier<T> body) {
    try {
      return body.get();
    } catch (Problem unreadable) {
      standings.of(slug, account);
      throw unreadable;
    }
  }

  /** Records the answer given on our own page, with the order in which it showed things. */
  public void submitFromPage(String slug, UUID account, UUID lease, Submission submission) {
    again(
        () ->
            transactions.inNew(
                () -> {
                  Standings.Holding holding = standings.holding(slug, account, lease);
                  Judgements.Recording recording =
                      recording(holding, new Sent(lease, submission), true);
                  write(holding, recording, submission);
                  return recording.recorded();
                }));
  }

  private Judgements.Recording recording(Standings.Holding holding, Sent sent, boolean fromPage) {
    Project project = holding.standing().project();
    InHand inHand = holding.inHand();
    String order = fromPage ? order(project, inHand) : null;
    return judgements.submit(project, inHand, sent.submission(), inHand.shown(order));
  }

  /** Whether what the answer earns, if anything, is written together with it. */
  private static boolean paidWithWrite(Standings.Holding holding) {
    Standing.Pay pay = holding.standing().pay();
    return pay == Standing.Pay.NONE
        || pay == Standing.Pay.BY_JUDGEMENT && holding.inHand().slot().leased();
  }

  private static Write paidFor(Standing standing, Judgements.Recording recording) {
    return standing.pay() == Standing.Pay.NONE
        ? recording.write()
        : Earnings.with(recording.write(), recording.slot().id(), recording.recorded().judgement());
  }

  private void write(
      Standings.Holding holding, Judgements.Recording recording, Submission submission) {
    Standing standing = holding.standing();
    if (paidWithWrite(holding)) {
      sql.write(paidFor(standing, recording));
    } else {
      sql.write(recording.write());
      pay(holding, recording, submission.activeMillis());
    }
    if (!recording.recorded().again() && recording.slot().wanted()) {
      looks.at(standing.project(), recording.slot().task());
    }
  }

  private void pay(Standings.Holding holding, Judgements.Recording recording, Long activeMillis) {
    Project project = holding.standing().project();
    UUID judgement = recording.recorded().judgement();
    if (recording.recorded().again()) {
      return;
    }
    if (recording.slot().leased()) {
      earnings.earn(project, holding.inHand(), judgement, activeMillis);
    } else {
      earnings.late(project, holding.inHand(), judgement, activeMillis);
    }
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

  /** Takes one's own judgement back, and what it earned; the slot reopens. */
  public void withdraw(UUID judgement, UUID account) {
    transactions.inNew(
        () -> {
          Slot slot = judgements.withdraw(judgement, account);
          if (slot != null) {
            earnings.reverse(projects.findById(slot.project()), slot);
          }
          return null;
        });
  }

  private Project projectOf(UUID lease, UUID account) {
    return projects.findById(slots.own(lease, account).project());
  }

  /** Two requests of one rater may reach for one slot at once; its key lets one in. */
  private <T> T again(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return turns.in(work);
      } catch (RuntimeException failure) {
        if (attempt == TRIES || !SqlFailure.duplicate(failure)) {
          throw failure;
        }
      }
    }
  }
}
