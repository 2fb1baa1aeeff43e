// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import touchstone.base.Problem;
import touchstone.project.Project;

/** How each rater's answers stand against gold, else against what all amount to. */
@ApplicationScoped
public class RaterScores {
  private final Hearing hearing;
  private final GoldAnswers golds;

  RaterScores(Hearing hearing, GoldAnswers golds) {
    this.hearing = hearing;
    this.golds = golds;
  }

  /** Those at one question, by participant; 422 where it is not asked. */
  public Map<String, RaterScore> at(Project project, String question, Part part) {
    Heard heard =
        hearing.labelled(project, part, Agreements.MOST).stream()
            .filter(each -> each.question().name().equals(question))
            .findFirst()
            .orElseThrow(() -> Problem.refusedField("question", "is not asked in this project"));
    Map<String, RaterScore> scores = new HashMap<>();
    RaterScore.of(heard, golds.of(project, part))
        .forEach(score -> scores.put(score.rater(), score));
    return scores;
  }

  /** How many golds each participant answered rightly, over all questions. */
  public Map<String, Share> onGold(Project project, Part part) {
    Map<String, Share> shares = new HashMap<>();
    for (GoldAnswers.Compared each : golds.of(project, part)) {
      shares.put(
          each.rater(), shares.getOrDefault(each.rater(), new Share(0, 0)).plus(each.right()));
    }
    return shares;
  }
}
