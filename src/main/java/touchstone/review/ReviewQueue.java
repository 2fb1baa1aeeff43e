// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Kept;
import touchstone.base.Sql;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.project.Reviewing;
import touchstone.resolution.Labelled;
import touchstone.resolution.Resolutions;
import touchstone.resolution.Resolved;

/**
 * What waits for a review, the costliest doubt first. It is worked out from what judgements amount
 * to; nothing but looks that were taken is stored.
 */
@ApplicationScoped
public class ReviewQueue {
  private static final int MOST = 1000;
  private static final String SETTLED =
      "t.open_place IS NULL AND NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id"
          + " AND s.lease_until IS NOT NULL)";

  /** By lot: the last four hex digits of a task's id are even over all. */
  private static final int LOTS = 0x10000;

  private final Sql sql;
  private final Resolutions resolutions;
  private final Kept kept;

  ReviewQueue(Sql sql, Resolutions resolutions, Kept kept) {
    this.sql = sql;
    this.resolutions = resolutions;
    this.kept = kept;
  }

  /**
   * The tasks that wait for a reason and that this account may look at: settled, not reviewed in
   * their round, held by no other reviewer, not passed on or judged by the account.
   *
   * @param rater whose tasks, for the reason rater; else null
   */
  public List<Candidate> of(Project project, Why why, UUID rater, UUID account) {
    Set<UUID> shut = shut(project, account);
    List<Candidate> all =
        kept.of(
                project.id,
                "reviews " + why.word() + (rater == null ? "" : " " + rater),
                () -> count(project, why, rater))
            .value();
    return all.stream().filter(each -> !shut.contains(each.task())).toList();
  }

  private List<Candidate> count(Project project, Why why, UUID rater) {
    Set<UUID> only = only(project, why, rater);
    Map<UUID, Candidate> found = new HashMap<>();
    Reviewing reviewing = project.policy().reviewing();
    Set<UUID> settled = settled(project);
    resolutions.read(
        project,
        null,
        JudgementLog.Scope.NOW,
        labelled -> {
          if (settled.contains(labelled.task()) && waits(labelled, why, only, reviewing)) {
            found.merge(labelled.task(), candidate(labelled, reviewing), ReviewQueue::costlier);
          }
        });
    List<Candidate> waiting = new ArrayList<>(found.values());
    waiting.sort(
        Comparator.comparingDouble(Candidate::cost).reversed().thenComparing(Candidate::item));
    return List.copyOf(waiting.subList(0, Math.min(MOST, waiting.size())));
  }

  private static Candidate costlier(Candidate one, Candidate other) {
    return one.cost() >= other.cost() ? one : other;
  }

  private static boolean waits(Labelled labelled, Why why, Set<UUID> only, Reviewing reviewing) {
    Resolved resolved = labelled.resolved();
    if (resolved.judgements() == 0 || resolved.status().equals(Resolved.ADJUDICATED)) {
      return false;
    }
    return switch (why) {
      case DISAGREEMENT ->
          labelled.lines().stream().map(JudgementLine::counted).distinct().count() > 1;
      case CONFIDENCE ->
          resolved.status().equals(Resolved.TIE)
              || resolved.confidence() != null && resolved.confidence() < reviewing.below();
      case SAMPLE -> drawn(labelled.task(), reviewing.sample());
      default -> only.contains(labelled.task());
    };
  }

  /** Whether a task is among the share that is drawn: the same tasks for ever. */
  static boolean drawn(UUID task, double share) {
    return (task.getLeastSignificantBits() & (LOTS - 1)) < share * LOTS;
  }

  private static Candidate candidate(Labelled labelled, Reviewing reviewing) {
    Resolved resolved = labelled.resolved();
    double wrong = resolved.confidence() == null ? 1 : 1 - resolved.confidence();
    double each =
        resolved.label() == null
            ? labelled.lines().stream()
                .mapToDouble(line -> reviewing.cost(text(line.answer())))
                .max()
                .orElse(1)
            : reviewing.cost(text(resolved.label()));
    return new Candidate(
        labelled.task(),
        labelled.item(),
        labelled.question(),
        resolved.label(),
        resolved.status(),
        resolved.confidence(),
        resolved.judgements(),
        Math.round(wrong * each * 1e4) / 1e4);
  }

  private static String text(JsonNode label) {
    return label.isTextual() ? label.textValue() : label.toString();
  }

  private Set<UUID> settled(Project project) {
    return new HashSet<>(
        sql.list(
            row -> Sql.id(row, "id"),
            "SELECT t.id FROM task t WHERE t.project_id = ? AND " + SETTLED,
            project.id));
  }

  /** Whether raters are through with a task, and judged it. */
  boolean settled(UUID task) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM task t WHERE t.id = ? AND "
            + SETTLED
            + " AND EXISTS (SELECT 1 FROM slot j WHERE j.task_id = t.id AND j.round > 0"
            + "   AND j.judgement_id IS NOT NULL))",
        task);
  }

  /** The tasks that a reason is about, where it is not in the labels. */
  private Set<UUID> only(Project project, Why why, UUID rater) {
    Collection<UUID> tasks =
        switch (why) {
          case FLAG ->
              sql.list(
                  row -> Sql.id(row, "task_id"),
                  "SELECT DISTINCT j.task_id FROM judgement_flag f"
                      + " JOIN judgement j ON j.id = f.judgement_id"
                      + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id"
                      + " WHERE j.project_id = ?",
                  project.id);
          case RATER ->
              sql.list(
                  row -> Sql.id(row, "task_id"),
                  "SELECT s.task_id FROM participant p JOIN slot s ON s.participant_id = p.id"
                      + " WHERE p.project_id = ? AND p.rater_id = ? AND s.round > 0"
                      + " AND s.judgement_id IS NOT NULL",
                  project.id,
                  rater);
          default -> List.<UUID>of();
        };
    return new HashSet<>(tasks);
  }

  /** The tasks that are not for this account: reviewed, held by others, passed on, or judged. */
  Set<UUID> shut(Project project, UUID account) {
    return new HashSet<>(
        sql.list(
            row -> Sql.id(row, "task_id"),
            "SELECT v.task_id FROM review v JOIN task t ON t.id = v.task_id AND t.round = v.round"
                + " WHERE v.project_id = ? AND (v.act IN ('accept', 'correct', 'drop')"
                + "   OR v.act = 'pass' AND v.reviewer = ?"
                + "   OR v.act IS NULL AND v.reviewer <> ? AND v.held_until > CURRENT_TIMESTAMP)"
                + " UNION SELECT d.task_id FROM task_drop d WHERE d.project_id = ?"
                + " UNION SELECT s.task_id FROM rater r JOIN participant p ON p.rater_id = r.id"
                + "   AND p.project_id = ? JOIN slot s ON s.participant_id = p.id"
                + "   AND s.judgement_id IS NOT NULL AND NOT s.beside WHERE r.account_id = ?",
            project.id,
            account,
            account,
            project.id,
            project.id,
            account));
  }
}
