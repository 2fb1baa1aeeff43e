// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;

/**
 * What people say of items, and people alone: a stream or a model is never its own witness. An
 * expert decides where there is one, else more votes than any other label; a tie says nothing.
 */
@ApplicationScoped
class PeoplesLabels {
  private static final Set<String> NOT_PEOPLE = Set.of("model", "rule", "stream");
  private static final String EXPERT = "expert";

  private final JudgementLog log;

  PeoplesLabels(JudgementLog log) {
    this.log = log;
  }

  /** The label of each item that has one, by the item's key. */
  Map<String, String> of(Project project, String question) {
    Map<String, String> labels = new HashMap<>();
    log.read(
        project,
        JudgementLog.Scope.NOW,
        task -> {
          List<JudgementLine> votes = new ArrayList<>();
          for (JudgementLine line : task.lines()) {
            if (line.question().equals(question) && !NOT_PEOPLE.contains(line.kind())) {
              votes.add(line);
            }
          }
          String label = label(votes);
          if (label != null) {
            labels.put(task.item(), label);
          }
        });
    return labels;
  }

  private static String label(List<JudgementLine> votes) {
    List<JudgementLine> experts =
        votes.stream().filter(vote -> vote.kind().equals(EXPERT)).toList();
    Map<String, Integer> counts = new HashMap<>();
    (experts.isEmpty() ? votes : experts)
        .forEach(vote -> counts.merge(vote.answer().asText(), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> leaders =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return leaders.size() == 1 ? leaders.get(0) : null;
  }
}
