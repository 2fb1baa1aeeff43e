// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Keeps the tasks of projects with the order uncertain where their votes put them: every five
 * seconds those judged since, and once each new task by its model's score. A task that nobody voted
 * on and no model scored is as unsure as can be. One node does it at a time: it claims the project,
 * and the claim runs out with a node that is gone.
 */
@ApplicationScoped
class UncertainOrder {
  private static final Logger LOG = Logger.getLogger(UncertainOrder.class);
  private static final int CHUNK = 500;

  private final Sql sql;
  private final Transactions transactions;
  private final Projects projects;
  private final Guidelines guidelines;

  UncertainOrder(Sql sql, Transactions transactions, Projects projects, Guidelines guidelines) {
    this.sql = sql;
    this.transactions = transactions;
    this.projects = projects;
    this.guidelines = guidelines;
  }

  @Scheduled(every = "5s", delayed = "4s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void everyOpenProject() {
    try {
      projects.everyOpen().forEach(this::of);
    } catch (RuntimeException away) {
      LOG.warnf("Tasks could not be ordered by uncertainty: %s", away.getMessage());
    }
  }

  private record Counted(Instant to, long rank) {}

  /** Brings a project's order up to date, unless it is another or another node is at it. */
  void of(Project project) {
    if (!project.policy().order().equals("uncertain") || !claimed(project.id)) {
      return;
    }
    Counted before = counted(project.id);
    Instant now =
        sql.first(row -> Sql.instant(row, "now"), "SELECT CURRENT_TIMESTAMP AS now").orElseThrow();
    long rank = scored(project, before.rank());
    votedOn(project, before.to());
    sql.update(
        "UPDATE uncertainty_count SET counted_to = ?, rank = ?, claimed_until = NULL"
            + " WHERE project_id = ?",
        now,
        rank,
        project.id);
  }

  private boolean claimed(UUID project) {
    sql.update(
        "INSERT INTO uncertainty_count (project_id) VALUES (?) ON CONFLICT DO NOTHING", project);
    return sql.update(
            "UPDATE uncertainty_count SET claimed_until = CURRENT_TIMESTAMP + INTERVAL '2' MINUTE"
                + " WHERE project_id = ?"
                + " AND (claimed_until IS NULL OR claimed_until < CURRENT_TIMESTAMP)",
            project)
        == 1;
  }

  private Counted counted(UUID project) {
    return sql.first(
            row -> new Counted(Sql.instant(row, "counted_to"), row.getLong("rank")),
            "SELECT counted_to, rank FROM uncertainty_count WHERE project_id = ?",
            project)
        .orElseThrow();
  }

  private record Scored(UUID task, long rank, JsonNode score) {}

  /** Places tasks made since by the model's score that their items hold; the last one's rank. */
  private long scored(Project project, long after) {
    String field = project.policy().score();
    if (field == null) {
      return after;
    }
    long rank = after;
    while (true) {
      List<Scored> tasks =
          sql.list(
              row ->
                  new Scored(
                      Sql.id(row, "id"),
                      row.getLong("rank"),
                      Json.tree(row.getString("content")).path(field)),
              "SELECT t.id, t.rank, i.content FROM task t JOIN item i ON i.id = t.item_id"
                  + " WHERE t.project_id = ? AND t.rank > ? ORDER BY t.project_id, t.rank LIMIT ?",
              project.id,
              rank,
              CHUNK);
      if (tasks.isEmpty()) {
        return rank;
      }
      Map<UUID, Integer> keys = new HashMap<>();
      tasks.forEach(
          task -> {
            double score = task.score().asDouble(-1);
            if (score >= 0 && score <= 1) {
              keys.put(task.task(), Uncertainty.key(Uncertainty.ofScore(score)));
            }
          });
      key(project, keys);
      rank = tasks.get(tasks.size() - 1).rank();
    }
  }

  private void key(Project project, Map<UUID, Integer> keys) {
    transactions.inNew(
        () -> {
          projects.key(project, keys);
          return null;
        });
  }

  /**
   * Places the tasks with a judgement recorded since, or half a minute before: one that was written
   * then may be seen only now.
   */
  private void votedOn(Project project, Instant since) {
    List<UUID> tasks =
        sql.list(
            row -> Sql.id(row, "task_id"),
            "SELECT DISTINCT j.task_id FROM participant p JOIN judgement j"
                + " ON j.participant_id = p.id AND j.recorded_at > ? WHERE p.project_id = ?",
            since == null ? Instant.EPOCH : since.minusSeconds(30),
            project.id);
    if (tasks.isEmpty()) {
      return;
    }
    Map<String, Integer> classes = classes(project);
    for (int from = 0; from < tasks.size(); from += CHUNK) {
      List<UUID> some = tasks.subList(from, Math.min(tasks.size(), from + CHUNK));
      key(project, keys(some, classes));
    }
  }

  /** How many answers each closed question offers. */
  private Map<String, Integer> classes(Project project) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    guidelines.template(guidelines.latest(project.guidelineId)).ask().stream()
        .filter(Question::closed)
        .forEach(question -> classes.put(question.name(), question.options().size()));
    return classes;
  }

  private record Vote(UUID task, String question, String answer, double weight) {}

  /** A task is as unsure as the least sure of its closed questions that somebody answered. */
  private Map<UUID, Integer> keys(List<UUID> tasks, Map<String, Integer> classes) {
    Map<UUID, Map<String, Map<String, Double>>> votes = new HashMap<>();
    for (Vote vote : votes(tasks)) {
      if (classes.containsKey(vote.question())) {
        votes
            .computeIfAbsent(vote.task(), first -> new HashMap<>())
            .computeIfAbsent(vote.question(), first -> new HashMap<>())
            .merge(vote.answer(), vote.weight(), Double::sum);
      }
    }
    Map<UUID, Integer> keys = new HashMap<>();
    // A task whose only vote was taken back is as unsure as can be.
    tasks.forEach(task -> keys.put(task, Uncertainty.key(1)));
    votes.forEach(
        (task, questions) -> {
          double most = 0;
          for (Map.Entry<String, Map<String, Double>> each : questions.entrySet()) {
            most =
                Math.max(
                    most,
                    Uncertainty.ofVotes(each.getValue().values(), classes.get(each.getKey())));
          }
          keys.put(task, Uncertainty.key(most));
        });
    return keys;
  }

  private List<Vote> votes(List<UUID> tasks) {
    return sql.list(
        row ->
            new Vote(
                Sql.id(row, "task_id"),
                row.getString("question"),
                row.getString("answer"),
                row.getDouble("weight")),
        "SELECT s.task_id, a.question, a.answer, p.weight FROM slot s"
            + " JOIN task t ON t.id = s.task_id AND t.round = s.round"
            + " JOIN participant p ON p.id = s.participant_id"
            + " JOIN answer a ON a.judgement_id = s.judgement_id"
            + " WHERE s.task_id = ANY(?) AND NOT s.beside AND s.state IN ('judged', 'imported', 'surplus')",
        (Object) tasks.toArray(UUID[]::new));
  }
}
