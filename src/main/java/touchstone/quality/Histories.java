// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.Resolutions;
import touchstone.resolution.Resolved;

/**
 * Gathers what rules look at, of every participant of a project, and only what these rules ask for.
 * What an act rested on that was lifted since is left out: it was found to prove nothing.
 */
@ApplicationScoped
class Histories {
  private static final int LAST = 1000;
  private static final int LEAST_VOTES = 3;

  private final Sql sql;
  private final Comparisons comparisons;
  private final Resolutions resolutions;

  Histories(Sql sql, Comparisons comparisons, Resolutions resolutions) {
    this.sql = sql;
    this.comparisons = comparisons;
    this.resolutions = resolutions;
  }

  /** By participant. */
  Map<UUID, History> of(Project project, Collection<Rule> rules) {
    Set<String> asked = new HashSet<>();
    rules.forEach(rule -> asked.add(rule.trigger()));
    Map<UUID, Set<UUID>> cleared = cleared(project);
    Map<UUID, List<Comparison>> golds = new HashMap<>();
    Map<UUID, List<Comparison>> labels = new HashMap<>();
    Map<UUID, List<History.Paced>> pace = new HashMap<>();
    Map<UUID, List<History.Passed>> passed = new HashMap<>();
    if (asked.contains(Rule.GOLD) || asked.contains(Rule.SEQUENTIAL)) {
      comparisons.of(project).stream()
          .filter(each -> !in(cleared, each.participant(), each.slot()))
          .forEach(each -> add(golds, each.participant(), each));
    }
    if (asked.contains(Rule.AGREEMENT)) {
      labels(project, cleared, labels);
    }
    if (asked.contains(Rule.SPEED)) {
      pace(project, cleared, pace);
    }
    if (asked.contains(Rule.SKIPS)) {
      passed(project, passed);
    }
    Set<UUID> all = new HashSet<>();
    List.of(golds, labels, pace, passed).forEach(each -> all.addAll(each.keySet()));
    Map<UUID, History> histories = new HashMap<>();
    all.forEach(
        id ->
            histories.put(
                id,
                new History(
                    golds.getOrDefault(id, List.of()),
                    labels.getOrDefault(id, List.of()),
                    pace.getOrDefault(id, List.of()),
                    passed.getOrDefault(id, List.of()))));
    return histories;
  }

  private Map<UUID, Set<UUID>> cleared(Project project) {
    Map<UUID, Set<UUID>> cleared = new HashMap<>();
    sql.list(
        row -> {
          Set<UUID> slots =
              cleared.computeIfAbsent(Sql.id(row, "participant_id"), first -> new HashSet<>());
          for (JsonNode each : Json.tree(row.getString("evidence"))) {
            slots.add(UUID.fromString(each.get("slot").textValue()));
          }
          return slots;
        },
        "SELECT participant_id, evidence FROM quality_act"
            + " WHERE project_id = ? AND lifted_at IS NOT NULL",
        project.id);
    return cleared;
  }

  private static boolean in(Map<UUID, Set<UUID>> cleared, UUID participant, UUID slot) {
    return cleared.getOrDefault(participant, Set.of()).contains(slot);
  }

  private static <T> void add(Map<UUID, List<T>> all, UUID participant, T one) {
    all.computeIfAbsent(participant, first -> new ArrayList<>()).add(one);
  }

  private void labels(
      Project project, Map<UUID, Set<UUID>> cleared, Map<UUID, List<Comparison>> labels) {
    Map<UUID, UUID> slots = new HashMap<>();
    sql.list(
        row -> slots.put(Sql.id(row, "judgement_id"), Sql.id(row, "id")),
        "SELECT id, judgement_id FROM slot WHERE project_id = ? AND judgement_id IS NOT NULL",
        project.id);
    resolutions.read(
        project,
        null,
        JudgementLog.Scope.NOW,
        labelled -> {
          Resolved resolved = labelled.resolved();
          if (!Resolved.RESOLVED.equals(resolved.status()) || resolved.judgements() < LEAST_VOTES) {
            return;
          }
          labelled.lines().stream()
              .filter(line -> line.counted() != null && slots.containsKey(line.judgement()))
              .filter(line -> !in(cleared, line.participant(), slots.get(line.judgement())))
              .forEach(
                  line ->
                      add(
                          labels,
                          line.participant(),
                          new Comparison(
                              line.participant(),
                              slots.get(line.judgement()),
                              labelled.task(),
                              labelled.item(),
                              labelled.question(),
                              line.counted(),
                              resolved.label(),
                              false,
                              line.recordedAt())));
        });
    labels.values().forEach(each -> each.sort(java.util.Comparator.comparing(Comparison::at)));
  }

  private void pace(
      Project project, Map<UUID, Set<UUID>> cleared, Map<UUID, List<History.Paced>> pace) {
    newest(
        project,
        "s.judgement_id IS NOT NULL AND j.active_millis IS NOT NULL AND j.origin = 'lease'",
        row -> {
          if (!in(cleared, row.participant(), row.slot())) {
            add(pace, row.participant(), new History.Paced(row.slot(), row.item(), row.millis()));
          }
          return null;
        });
  }

  private void passed(Project project, Map<UUID, List<History.Passed>> passed) {
    newest(
        project,
        "s.state IN ('judged', 'surplus', 'skipped')",
        row -> {
          add(
              passed,
              row.participant(),
              new History.Passed(row.slot(), row.item(), row.state().equals("skipped")));
          return null;
        });
  }

  private record Ended(UUID participant, UUID slot, String item, String state, long millis) {}

  /** The newest 1,000 slots of each participant, oldest first. */
  private void newest(Project project, String which, Function<Ended, Void> taker) {
    sql.list(
            row ->
                new Ended(
                    Sql.id(row, "participant_id"),
                    Sql.id(row, "id"),
                    row.getString("item_key"),
                    row.getString("state"),
                    row.getLong("active_millis")),
            "SELECT n.* FROM (SELECT s.id, s.participant_id, s.state, s.state_at, j.active_millis,"
                + " i.item_key, ROW_NUMBER() OVER (PARTITION BY s.participant_id"
                + "   ORDER BY s.state_at DESC, s.id DESC) AS age"
                + " FROM slot s JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id"
                + " LEFT JOIN judgement j ON j.id = s.judgement_id"
                + " WHERE s.project_id = ? AND "
                + which
                + ") n WHERE n.age <= "
                + LAST
                + " ORDER BY n.state_at, n.id",
            project.id)
        .forEach(taker::apply);
  }
}
