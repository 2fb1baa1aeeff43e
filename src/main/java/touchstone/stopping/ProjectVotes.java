// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.base.Json;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.Ballot;
import touchstone.resolution.Resolutions;
import touchstone.resolution.Vote;
import touchstone.resolution.VoteMatrix;

/**
 * A project's own judgements as votes on one question: the newest of each rater, golds left out, on
 * tasks with two or more.
 */
@ApplicationScoped
class ProjectVotes {
  private static final int MOST_VOTES = 200_000;

  private final JudgementLog log;
  private final Guidelines guidelines;

  ProjectVotes(JudgementLog log, Guidelines guidelines) {
    this.log = log;
    this.guidelines = guidelines;
  }

  /** The questions of the newest guideline whose votes can be counted by class. */
  List<Question> closed(Project project) {
    return guidelines.template(guidelines.latest(project.guidelineId)).ask().stream()
        .filter(Question::closed)
        .toList();
  }

  /** The values that a question offers, each as the JSON of an answer. */
  static List<String> offered(Question question) {
    return question.options().stream()
        .map(value -> Json.write(question.canonical(question.fromForm(List.of(value)))))
        .toList();
  }

  /**
   * What was read.
   *
   * @param partly whether there are more than the 200,000 votes read at most
   * @param millis the active time counted, in milliseconds, of the timed lines
   */
  record Read(VoteMatrix votes, boolean partly, long millis, long timed) {}

  Read of(Project project, Question question) {
    Tally tally = new Tally();
    tally.votes.offering(offered(question));
    log.read(
        project,
        JudgementLog.Scope.NOW,
        task ->
            tally.add(
                task.task().toString(),
                task.lines().stream()
                    .filter(line -> line.question().equals(question.name()))
                    .toList()));
    return new Read(tally.votes.build(), tally.partly, tally.millis, tally.timed);
  }

  private static final class Tally {
    private final VoteMatrix.Builder votes = new VoteMatrix.Builder();
    private int count;
    private boolean partly;
    private long millis;
    private long timed;

    private void add(String task, List<JudgementLine> lines) {
      List<Vote> given = Ballot.ofRaters(Resolutions.votes(lines));
      if (given.size() < 2) {
        return;
      }
      if (count + given.size() > MOST_VOTES) {
        partly = true;
        return;
      }
      count += given.size();
      given.forEach(vote -> votes.vote(task, vote.rater(), vote.text()));
      for (JudgementLine line : lines) {
        if (line.activeMillis() != null) {
          millis += line.activeMillis();
          timed++;
        }
      }
    }
  }
}
