// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.base.Write;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.quality.GoldStream;

/** Gives tasks out and takes them back. Runs inside the caller's transaction. */
@ApplicationScoped
@Transactional
public class Leases {
  private static final int MOST = 10;
  private static final int LOOKS = 40;
  private static final int STRIDE = 100;
  private static final int LONGEST_REASON = 1000;

  /** Arguments: whether an expert asks, participant. */
  private static final String OPEN_TO_RATER =
      "(NOT t.expert_only OR CAST(? AS BOOLEAN)) AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id"
          + " AND s.participant_id = ? AND s.round IN (0, t.round) AND s.state IN "
          + Slot.CLOSED_TO_RATER
          + ")";

  private static final String ANY_OPEN =
      "EXISTS (SELECT 1 FROM task t WHERE t.project_id = ? AND t.open_rank IS NOT NULL AND "
          + OPEN_TO_RATER
          + ")";

  private final Sql sql;
  private final Front front;
  private final Tasks tasks;
  private final Slots slots;
  private final DayCap dayCap;
  private final GoldStream goldStream;

  Leases(Sql sql, Front front, Tasks tasks, Slots slots, DayCap dayCap, GoldStream goldStream) {
    this.sql = sql;
    this.front = front;
    this.tasks = tasks;
    this.slots = slots;
    this.dayCap = dayCap;
    this.goldStream = goldStream;
  }

  /** Leases up to count tasks; 409 unless open, 412 while unacknowledged. */
  Given lease(Standing standing, int count) {
    Project project = standing.project();
    if (count < 1 || count > MOST) {
      throw Problem.refusedField("count", "must be 1 to 10");
    }
    if (!project.open()) {
      throw Problem.conflict("The project is " + project.state + "; nothing is given out.");
    }
    if (standing.unread() > 0) {
      throw new Problem(
          412,
          "Guideline changed",
          "Acknowledge version "
              + standing.unread()
              + " of the guideline first: its meaning changed.",
          List.of());
    }
    if (dayCap.reached(project, standing.account())) {
      return new Given(List.of(), Given.LATER);
    }
    if (standing.paused()) {
      return Given.PAUSED;
    }
    // Gold: one of the leases may be a known one; where the project has none, nothing is asked.
    Optional<Lease> gold = goldStream.offer(project, standing.participant(), count).map(this::one);
    int wanted = count - (gold.isPresent() ? 1 : 0);
    List<Front.Held> taken = wanted == 0 ? List.of() : take(standing, wanted, Write.NOTHING);
    moveFrontier(standing, taken);
    List<Lease> leases = new ArrayList<>(taken.stream().map(Front.Held::lease).toList());
    gold.ifPresent(lease -> leases.add(GoldStream.place(lease.lease(), leases.size()), lease));
    return new Given(leases, leases.size() == count ? Given.MORE : left(standing));
  }

  /**
   * Writes and leases one task more, sent together where the store can: for projects in which
   * nothing but the open front decides what comes next.
   */
  Given next(Standing standing, Write before) {
    List<Front.Held> taken = take(standing, 1, before);
    moveFrontier(standing, taken);
    return new Given(
        taken.stream().map(Front.Held::lease).toList(),
        taken.isEmpty() ? left(standing) : Given.MORE);
  }

  /** Whether nothing but the open front decides what a rater is given next in the project. */
  static boolean plain(Project project) {
    return !project.policy().adaptive()
        && project.policy().goldShare() == 0
        && project.policy().dayCapMillis() == null;
  }

  /**
   * Notes how far the participant has come. A write each time would cost more than to look again at
   * the few tasks since the last one.
   */
  private void moveFrontier(Standing standing, List<Front.Held> taken) {
    if (taken.isEmpty()) {
      return;
    }
    long reached = taken.get(taken.size() - 1).rank();
    if (reached < standing.frontier() || reached >= standing.frontier() + STRIDE) {
      sql.update(
          "UPDATE participant SET frontier = ? WHERE id = ?", reached, standing.participant());
    }
  }

  /**
   * Takes from the rater's frontier on, once round; looks again while others only stand in the way.
   */
  private List<Front.Held> take(Standing standing, int count, Write before) {
    Project project = standing.project();
    List<Front.Held> taken = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      long frontier = standing.frontier();
      Write first = look == 0 ? before : Write.NOTHING;
      taken.addAll(front.lease(standing, frontier, Long.MAX_VALUE, count - taken.size(), first));
      if (taken.size() < count && frontier > 0) {
        taken.addAll(front.lease(standing, 0, frontier, count - taken.size(), Write.NOTHING));
      }
      if (taken.size() == count) {
        return taken;
      }
      if (!anyOpen(standing)) {
        if (!taken.isEmpty() || look > 0) {
          return taken;
        }
        tasks.pull(project);
        if (!anyOpen(standing)) {
          return taken;
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
  private String left(Standing standing) {
    UUID project = standing.project().id;
    UUID participant = standing.participant();
    boolean somethingMayCome =
        sql.holds(
            "SELECT "
                + ANY_OPEN
                + " OR EXISTS (SELECT 1 FROM slot o JOIN task t ON t.id = o.task_id"
                + " WHERE o.project_id = ? AND o.lease_until IS NOT NULL AND o.round > 0"
                + " AND o.participant_id <> ?"
                + " AND "
                + OPEN_TO_RATER
                + ")",
            project,
            standing.expert(),
            participant,
            project,
            participant,
            standing.expert(),
            participant);
    return somethingMayCome ? Given.LATER : Given.NONE;
  }

  /** The second look: whether any open task is there for this rater, whoever holds its row. */
  private boolean anyOpen(Standing standing) {
    return sql.holds(
        "SELECT " + ANY_OPEN, standing.project().id, standing.expert(), standing.participant());
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

  /** Extends one's own lease by its full length from now; 409 where it is over. */
  public Instant heartbeat(UUID id, UUID account, Project project) {
    Slot slot = slots.own(id, account);
    if (!slot.leased()) {
      throw Problem.conflict("This lease is over.");
    }
    sql.update(
        "UPDATE slot SET lease_until ="
            + " CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND WHERE id = ?",
        project.policy().leaseSeconds(),
        id);
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
      throw Problem.conflict("This lease was judged; withdraw the judgement instead.");
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
      throw Problem.conflict("This lease is over.");
    }
    slots.move(slot, "skipped", null);
    free(slot);
    sql.update(
        "INSERT INTO slot_skip (slot_id, at, reason) VALUES (?, CURRENT_TIMESTAMP, ?)",
        slot.id(),
        why);
  }

  /** A gold shown in the stream took no slot of its task. */
  private void free(Slot slot) {
    if (slot.wanted()) {
      tasks.free(new UUID[] {slot.task()});
    }
  }
}
