// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.Ballot;
import touchstone.resolution.Resolutions;
import touchstone.resolution.Vote;

/** How far a project's raters agree, question by question. */
@ApplicationScoped
public class Agreements {
  private final List<Measure> measures;
  private final Resolutions resolutions;

  Agreements(@Any Instance<Measure> measures, Resolutions resolutions) {
    this.measures =
        measures.stream().sorted(Comparator.comparing(Measure::name).reversed()).toList();
    this.resolutions = resolutions;
  }

  /** The measures of each question, over all tasks, golds left out. */
  public Map<String, List<Agreement>> of(Project project) {
    Map<String, List<List<String>>> units = new LinkedHashMap<>();
    resolutions.questions(project).forEach(question -> units.put(question, new ArrayList<>()));
    resolutions.read(
        project,
        null,
        JudgementLog.Scope.NOW,
        labelled -> {
          List<List<String>> known = units.get(labelled.question());
          List<Vote> votes = Ballot.ofRaters(Resolutions.votes(labelled.lines()));
          if (known != null && votes.size() > 1) {
            known.add(votes.stream().map(Vote::text).toList());
          }
        });
    Map<String, List<Agreement>> agreements = new LinkedHashMap<>();
    units.forEach(
        (question, values) -> {
          Ratings ratings = Ratings.of(values);
          agreements.put(question, measures.stream().map(measure -> measure.of(ratings)).toList());
        });
    return agreements;
  }
}
