// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.judgement.Golds;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.Resolutions;
import touchstone.resolution.Resolved;

/**
 * The golds of a project, how often each was shown, and how it fared: a gold that good raters fail
 * is more likely wrong than they are.
 */
@ApplicationScoped
class GoldList {
  private static final double GOOD = .5;
  private static final double SUSPECT = .4;
  private static final int LEAST_GOOD = 5;
  private static final int LEAST_VOTES = 2;
  private static final int MOST = 1000;

  private final Sql sql;
  private final Comparisons comparisons;
  private final Resolutions resolutions;

  GoldList(Sql sql, Comparisons comparisons, Resolutions resolutions) {
    this.sql = sql;
    this.comparisons = comparisons;
    this.resolutions = resolutions;
  }

  /**
   * One gold.
   *
   * @param by who says so; several where several do
   * @param shown how many raters it was given to, hidden in the stream
   * @param answered how many raters answered it, there or as a task like any other
   * @param good how many of them are good raters by the other golds: the lower bound of their skill
   *     is over .5
   * @param failedByGood the share of those good raters who failed it; null without one
   * @param suspect more than .4 of five good raters or more failed it
   * @param keptOut it is kept for calibration and never shown
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Gold(
      String item,
      ObjectNode answers,
      String by,
      int shown,
      int answered,
      int good,
      Double failedByGood,
      boolean suspect,
      boolean keptOut) {}

  private static final class Fared {
    final Map<UUID, Boolean> byRater = new HashMap<>();
  }

  /** All of them by the item's key. */
  List<Gold> of(Project project) {
    Map<UUID, Fared> fared = new HashMap<>();
    Map<UUID, int[]> counts = new HashMap<>();
    for (Comparison each : comparisons.of(project)) {
      fared
          .computeIfAbsent(each.task(), first -> new Fared())
          .byRater
          .merge(each.participant(), each.right(), Boolean::logicalAnd);
    }
    fared
        .values()
        .forEach(
            each ->
                each.byRater.forEach(
                    (rater, right) ->
                        counts.computeIfAbsent(rater, first -> new int[2])[right ? 0 : 1]++));
    Map<UUID, Integer> shown = shown(project);
    String first = GoldStream.firstShown(project.policy().goldCalibration());
    Map<String, Gold> golds = new TreeMap<>();
    for (Marked each : marked(project)) {
      golds.put(
          each.item,
          gold(
              each,
              fared.getOrDefault(each.task, new Fared()),
              counts,
              shown.getOrDefault(each.task, 0),
              each.task.toString().substring(32).compareTo(first) < 0));
    }
    return List.copyOf(golds.values());
  }

  private static Gold gold(
      Marked marked, Fared fared, Map<UUID, int[]> counts, int shown, boolean keptOut) {
    int good = 0;
    int failed = 0;
    for (Map.Entry<UUID, Boolean> each : fared.byRater.entrySet()) {
      int[] all = counts.get(each.getKey());
      boolean right = each.getValue();
      Skill others = new Skill(all[0] - (right ? 1 : 0), all[1] - (right ? 0 : 1));
      if (others.low() > GOOD) {
        good++;
        failed += right ? 0 : 1;
      }
    }
    Double share = good == 0 ? null : Double.valueOf((double) failed / good);
    return new Gold(
        marked.item,
        marked.answers,
        String.join(", ", marked.by),
        shown,
        fared.byRater.size(),
        good,
        share,
        good >= LEAST_GOOD && share > SUSPECT,
        keptOut);
  }

  private Map<UUID, Integer> shown(Project project) {
    Map<UUID, Integer> shown = new HashMap<>();
    sql.list(
        row -> shown.put(Sql.id(row, "id"), row.getInt("shown")),
        "SELECT t.id, COUNT(*) AS shown FROM task t JOIN slot s ON s.task_id = t.id AND s.round = 0"
            + " WHERE t.project_id = ? AND t.gold_rank > 0 GROUP BY t.id",
        project.id);
    return shown;
  }

  private static final class Marked {
    final UUID task;
    final String item;
    final ObjectNode answers = Json.object();
    final Set<String> by = new TreeSet<>();

    Marked(UUID task, String item) {
      this.task = task;
      this.item = item;
    }
  }

  private Collection<Marked> marked(Project project) {
    Map<UUID, Marked> marked = new LinkedHashMap<>();
    sql.list(
        row -> {
          UUID task = Sql.id(row, "id");
          String item = row.getString("item_key");
          Marked each = marked.computeIfAbsent(task, first -> new Marked(task, item));
          each.by.add(row.getString("rater"));
          return each.answers.set(row.getString("question"), Json.tree(row.getString("answer")));
        },
        "SELECT t.id, i.item_key, a.question, a.answer,"
            + " COALESCE(r.name, CAST(p.id AS VARCHAR)) AS rater FROM task t"
            + " JOIN item i ON i.id = t.item_id JOIN slot s ON s.task_id = t.id"
            + " JOIN judgement j ON j.id = s.judgement_id AND j.gold"
            + " JOIN answer a ON a.judgement_id = j.id"
            + " JOIN participant p ON p.id = s.participant_id LEFT JOIN rater r ON r.id = p.rater_id"
            + " WHERE t.project_id = ? AND t.gold_rank > 0 ORDER BY j.recorded_at, j.id",
        project.id);
    return marked.values();
  }

  /**
   * Which resolved items are to become gold.
   *
   * @param minConfidence the least confidence of every question of the item; .9 unless given
   * @param most how many items; 50 unless given
   * @param share at most this share of all tasks, or null
   */
  record FromResolved(Double minConfidence, Integer most, Double share) {}

  /**
   * Items whose every answered question was settled by two votes or more with such confidence, in
   * the order of their tasks' random ids, so that they are no easier than those confidence picks.
   */
  List<Golds.Truth> resolved(Project project, FromResolved asked) {
    double confidence = asked.minConfidence() == null ? .9 : asked.minConfidence();
    int most = asked.most() == null ? 50 : asked.most();
    if (!(confidence > 0 && confidence <= 1)) {
      throw Problem.refusedField("fromResolved.minConfidence", "must be over 0, and 1 at most");
    }
    if (most < 1 || most > MOST) {
      throw Problem.refusedField("fromResolved.most", "must be 1 to 1000");
    }
    if (asked.share() != null && !(asked.share() > 0 && asked.share() <= .5)) {
      throw Problem.refusedField("fromResolved.share", "must be over 0, and .5 at most");
    }
    Map<UUID, Golds.Truth> sure = new TreeMap<>();
    Set<UUID> unsure = new TreeSet<>();
    resolutions.read(
        project,
        null,
        JudgementLog.Scope.NOW,
        labelled -> {
          Resolved resolved = labelled.resolved();
          boolean gold = labelled.lines().stream().anyMatch(line -> line.gold());
          if (gold
              || resolved.judgements() > 0
                  && (!Resolved.RESOLVED.equals(resolved.status())
                      || resolved.judgements() < LEAST_VOTES
                      || resolved.confidence() < confidence)) {
            unsure.add(labelled.task());
          } else if (resolved.judgements() > 0) {
            sure.computeIfAbsent(
                    labelled.task(), first -> new Golds.Truth(labelled.item(), Json.object()))
                .answers()
                .set(labelled.question(), resolved.label());
          }
        });
    sure.keySet().removeAll(unsure);
    long limit =
        asked.share() == null
            ? most
            : Math.min(most, (long) Math.floor(asked.share() * project.tasks));
    return new ArrayList<>(sure.values()).subList(0, (int) Math.min(limit, sure.size()));
  }
}
