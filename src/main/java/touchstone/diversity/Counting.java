// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;

/**
 * Who is counted in figures by trait, and up to when judgements are read for them. People who
 * judged come in together once ten or more wait, and what is read moves on only when ten or more
 * have judged since, so that one person's coming or answering never shows in the difference of two
 * looks.
 */
@ApplicationScoped
class Counting {
  /** Whoever may say something of themselves, and what they judged that is no gold. */
  static final String PEOPLE =
      "p.kind IN ('generalist', 'expert', 'user') AND j.round > 0 AND NOT j.gold";

  /** Work that takes longer is not waited for: the counting moves on another time. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Sql sql;
  private final RecordTime recordTime;
  private final Transactions transactions;

  Counting(Sql sql, RecordTime recordTime, Transactions transactions) {
    this.sql = sql;
    this.recordTime = recordTime;
    this.transactions = transactions;
  }

  /**
   * How the counting stands.
   *
   * @param waiting people who judged and are not counted yet
   * @param asOf up to when judgements are read, or null where nobody counts
   */
  record Stand(List<Person> people, int waiting, Instant asOf) {}

  private record Since(UUID participant, boolean counted, Instant last) {}

  /**
   * Counts who may be counted by now, and tells who is.
   *
   * @param slice the name of the slice to know people's values of, or null
   */
  Stand of(Project project, String slice) {
    Instant now = recordTime.now();
    if (moves(since(project, now), asOf(project)) && settles(now)) {
      transactions.inNew(() -> move(project, now));
    }
    Instant asOf = asOf(project);
    List<Person> people = asOf == null ? List.of() : people(project, slice);
    int waiting = (int) since(project, now).stream().filter(each -> !each.counted()).count();
    return new Stand(people, waiting, asOf);
  }

  /** Whether nothing comes later that was recorded by now; long work that is under way may. */
  private boolean settles(Instant now) {
    if (recordTime.settled().isBefore(now.minus(PATIENCE))) {
      return false;
    }
    recordTime.settle(now);
    return true;
  }

  private static boolean moves(List<Since> all, Instant asOf) {
    long waiting = all.stream().filter(each -> !each.counted()).count();
    long judged =
        all.stream()
            .filter(Since::counted)
            .filter(each -> asOf == null || each.last().isAfter(asOf))
            .count();
    return waiting >= SmallCells.K || judged >= SmallCells.K;
  }

  /** Once more under a lock: two looks at a time count once. */
  private boolean move(Project project, Instant now) {
    sql.update(
        "INSERT INTO diversity_as_of (project_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        project.id,
        Instant.EPOCH);
    Instant asOf =
        sql.first(
                row -> Sql.instant(row, "at"),
                "SELECT at FROM diversity_as_of WHERE project_id = ? FOR UPDATE",
                project.id)
            .orElseThrow();
    List<Since> all = since(project, now);
    if (!now.isAfter(asOf) || !moves(all, asOf)) {
      return false;
    }
    List<Object[]> waiting =
        all.stream()
            .filter(each -> !each.counted())
            .map(each -> new Object[] {each.participant(), project.id, now})
            .toList();
    if (waiting.size() >= SmallCells.K) {
      sql.batch(
          "INSERT INTO diversity_counted (participant_id, project_id, at) VALUES (?, ?, ?)",
          waiting);
    }
    sql.update("UPDATE diversity_as_of SET at = ? WHERE project_id = ?", now, project.id);
    return true;
  }

  private Instant asOf(Project project) {
    return sql.first(
            row -> Sql.instant(row, "at"),
            "SELECT at FROM diversity_as_of WHERE project_id = ?",
            project.id)
        .orElse(null);
  }

  private List<Since> since(Project project, Instant until) {
    return sql.list(
        row ->
            new Since(
                Sql.id(row, "id"),
                Sql.instant(row, "counted_at") != null,
                Sql.instant(row, "last_at")),
        "SELECT p.id, MAX(c.at) AS counted_at, MAX(j.recorded_at) AS last_at FROM judgement j"
            + " JOIN participant p ON p.id = j.participant_id"
            + " LEFT JOIN diversity_counted c ON c.participant_id = p.id"
            + " WHERE j.project_id = ? AND j.recorded_at <= ? AND "
            + PEOPLE
            + " GROUP BY p.id ORDER BY p.id",
        project.id,
        until);
  }

  private List<Person> people(Project project, String slice) {
    Map<UUID, Set<String>> slices = slice == null ? Map.of() : slices(project, slice);
    return new ArrayList<>(
        sql.list(
            row -> {
              UUID participant = Sql.id(row, "id");
              String traits = row.getString("traits");
              return new Person(
                  participant,
                  Sql.instant(row, "at"),
                  traits == null ? Json.object() : Json.tree(traits),
                  slices.getOrDefault(participant, Set.of()));
            },
            "SELECT p.id, c.at, r.traits FROM diversity_counted c"
                + " JOIN participant p ON p.id = c.participant_id"
                + " LEFT JOIN rater r ON r.id = p.rater_id WHERE c.project_id = ? ORDER BY p.id",
            project.id));
  }

  /** What of a slice each had judged in when they came to be counted: later it never changes. */
  private Map<UUID, Set<String>> slices(Project project, String name) {
    Map<UUID, Set<String>> slices = new HashMap<>();
    sql.list(
        row ->
            slices
                .computeIfAbsent(Sql.id(row, "participant_id"), first -> new HashSet<>())
                .add(row.getString("slice")),
        "SELECT DISTINCT j.participant_id, s.slice FROM diversity_counted c"
            + " JOIN judgement j ON j.participant_id = c.participant_id AND j.recorded_at <= c.at"
            + " JOIN task t ON t.id = j.task_id"
            + " JOIN item_slice s ON s.item_id = t.item_id AND s.name = ?"
            + " WHERE c.project_id = ? AND j.round > 0 AND NOT j.gold",
        name,
        project.id);
    return slices;
  }
}
