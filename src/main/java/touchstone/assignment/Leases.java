// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.base.Write;
import touchstone.guideline.Acknowledgements;
import touchstone.guideline.Guidelines;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.ledger.Holds;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Tasks;
import touchstone.quality.GoldStream;
import touchstone.rater.MemberState;
import touchstone.rater.Pools;
import touchstone.routing.DayCap;
import touchstone.routing.OpenTo;
import touchstone.routing.Route;
import touchstone.routing.Routes;
import touchstone.training.Learning;

/** Gives tasks out and takes them back. Runs inside the caller's transaction. */
@ApplicationScoped
@Transactional
public class Leases {
  private static final int MOST = 10;
  private static final int LOOKS = 40;
  private static final int STRIDE = 100;
  private static final int LONGEST_REASON = 1000;

  private final Sql sql;
  private final Front front;
  private final Tasks tasks;
  private final Slots slots;
  private final DayCap dayCap;
  private final GoldStream goldStream;
  private final Routes routes;
  private final Holds holds;
  private final Projects projects;
  private final Learning learning;
  private final Pools pools;
  private final Guidelines guidelines;
  private final Acknowledgements acknowledgements;

  Leases(
      Sql sql,
      Front front,
      Tasks tasks,
      Slots slots,
      DayCap dayCap,
      GoldStream goldStream,
      Routes routes,
      Holds holds,
      Projects projects,
      Learning learning,
      Pools pools,
      Guidelines guidelines,
      Acknowledgements acknowledgements) {
    this.sql = sql;
    this.front = front;
    this.tasks = tasks;
    this.slots = slots;
    this.dayCap = dayCap;
    this.goldStream = goldStream;
    this.routes = routes;
    this.holds = holds;
    this.projects = projects;
    this.learning = learning;
    this.pools = pools;
    this.guidelines = guidelines;
    this.acknowledgements = acknowledgements;
  }

  /** Leases up to count tasks; 409 unless open, 412 while unacknowledged. */
  Given lease(Standing standing, int count) {
    Project project = standing.project();
    if (count < 1 || count > MOST) {
      throw Problem.refusedField("count", "must be 1 to 10");
    }
    if (!project.open()) {
      throw Problem.conflict(
          "The project is " + project.state + "; nothing is given out.",
          Reason.of("training_projectState", project.state));
    }
    if (standing.unread() > 0) {
      throw new Problem(
          412,
          "Guideline changed",
          "Acknowledge version "
              + standing.unread()
              + " of the guideline first: "
              + (standing.readAgain()
                  ? "a quality rule asks you to read it again."
                  : "its meaning changed."),
          List.of());
    }
    if (standing.paused()) {
      return Given.PAUSED;
    }
    if (standing.banned()) {
      throw NotAdmitted.banned();
    }
    if (standing.state() != MemberState.ACTIVE) {
      return learning(standing, count);
    }
    return working(standing, count);
  }

  /** Who learns is given a known item; who has just become active, whatever there is. */
  private Given learning(Standing standing, int count) {
    Project project = standing.project();
    boolean onTheWay = standing.state().learns() || standing.state() == MemberState.INVITED;
    if (!onTheWay || !learning.here(project)) {
      throw NotAdmitted.in(pools.findById(project.poolId).slug, standing.state());
    }
    Learning.Next next = learning.next(project, standing.rater(), standing.participant());
    if (next.state() == MemberState.ACTIVE) {
      return working(standing, count);
    }
    if (!next.state().learns()) {
      throw NotAdmitted.in(pools.findById(project.poolId).slug, next.state());
    }
    if (next.lease() == null) {
      return new Given(List.of(), next.lacking() ? Given.LACKING : Given.LATER);
    }
    if (next.held()) {
      return new Given(List.of(one(next.lease())), Given.MORE);
    }
    Holds.Offer offer = offer(standing, 1);
    if (offer.leases() == 0) {
      throw new Problem(
          409,
          "No money",
          "The budget has nothing left for training; a lead must see to it.",
          List.of(),
          Reason.of("training_fault_money"));
    }
    Lease lease = one(next.lease());
    holds.keep(project, standing.participant(), offer, List.of(Holds.Given.training(next.lease())));
    return new Given(List.of(lease), Given.MORE);
  }

