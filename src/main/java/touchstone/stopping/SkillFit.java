// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.resolution.Fit;
import touchstone.resolution.VoteMatrix;
import touchstone.resolution.method.OneCoin;

/**
 * Learns from all votes of a project how often each participant is right, by the guarded one-coin
 * model; what is learned stays as it is until the next fit.
 */
@ApplicationScoped
class SkillFit {
  private final Sql sql;
  private final Transactions transactions;
  private final Tasks tasks;
  private final ProjectVotes projectVotes;

  SkillFit(Sql sql, Transactions transactions, Tasks tasks, ProjectVotes projectVotes) {
    this.sql = sql;
    this.transactions = transactions;
    this.tasks = tasks;
    this.projectVotes = projectVotes;
  }

  /** Fits every closed question; tasks not begun need no longer be given to strangers first. */
  void of(Project project) {
    for (Question question : projectVotes.closed(project)) {
      VoteMatrix votes = projectVotes.of(project, question).votes();
      if (votes.size() > 0) {
        Fit fit = OneCoin.impartial().fit(votes);
        transactions.inNew(
            () -> {
              keep(question.name(), votes.raters(), fit.skills());
              return null;
            });
      }
    }
    int least = project.policy().least();
    if (least < project.policy().wanted()) {
      while (transactions.inNew(() -> tasks.wantFewer(project.id, least)) > 0) {
        // the next thousand
      }
    }
  }

  private void keep(String question, List<String> raters, double[] skills) {
    List<Object[]> known = new ArrayList<>();
    List<Object[]> fresh = new ArrayList<>();
    for (int rater = 0; rater < skills.length; rater++) {
      UUID participant = UUID.fromString(raters.get(rater));
      known.add(new Object[] {skills[rater], participant, question});
      fresh.add(new Object[] {participant, question, skills[rater]});
    }
    sql.batch(
        "INSERT INTO stopping_skill (participant_id, question, skill) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        fresh);
    sql.batch(
        "UPDATE stopping_skill SET skill = ? WHERE participant_id = ? AND question = ?", known);
  }
}
