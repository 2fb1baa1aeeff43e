// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.project.Project;

/** Golds and acts in words for people: titles instead of values, times without seconds. */
@ApplicationScoped
class Told {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final Guidelines guidelines;
  private final GoldList golds;

  Told(Guidelines guidelines, GoldList golds) {
    this.guidelines = guidelines;
    this.golds = golds;
  }

  /** The questions asked in the project as of now, by name. */
  Map<String, Question> asked(Project project) {
    Map<String, Question> asked = new LinkedHashMap<>();
    guidelines
        .template(guidelines.latest(project.guidelineId))
        .ask()
        .forEach(question -> asked.put(question.name(), question));
    return asked;
  }

  /** Every answer of a gold in words. */
  String truth(Map<String, Question> asked, ObjectNode answers) {
    return answers.properties().stream()
        .map(each -> words(asked, each.getKey(), each.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private static String words(Map<String, Question> asked, String question, JsonNode answer) {
    if (answer == null || answer.isNull()) {
      return "–";
    }
    Question known = asked.get(question);
    return known == null ? answer.toString() : known.describe(answer);
  }

  List<QualityPages.ActLine> lines(Project project, List<Act> acts) {
    Map<String, Question> asked = asked(project);
    return acts.stream()
        .map(
            act ->
                new QualityPages.ActLine(
                    act,
                    time(act.at()),
                    act.appeal() == null ? null : time(act.appeal().dueAt()),
                    act.evidence().stream()
                        .map(
                            each ->
                                new QualityPages.Line(
                                    each.item(),
                                    words(asked, each.question(), each.answer()),
                                    words(asked, each.question(), each.expected()),
                                    each.right()))
                        .toList()))
        .toList();
  }

  /** The items among an act's evidence that are gold still, and were failed. */
  List<String> goldsOf(Project project, Act act) {
    Set<String> gold =
        golds.of(project).stream().map(GoldList.Gold::item).collect(Collectors.toSet());
    return act.evidence().stream()
        .filter(each -> !each.right() && gold.contains(each.item()))
        .map(Finding.Evidence::item)
        .distinct()
        .toList();
  }

  private static String time(Instant at) {
    return MINUTES.format(at);
  }
}