  /** Takes the step that a learner is due, without giving anything. */
  MemberState settle(Standing standing) {
    return standing.state().learns() || standing.state() == MemberState.INVITED
        ? learning.settle(standing.project(), standing.rater(), standing.participant())
        : standing.state();
  }

  private Given working(Standing standing, int count) {
    Project project = standing.project();
    if (project.policy().caps() != null) {
      // A cap locks the rater's row; tasks are made before, never while it is held.
      tasks.pull(project);
    }
    Route route =
        unseen(
            standing,
            routes.of(project, standing.rater(), standing.participant(), standing.expert()));
    if (route.over()) {
      return new Given(List.of(), Given.NONE);
    }
    if (route.of(count) == 0 || dayCap.reached(project, standing.account())) {
      return new Given(List.of(), Given.LATER);
    }
    return given(standing, route, route.of(count), count);
  }

  /** A lead is not given what they looked at as a reviewer. */
  private static Route unseen(Standing standing, Route route) {
    return standing.leads() ? route.notReviewedBy(standing.account()) : route;
  }

  private Given given(Standing standing, Route route, int most, int asked) {
    Project project = standing.project();
    // Money: as many as the budget bears; what is set aside is kept for those that are given.
    Holds.Offer offer = offer(standing, most);
    if (offer.leases() == 0) {
      return new Given(List.of(), holds.anyOut(project) ? Given.LATER : Given.NONE);
    }
    int count = offer.leases();
    // Gold: one of the leases may be a known one; where the project has none, nothing is asked.
    Optional<Lease> gold =
        goldStream
            .offer(project, standing.participant(), count, route.openTo().ofItem())
            .map(this::one);
    int wanted = count - (gold.isPresent() ? 1 : 0);
    List<Front.Held> taken = wanted == 0 ? List.of() : take(standing, route, wanted, Write.NOTHING);
    moveFrontier(standing, taken);
    List<Lease> leases = new ArrayList<>(taken.stream().map(Front.Held::lease).toList());
    gold.ifPresent(lease -> leases.add(GoldStream.place(lease.lease(), leases.size()), lease));
    keep(standing, offer, leases, gold.map(Lease::lease).orElse(null));
    return new Given(leases, leases.size() == asked ? Given.MORE : left(standing, route));
  }

  /**
   * Writes and leases one task more, sent together where the store can: for projects in which
   * nothing but the open front decides what comes next.
   */
  Given next(Standing standing, Write before) {
    Route route = unseen(standing, Route.plain(standing.expert(), standing.participant()));
    Holds.Offer offer = offer(standing, 1);
    List<Front.Held> taken = take(standing, route, 1, before);
    moveFrontier(standing, taken);
    List<Lease> leases = taken.stream().map(Front.Held::lease).toList();
    keep(standing, offer, leases, null);
    return new Given(leases, taken.isEmpty() ? left(standing, route) : Given.MORE);
  }

  /** Where nothing is paid, nothing is asked. */
  private Holds.Offer offer(Standing standing, int leases) {
    return standing.pay() == Standing.Pay.NONE
        ? Holds.Offer.free(leases)
        : holds.offer(standing.project(), standing.participant(), leases);
  }

  private void keep(Standing standing, Holds.Offer offer, List<Lease> leases, UUID gold) {
    holds.keep(
        standing.project(),
        standing.participant(),
        offer,
        leases.stream()
            .map(lease -> Holds.Given.of(lease.lease(), lease.lease().equals(gold)))
            .toList());
  }

  /** Whether nothing but the open front decides what a rater is given next in the project. */
  static boolean plain(Project project) {
    return !project.policy().adaptive()
        && project.policy().goldShare() == 0
        && project.policy().budget() == null
        && project.policy().dayCapMillis() == null
        && Routes.plain(project.policy());
  }

