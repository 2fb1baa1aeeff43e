// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Looks at raters by the rules of their project and does what follows, or only says what would. A
 * look is a pull: any number of nodes may take it, and each act is kept once.
 */
@ApplicationScoped
class Quality {
  private static final Logger LOG = Logger.getLogger(Quality.class);

  private final Sql sql;
  private final Projects projects;
  private final Rules rules;
  private final Histories histories;
  private final Acts acts;
  private final Transactions transactions;

  Quality(
      Sql sql,
      Projects projects,
      Rules rules,
      Histories histories,
      Acts acts,
      Transactions transactions) {
    this.sql = sql;
    this.projects = projects;
    this.rules = rules;
    this.histories = histories;
    this.acts = acts;
    this.transactions = transactions;
  }

  /** Whom a rule holds of, with the rater's name, or the participant's id once forgotten. */
  record Held(UUID participant, String rater, Rule rule, Finding finding) {}

  /** Whom these rules would act on, on the history there is; nothing is kept. */
  List<Held> dryRun(Project project, List<Rule> tried) {
    Map<UUID, History> all = histories.of(project, tried);
    Map<UUID, String> names = acts.names(project);
    List<Held> held = new ArrayList<>();
    for (Rule rule : tried) {
      Look look = rules.look(project, rule);
      all.forEach(
          (participant, history) ->
              look.at(history)
                  .ifPresent(
                      finding ->
                          held.add(new Held(participant, names.get(participant), rule, finding))));
    }
    held.sort(Comparator.comparing(Held::rater));
    return held;
  }

  /** Does what the rules in force come to; how many acts there were. */
  int look(Project project) {
    List<Rules.Set> inForce = rules.of(project);
    if (inForce.isEmpty() || project.cancelled()) {
      return 0;
    }
    Map<UUID, History> all = histories.of(project, inForce.stream().map(Rules.Set::rule).toList());
    int done = 0;
    for (Rules.Set set : inForce) {
      Look look = rules.look(project, set.rule());
      for (Map.Entry<UUID, History> each : all.entrySet()) {
        Finding finding = look.at(each.getValue()).orElse(null);
        if (finding != null
            && transactions.inNew(() -> acts.act(project, each.getKey(), set, finding))) {
          done++;
        }
      }
    }
    return done;
  }

  /** Every rule of every project, on the whole history. */
  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void now() {
    each("SELECT DISTINCT project_id FROM quality_rule WHERE ended_at IS NULL");
  }

  /** Projects with rules in which somebody answered a gold lately. */
  @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void soon() {
    each(
        "SELECT DISTINCT r.project_id FROM quality_rule r WHERE r.ended_at IS NULL AND EXISTS ("
            + "SELECT 1 FROM participant p JOIN judgement j ON j.participant_id = p.id"
            + " AND j.recorded_at > CURRENT_TIMESTAMP - INTERVAL '15' SECOND"
            + " JOIN task t ON t.id = j.task_id AND t.gold_rank IS NOT NULL"
            + " WHERE p.project_id = r.project_id)");
  }

  private void each(String which) {
    try {
      for (UUID id : sql.list(row -> Sql.id(row, "project_id"), which)) {
        look(transactions.inNew(() -> projects.findById(id)));
      }
    } catch (RuntimeException away) {
      LOG.warnf("Raters could not be looked at: %s", away.getMessage());
    }
  }
}
