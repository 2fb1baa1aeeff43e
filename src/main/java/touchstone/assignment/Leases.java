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
import touchstone.account.Account;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.judgement.Participants;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.quality.GoldStream;
import touchstone.rater.Pools;
import touchstone.rater.Rater;
import touchstone.rater.Raters;

/** Gives tasks out and takes them back. Runs inside the caller's transaction. */
@ApplicationScoped
@Transactional
public class Leases {
  private static final int MOST = 10;
  private static final int LOOKS = 40;
  private static final int LONGEST_REASON = 1000;

  private static final String OPEN_TO_RATER =
      "NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id"
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
  private final Participants participants;
  private final Raters raters;
  private final Pools pools;
  private final Guidelines guidelines;
  private final DayCap dayCap;
  private final GoldStream goldStream;

  Leases(
      Sql sql,
      Front front,
      Tasks tasks,
      Slots slots,
      Participants participants,
      Raters raters,
      Pools pools,
      Guidelines guidelines,
      DayCap dayCap,
      GoldStream goldStream) {
    this.sql = sql;
    this.front = front;
    this.tasks = tasks;
    this.slots = slots;
    this.participants = participants;
    this.raters = raters;
    this.pools = pools;
    this.guidelines = guidelines;
    this.dayCap = dayCap;
    this.goldStream = goldStream;
  }

  /**
   * The rater that an account labels as in a project: a member of its pool, or a lead. 404 for
   * anybody else, to whom the project does not exist.
   */
  public Rater rater(Project project, Account account) {
    boolean leads = account.role().included().contains("lead");
    return (leads ? Optional.of(raters.labellingAs(account)) : raters.ofAccount(account.id))
        .filter(rater -> leads || pools.has(project.poolId, rater.id))
        .orElseThrow(() -> Problem.notFound("project"));
  }

  /** Leases up to count tasks to the account's rater; 409 unless open, 412 while unacknowledged. */
  public Given lease(Project project, Account account, int count) {
    Rater rater = rater(project, account);
    if (count < 1 || count > MOST) {
      throw Problem.refusedField("count", "must be 1 to 10");
    }
    if (!project.open()) {
      throw Problem.conflict("The project is " + project.state + "; nothing is given out.");
    }
    int unread = guidelines.unacknowledged(project.guidelineId, account.id);
    if (unread > 0) {
      throw new Problem(
          412,
          "Guideline changed",
          "Acknowledge version " + unread + " of the guideline first: its meaning changed.",
          List.of());
    }
    if (dayCap.reached(project, account)) {
      return new Given(List.of(), Given.LATER);
    }
    UUID participant = participants.working(project, rater).orElse(null);
    if (participant == null) {
      return Given.PAUSED;
    }
    // Gold: one of the leases may be a known one; where the project has none, nothing is asked.
    Optional<UUID> gold = goldStream.offer(project, participant, count);
    int wanted = count - (gold.isPresent() ? 1 : 0);
    List<Held> taken = wanted == 0 ? List.of() : take(project, participant, wanted);
    List<UUID> ids = GoldStream.among(taken.stream().map(Held::slot).toList(), gold);
    if (!taken.isEmpty()) {
      sql.update(
          "UPDATE participant SET frontier = ? WHERE id = ?",
          taken.get(taken.size() - 1).rank(),
          participant);
    }
    String left = taken.size() == wanted ? Given.MORE : left(project, participant);
    return new Given(shown(ids), left);
  }

  /**
   * Takes from the rater's frontier on, once round; looks again while others only stand in the way.
   */
  private List<Held> take(Project project, UUID participant, int count) {
    int version = guidelines.latest(project.guidelineId).number;
    List<Held> taken = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      long frontier = sql.number("SELECT frontier FROM participant WHERE id = ?", participant);
      taken.addAll(
          hold(project, participant, version, frontier, Long.MAX_VALUE, count - taken.size()));
      if (taken.size() < count) {
        taken.addAll(hold(project, participant, version, 0, frontier, count - taken.size()));
      }
      if (taken.size() == count || !anyOpen(project, participant)) {
        if (!taken.isEmpty() || look > 0) {
          return taken;
        }
        tasks.pull(project);
        if (!anyOpen(project, participant)) {
          return taken;
        }
      }
      pause();
    }
    return taken;
  }

  /** A slot that is leased now, and its task's rank. */
  private record Held(UUID slot, long rank) {}

  /** Takes tasks of these ranks and holds each at once: a later look must not find it open. */
  private List<Held> hold(
      Project project, UUID participant, int version, long after, long upTo, int count) {
    return front.take(project, participant, after, upTo, count).stream()
        .map(task -> new Held(hold(project, participant, task, version), task.rank()))
        .toList();
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(2, 12));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private UUID hold(Project project, UUID participant, Front.Taken task, int version) {
    long seconds = project.policy().leaseSeconds();
    if (task.oldSlot() != null) {
      sql.update(
          "UPDATE slot SET state = 'leased', state_at = CURRENT_TIMESTAMP,"
              + " leased_at = CURRENT_TIMESTAMP, judgement_id = NULL, guideline_version = ?,"
              + " lease_until = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND"
              + " WHERE id = ?",
          version,
          seconds,
          task.oldSlot());
      return task.oldSlot();
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO slot (id, project_id, task_id, participant_id, round, state, state_at,"
            + " leased_at, lease_until, guideline_version) VALUES (?, ?, ?, ?, ?, 'leased',"
            + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP,"
            + " CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND, ?)",
        id,
        project.id,
        task.task(),
        participant,
        task.round(),
        seconds,
        version);
    return id;
  }

  /**
   * One statement sees both what is open and what others hold: between two, a lease that is given
   * back could be missed by either.
   */
  private String left(Project project, UUID participant) {
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
            project.id,
            participant,
            project.id,
            participant,
            participant);
    return somethingMayCome ? Given.LATER : Given.NONE;
  }

  /** The second look: whether any open task is there for this rater, whoever holds its row. */
  private boolean anyOpen(Project project, UUID participant) {
    return sql.holds("SELECT " + ANY_OPEN, project.id, participant);
  }

  private List<Lease> shown(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Lease> leases =
        new ArrayList<>(
            sql.list(
                row ->
                    new Lease(
                        Sql.id(row, "id"),
                        Sql.id(row, "task_id"),
                        new Lease.Leased(
                            row.getString("item_key"), Json.tree(row.getString("content"))),
                        row.getInt("guideline_version"),
                        Sql.instant(row, "lease_until")),
                "SELECT s.id, s.task_id, i.item_key, i.content, s.guideline_version, s.lease_until"
                    + " FROM slot s JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id"
                    + " WHERE s.id = ANY(?)",
                (Object) ids.toArray(UUID[]::new)));
    leases.sort(java.util.Comparator.comparingInt(lease -> ids.indexOf(lease.lease())));
    return leases;
  }

  /** One lease of one's own, with its slot. */
  public Lease one(UUID lease) {
    return shown(List.of(lease)).get(0);
  }

  /** The leases that the account's rater holds in the project, oldest first. */
  public List<UUID> held(Project project, Account account) {
    return sql.list(
        row -> Sql.id(row, "id"),
        "SELECT s.id FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
            + " JOIN slot s ON s.participant_id = p.id AND s.lease_until IS NOT NULL"
            + " WHERE r.account_id = ? ORDER BY s.leased_at, s.id",
        project.id,
        account.id);
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