  /**
   * Notes how far the participant has come. A write each time would cost more than to look again at
   * the few tasks since the last one.
   */
  private void moveFrontier(Standing standing, List<Front.Held> taken) {
    if (taken.isEmpty()) {
      return;
    }
    long reached = taken.get(taken.size() - 1).place();
    if (reached < standing.frontier() || reached >= standing.frontier() + STRIDE) {
      sql.update(
          "UPDATE participant SET frontier = ? WHERE id = ?", reached, standing.participant());
    }
  }

  /**
   * Takes from the rater's frontier on, once round; looks again while others only stand in the way.
   */
  private List<Front.Held> take(Standing standing, Route route, int count, Write before) {
    List<Front.Held> taken = new ArrayList<>();
    if (route.first() != null) {
      sql.write(before);
      taken.addAll(takeOf(standing, route.first(), count, Write.NOTHING));
    }
    if (taken.size() < count) {
      Write first = route.first() == null ? before : Write.NOTHING;
      taken.addAll(takeOf(standing, route.openTo(), count - taken.size(), first));
    }
    routes.hold(
        standing.project(), route, taken.stream().map(each -> each.lease().task()).toList());
    return taken;
  }

  private List<Front.Held> takeOf(Standing standing, OpenTo openTo, int count, Write before) {
    List<Front.Held> taken = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      long frontier = standing.frontier();
      Write first = look == 0 ? before : Write.NOTHING;
      int wanted = count - taken.size();
      taken.addAll(front.lease(standing, openTo, frontier, Long.MAX_VALUE, wanted, first));
      wanted = count - taken.size();
      if (wanted > 0 && frontier > Long.MIN_VALUE) {
        taken.addAll(
            front.lease(standing, openTo, Long.MIN_VALUE, frontier, wanted, Write.NOTHING));
      }
      if (taken.size() == count) {
        break;
      }
      if (!anyOpen(standing, openTo)) {
        if (!taken.isEmpty() || look > 0) {
          break;
        }
        tasks.pull(standing.project());
        if (!anyOpen(standing, openTo)) {
          break;
        }
      }
      pause();
    }
    return taken;
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(2, 12));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * One statement sees both what is open and what others hold: between two, a lease that is given
   * back could be missed by either.
   */
  private String left(Standing standing, Route route) {
    UUID project = standing.project().id;
    if (route.over()) {
      return Given.NONE;
    }
    OpenTo later = route.openTo().later();
    List<Object> arguments =
        new ArrayList<>(
            List.of(later.arguments(List.of(project), project, standing.participant())));
    arguments.addAll(List.of(later.arguments()));
    boolean somethingMayCome =
        sql.holds(
            "SELECT "
                + anyOpen(later)
                + " OR EXISTS (SELECT 1 FROM slot o JOIN task t ON t.id = o.task_id"
                + " WHERE o.project_id = ? AND o.lease_until IS NOT NULL AND o.round > 0"
                + " AND o.participant_id <> ? AND "
                + later.condition()
                + ")",
            arguments.toArray());
    return somethingMayCome ? Given.LATER : Given.NONE;
  }

  /** The second look: whether any open task is there for this rater, whoever holds its row. */
  private boolean anyOpen(Standing standing, OpenTo openTo) {
    return sql.holds("SELECT " + anyOpen(openTo), openTo.arguments(List.of(standing.project().id)));
  }

  private static String anyOpen(OpenTo openTo) {
    return "EXISTS (SELECT 1 FROM task t WHERE t.project_id = ? AND t.open_place IS NOT NULL AND "
        + openTo.condition()
        + ")";
  }

  /** One lease of one's own, with its slot. */
  public Lease one(UUID lease) {
    return sql.first(
            FrontQuery::lease,
            "SELECT "
                + FrontQuery.SHOWN
                + " FROM slot s JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id"
                + " WHERE s.id = ?",
            lease)
        .orElseThrow();
  }

  /**
   * Brings what was sent back to the guideline of now, as whatever is given anew: to its newest
   * version, or to the newest that was acknowledged where one is yet to be.
   */
  public void refresh(Project project, UUID account) {
    List<UUID> old =
        sql.list(
            row -> Sql.id(row, "id"),
            "SELECT s.id FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                + " JOIN slot s ON s.participant_id = p.id AND s.lease_until IS NOT NULL"
                + "   AND s.round > 0 AND s.state = 'leased'"
                + " WHERE r.account_id = ? AND EXISTS (SELECT 1 FROM slot_return b"
                + "   WHERE b.slot_id = s.id AND b.at >= s.leased_at)",
            project.id,
            account);
    if (old.isEmpty()) {
      return;
    }
    int read =
        guidelines.unacknowledged(project.guidelineId, account) == 0
            ? guidelines.latest(project.guidelineId).number
            : acknowledgements.known(project.guidelineId, account);
    sql.update(
        "UPDATE slot SET guideline_version = ? WHERE id = ANY(?) AND state = 'leased'"
            + " AND guideline_version < ?",
        read,
        old.toArray(UUID[]::new),
        read);
  }

  /** The leases that the account's rater holds in the project, oldest first. */
  public List<UUID> held(Project project, UUID account) {
    return sql.list(
        row -> Sql.id(row, "id"),
        "SELECT s.id FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
            + " JOIN slot s ON s.participant_id = p.id AND s.lease_until IS NOT NULL"
            + " WHERE r.account_id = ? ORDER BY s.leased_at, s.id",
        project.id,
        account);
  }

  /**
   * Extends one's own lease by its full length from now, where the budget bears it; 409 where it is
   * over.
   */
  public Instant heartbeat(UUID id, UUID account, Project project) {
    Slot slot = slots.own(id, account);
    if (!slot.leased()) {
      throw over();
    }
    long length = project.policy().leaseSeconds();
    long more = length - Duration.between(slot.lookedAt(), slot.leaseUntil()).toSeconds();
    if (more <= 0 || holds.extend(project, id, more)) {
      sql.update(
          "UPDATE slot SET lease_until ="
              + " CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND WHERE id = ?",
          length,
          id);
    }
    return sql.first(
            row -> Sql.instant(row, "lease_until"), "SELECT lease_until FROM slot WHERE id = ?", id)
        .orElseThrow();
  }

  /** Notes which page has these leases in hand. */
  public void handTo(String page, List<UUID> leases) {
    leases.forEach(id -> sql.update("UPDATE slot SET page = ? WHERE id = ?", page, id));
  }

  /** Gives back what a page that is left has in hand; what another page has by now stays. */
  public void giveBack(UUID id, UUID account, String page) {
    boolean elsewhere =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM slot WHERE id = ? AND page IS NOT NULL AND page <> ?)",
            id,
            page);
    if (!elsewhere) {
      giveBack(id, account);
    }
  }

  /** Gives one's own lease back; a lease that is over stays so. */
  public void giveBack(UUID id, UUID account) {
    Slot slot = slots.own(id, account);
    if (slot.answered()) {
      throw Problem.conflict(
          "This lease was judged; withdraw the judgement instead.",
          Reason.of("labelling_fault_judged"));
    }
    if (slot.leased()) {
      slots.move(slot, "returned", null);
      free(slot);
    }
  }

  /** Closes the task for this rater, with the reason, and frees its slot for another. */
  public void skip(UUID id, UUID account, String reason) {
    Slot slot = slots.own(id, account);
    String why = Required.text("reason", reason, LONGEST_REASON);
    if (!slot.leased()) {
      throw over();
    }
    slots.move(slot, "skipped", null);
    free(slot);
    sql.update(
        "INSERT INTO slot_skip (slot_id, at, reason) VALUES (?, CURRENT_TIMESTAMP, ?)",
        slot.id(),
        why);
  }

  private static Problem over() {
    return Problem.conflict("This lease is over.", Reason.of("labelling_fault_over"));
  }

  /** A gold shown in the stream took no slot of its task. */
  private void free(Slot slot) {
    holds.free(projects.findById(slot.project()), slot.id());
    if (slot.wanted()) {
      tasks.free(slot.task(), slot.round());
    }
  }
}
