// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * Where tasks stand in the order in which they are given, the smallest place first: by priority,
 * among equals by the policy's order, among equals by rank. A place is one whole number, so that
 * one index serves every order: {@code -priority * 2^54 + key * 2^32 + rank}, the key 0 for the
 * orders rank and oldest, drawn for random, the certainty for uncertain.
 */
@ApplicationScoped
@Transactional
public class Places {
  /** Keys run from 0 to 2^22 - 1. */
  public static final int KEYS = 1 << 22;

  private static final String PRIORITY = "CAST(18014398509481984 AS BIGINT)";
  private static final String KEY = "CAST(4294967296 AS BIGINT)";

  /** A prime, 2^31 - 1: what is drawn from it fits a whole number of 64 bits when squared. */
  private static final long PRIME = Integer.MAX_VALUE;

  private final Sql sql;

  Places(Sql sql) {
    this.sql = sql;
  }

  /** A formula in SQL over a task t, with its arguments. */
  public record Formula(String sql, List<Object> arguments) {}

  /** The place of a task by a policy. */
  public static Formula by(Policy policy) {
    List<Object> arguments = new ArrayList<>();
    String key = policy.order().equals("random") ? drawn(policy.seed()) : "CAST(0 AS BIGINT)";
    String place =
        "t.rank + "
            + key
            + " * "
            + KEY
            + " - "
            + priority("t.priority", policy, arguments)
            + " * "
            + PRIORITY;
    return new Formula("(" + place + ")", arguments);
  }

  /** A place without its priority: the key and the rank. */
  private static String bare(String place) {
    return "MOD(MOD(%1$s, %2$s) + %2$s, %2$s)".formatted(place, PRIORITY);
  }

  /**
   * The place of a task by a policy of the order uncertain, its certainty as it was last counted.
   */
  public static Formula byKeyOf(Policy policy) {
    List<Object> arguments = new ArrayList<>();
    String priority = priority("t.priority", policy, arguments);
    return new Formula(
        "(" + bare("t.place") + " - " + priority + " * " + PRIORITY + ")", arguments);
  }

  private static String priority(String own, Policy policy, List<Object> arguments) {
    if (policy.priorities() == null) {
      return "CAST(COALESCE(" + own + ", 0) AS BIGINT)";
    }
    StringBuilder cases = new StringBuilder();
    for (Priority each : policy.priorities()) {
      cases.append(" WHEN s.name = ? AND s.slice = ? THEN CAST(? AS INT)");
      arguments.addAll(List.of(each.slice(), each.value(), each.priority()));
    }
    return "CAST(COALESCE("
        + own
        + ", (SELECT MAX(CASE"
        + cases
        + " END) FROM item_slice s WHERE s.item_id = t.item_id), 0) AS BIGINT)";
  }

  /**
   * A number drawn for a rank by a seed, the same each time: squares modulo a prime, which have no
   * order that shows and are exact in the arithmetic of every store.
   */
  private static String drawn(long seed) {
    long start = Math.floorMod(seed * 2_654_435_761L + 40_503, PRIME);
    String first = remainder("t.rank * 48271 + " + start);
    String second = remainder("%1$s * %1$s + t.rank".formatted(first));
    String third = remainder("%1$s * %1$s + %2$d".formatted(second, start));
    return third + " / " + (PRIME + 1) / KEYS;
  }

  /** H2 gives a remainder in the type of what it divides by. */
  private static String remainder(String number) {
    return "MOD(" + number + ", CAST(" + PRIME + " AS BIGINT))";
  }

  /** Puts the tasks of a project that come after a rank where its policy wants them. */
  void put(Project project, long afterRank) {
    Formula place = by(project.policy());
    List<Object> arguments = new ArrayList<>(place.arguments());
    arguments.addAll(place.arguments());
    arguments.add(project.id);
    arguments.add(afterRank);
    sql.update(
        "UPDATE task t SET place = "
            + place.sql()
            + ", open_place = CASE WHEN open_place IS NULL THEN NULL ELSE "
            + place.sql()
            + " END WHERE project_id = ? AND rank > ?",
        arguments.toArray());
    startOver(project.id);
    sql.update("DELETE FROM uncertainty_count WHERE project_id = ?", project.id);
  }

  /** Whether a policy orders by nothing but rank, as long as no task has a priority of its own. */
  static boolean plain(Policy policy) {
    return policy.priorities() == null && !policy.order().equals("random");
  }

  /**
   * Gives tasks of a project a priority of their own, by the key of their items, or takes it back
   * with null.
   *
   * @return the keys that no task has
   */
  List<String> prioritise(Project project, Map<String, Integer> priorities) {
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, Integer> each : priorities.entrySet()) {
      if (moved(project, each.getKey(), each.getValue()) == 0) {
        unknown.add(each.getKey());
      }
    }
    startOver(project.id);
    return unknown;
  }

  /** Puts a task where its new priority wants it, whatever its key is. */
  private int moved(Project project, String item, Integer priority) {
    List<Object> ofPlace = new ArrayList<>();
    ofPlace.add(String.valueOf(priority));
    String after =
        priority("CAST(NULLIF(CAST(? AS VARCHAR), 'null') AS INT)", project.policy(), ofPlace);
    String place = bare("t.place") + " - " + after + " * " + PRIORITY;
    List<Object> arguments = new ArrayList<>(ofPlace);
    arguments.addAll(ofPlace);
    arguments.add(String.valueOf(priority));
    arguments.addAll(List.of(project.id, project.datasetId, item));
    return sql.update(
        "UPDATE task t SET place = "
            + place
            + ", open_place = CASE WHEN open_place IS NULL THEN NULL ELSE "
            + place
            + " END, priority = CAST(NULLIF(CAST(? AS VARCHAR), 'null') AS INT)"
            + " WHERE project_id = ? AND item_id ="
            + " (SELECT i.id FROM item i WHERE i.dataset_id = ? AND i.item_key = ?)",
        arguments.toArray());
  }

  /**
   * Gives tasks of a project the keys counted for them; what stands elsewhere by that is looked for
   * from the start again by everybody.
   */
  void key(Project project, Map<UUID, Integer> keys) {
    Formula place = by(project.policy());
    String keyed = "(" + place.sql() + " + CAST(? AS BIGINT) * " + KEY + ")";
    Collection<Object[]> tasks = new ArrayList<>();
    keys.forEach(
        (task, key) -> {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            if (i == 2) {
              row.add(task);
            }
            row.addAll(place.arguments());
            row.add(key);
          }
          tasks.add(row.toArray());
        });
    int[] moved =
        sql.batch(
            "UPDATE task t SET place = "
                + keyed
                + ", open_place = CASE WHEN open_place IS NULL THEN NULL ELSE "
                + keyed
                + " END WHERE id = ? AND place <> "
                + keyed,
            tasks);
    if (Arrays.stream(moved).anyMatch(rows -> rows > 0)) {
      startOver(project.id);
    }
  }

  /** A task with priority that is free again is looked for from the start, not after a round. */
  void comesBack(UUID task) {
    sql.first(
            row -> Sql.id(row, "project_id"),
            "SELECT project_id FROM task WHERE id = ? AND place < 0",
            task)
        .ifPresent(this::startOver);
  }

  private void startOver(UUID project) {
    sql.update(
        "UPDATE participant SET frontier = ? WHERE project_id = ? AND frontier > ?",
        Long.MIN_VALUE,
        project,
        Long.MIN_VALUE);
  }
}
