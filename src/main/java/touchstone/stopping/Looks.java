// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.guideline.Question;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.resolution.method.OneCoin;

/**
 * Looks at a task of an adaptive project once all judgements that were bought of it came, in the
 * transaction that brought the last one: buys one more, asks an expert, or leaves it at that. Every
 * look is kept with its reason.
 */
@ApplicationScoped
@Transactional
public class Looks {
  private final Sql sql;
  private final Tasks tasks;
  private final ProjectVotes projectVotes;
  private final Experts experts;

  Looks(Sql sql, Tasks tasks, ProjectVotes projectVotes, Experts experts) {
    this.sql = sql;
    this.tasks = tasks;
    this.projectVotes = projectVotes;
    this.experts = experts;
  }

  private record Vote(UUID participant, boolean expert, String question, String answer) {}

  /** Looks at a task, unless judgements of it are still awaited or its project is not adaptive. */
  public void at(Project project, UUID task) {
    if (!project.policy().adaptive()) {
      return;
    }
    Tasks.Count count = tasks.locked(task);
    int given = judgements(task, count.round());
    if (given < count.wanted()) {
      return;
    }
    Found found = found(project, task, count.round());
    String bought = bought(project, task, count.round(), found);
    keep(project, task, count.round(), given, found, bought);
    if (!bought.equals("nothing")) {
      tasks.wantOneMore(task, !bought.equals("judgement"));
    }
  }

  private int judgements(UUID task, int round) {
    return (int)
        sql.number(
            "SELECT COUNT(*) FROM slot WHERE task_id = ? AND round = ?"
                + " AND state IN ('judged', 'imported') AND NOT beside",
            task,
            round);
  }

  /** What a look found: of the question that is least sure, or of none where nobody was asked. */
  private record Found(String question, String why, double confidence) {}

  private Found found(Project project, UUID task, int round) {
    List<Vote> votes = votes(task, round);
    if (project.policy().resolution().expertDecides() && votes.stream().anyMatch(Vote::expert)) {
      return new Found(null, "decided", 1);
    }
    Stopping rule = rule(project.policy());
    Found least = null;
    for (Question question : projectVotes.closed(project)) {
      List<Vote> on =
          votes.stream().filter(vote -> vote.question().equals(question.name())).toList();
      if (!on.isEmpty()) {
        Verdict verdict = rule.on(taskVotes(question, on));
        if (least == null || verdict.confidence() < least.confidence()) {
          least = new Found(question.name(), word(verdict), verdict.confidence());
        }
      }
    }
    return least == null ? new Found(null, "full", 0) : least;
  }

  static Stopping rule(Policy policy) {
    return new PosteriorStopping(
        policy.overlap().confidence(), policy.least(), policy.overlap().max());
  }

  private static String word(Verdict verdict) {
    return switch (verdict.why()) {
      case SURE -> "sure";
      case FULL -> "full";
      default -> "unsure";
    };
  }

  private TaskVotes taskVotes(Question question, List<Vote> votes) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    ProjectVotes.offered(question).forEach(value -> classes.put(value, classes.size()));
    votes.forEach(vote -> classes.putIfAbsent(vote.answer(), classes.size()));
    Map<UUID, Double> skills = skills(question.name(), votes);
    return new TaskVotes(
        classes.size(),
        votes.stream().mapToInt(vote -> classes.get(vote.answer())).toArray(),
        votes.stream().mapToDouble(vote -> skills.get(vote.participant())).toArray());
  }

  private Map<UUID, Double> skills(String question, List<Vote> votes) {
    Map<UUID, Double> skills = new HashMap<>();
    votes.forEach(vote -> skills.put(vote.participant(), OneCoin.skill(0, 0)));
    sql.list(
        row -> skills.put(Sql.id(row, "participant_id"), row.getDouble("skill")),
        "SELECT participant_id, skill FROM stopping_skill"
            + " WHERE participant_id = ANY(?) AND question = ?",
        skills.keySet().toArray(UUID[]::new),
        question);
    return skills;
  }

  /** The votes of the round, by participant, so that no order makes a difference. */
  private List<Vote> votes(UUID task, int round) {
    Map<String, Vote> votes = new TreeMap<>();
    sql.list(
            row ->
                new Vote(
                    Sql.id(row, "participant_id"),
                    row.getString("kind").equals("expert"),
                    row.getString("question"),
                    row.getString("answer")),
            "SELECT s.participant_id, p.kind, a.question, a.answer FROM slot s"
                + " JOIN participant p ON p.id = s.participant_id"
                + " JOIN answer a ON a.judgement_id = s.judgement_id"
                + " WHERE s.task_id = ? AND s.round = ? AND NOT s.beside"
                + " AND s.state IN ('judged', 'imported', 'surplus')",
            task,
            round)
        .forEach(vote -> votes.put(vote.participant() + vote.question(), vote));
    return new ArrayList<>(votes.values());
  }

  private String bought(Project project, UUID task, int round, Found found) {
    return switch (found.why()) {
      case "unsure" -> "judgement";
      case "full" -> experts.left(project, task, round) ? "expert" : "nothing";
      case "sure" ->
          drawn(task, project.policy().overlap().audit()) && experts.left(project, task, round)
              ? "audit"
              : "nothing";
      default -> "nothing";
    };
  }

  /** Whether a task is of the audited share: its random id says so, the same each time. */
  static boolean drawn(UUID task, double share) {
    return (task.getLeastSignificantBits() & 0xFFFF_FFFFL) < share * 0x1_0000_0000L;
  }

  private void keep(Project project, UUID task, int round, int given, Found found, String bought) {
    sql.update(
        "DELETE FROM stopping_look WHERE task_id = ? AND round = ? AND judgements >= ?",
        task,
        round,
        given);
    sql.update(
        "INSERT INTO stopping_look (task_id, round, judgements, project_id, question, why,"
            + " confidence, bought, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        task,
        round,
        given,
        project.id,
        found.question(),
        found.why(),
        found.confidence(),
        bought);
  }
}
