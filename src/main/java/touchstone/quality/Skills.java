// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;

/** How good each participant of a project is at each question, as far as golds tell. */
@ApplicationScoped
class Skills {
  private final Comparisons comparisons;
  private final Acts acts;
  private final Sql sql;

  Skills(Comparisons comparisons, Acts acts, Sql sql) {
    this.comparisons = comparisons;
    this.acts = acts;
    this.sql = sql;
  }

  /** One rater's skill at one question, with what the rater's votes weigh now. */
  public record Of(
      String rater,
      String question,
      int golds,
      int right,
      double mean,
      double low,
      double high,
      double weight,
      boolean paused) {}

  private record State(double weight, boolean paused) {}

  private record Key(UUID participant, String question) {}

  /** By the rater's name, then the question's; who answered no gold is not there. */
  List<Of> of(Project project) {
    Map<UUID, String> names = acts.names(project);
    Map<UUID, State> states = new java.util.HashMap<>();
    sql.list(
        row ->
            states.put(
                Sql.id(row, "id"),
                new State(row.getDouble("weight"), Sql.instant(row, "paused_at") != null)),
        "SELECT id, weight, paused_at FROM participant WHERE project_id = ?",
        project.id);
    Map<Key, int[]> counts =
        new TreeMap<>(
            Comparator.comparing((Key key) -> names.get(key.participant()))
                .thenComparing(Key::participant)
                .thenComparing(Key::question));
    for (Comparison each : comparisons.of(project)) {
      counts
          .computeIfAbsent(new Key(each.participant(), each.question()), first -> new int[2])[
          each.right() ? 0 : 1]++;
    }
    List<Of> all = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          Skill skill = new Skill(count[0], count[1]);
          State state = states.get(key.participant());
          all.add(
              new Of(
                  names.get(key.participant()),
                  key.question(),
                  skill.golds(),
                  skill.right(),
                  skill.mean(),
                  skill.low(),
                  skill.high(),
                  state.weight(),
                  state.paused()));
        });
    return all;
  }
}
