// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import touchstone.base.Kept;
import touchstone.base.Problem;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;

/**
 * What raters answered to a closed question and what the labels became, judgement by judgement. A
 * gold is no rater's answer and is left out; a tie and a task that is not resolved have no label.
 */
@ApplicationScoped
class Flows {
  private final Resolutions resolutions;
  private final Guidelines guidelines;
  private final Kept kept;

  Flows(Resolutions resolutions, Guidelines guidelines, Kept kept) {
    this.resolutions = resolutions;
    this.guidelines = guidelines;
    this.kept = kept;
  }

  /** How many judgements said one answer where the label is another, the same, or null. */
  record Flow(String answer, String label, long judgements) {
    /** Whether the rater said something else than the label. */
    public boolean apart() {
      return label != null && !label.equals(answer);
    }
  }

  /** All flows of a question, the widest first. */
  record Counted(long total, List<Flow> flows) {
    /** Judgements on items that have a label. */
    long labelled() {
      return flows.stream().filter(flow -> flow.label() != null).mapToLong(Flow::judgements).sum();
    }

    public long apart() {
      return flows.stream().filter(Flow::apart).mapToLong(Flow::judgements).sum();
    }
  }

  /** An item with its label, or null, and how often each answer was given. */
  record Row(String item, String label, Map<String, Integer> said) {}

  /** The questions whose answers are of a few values. */
  List<Question> closed(Project project) {
    return guidelines.template(guidelines.latest(project.guidelineId)).ask().stream()
        .filter(Question::closed)
        .toList();
  }

  /** The one asked for, else the first; null where there is none; 422 where it is not closed. */
  Question question(Project project, String asked) {
    List<Question> closed = closed(project);
    if (asked == null || asked.isBlank()) {
      return closed.isEmpty() ? null : closed.get(0);
    }
    return closed.stream()
        .filter(each -> each.name().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.refusedField(
                    "question",
                    closed.isEmpty()
                        ? "none here has answers of a few values"
                        : "must be one whose answers are of a few values: "
                            + closed.stream()
                                .map(Question::name)
                                .collect(Collectors.joining(", "))));
  }

  Counted of(Project project, Question question) {
    return kept.of(project.id, "flows " + question.name(), () -> count(project, question)).value();
  }

  private Counted count(Project project, Question question) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    each(
        project,
        question,
        labelled -> {
          String label = text(labelled.resolved().label());
          said(labelled)
              .forEach(
                  (answer, count) ->
                      counts
                          .computeIfAbsent(answer, first -> new LinkedHashMap<>())
                          .merge(label == null ? "" : label, (long) count, Long::sum));
        });
    List<Flow> flows = new ArrayList<>();
    counts.forEach(
        (answer, labels) ->
            labels.forEach(
                (label, count) ->
                    flows.add(new Flow(answer, label.isEmpty() ? null : label, count))));
    flows.sort(
        Comparator.comparingLong(Flow::judgements)
            .reversed()
            .thenComparing(Flow::answer)
            .thenComparing(Flow::label, Comparator.nullsLast(Comparator.naturalOrder())));
    return new Counted(flows.stream().mapToLong(Flow::judgements).sum(), flows);
  }

  /**
   * Items with such an answer where the label is such, in the order of rank.
   *
   * @param wanted of an answer and the label, which may be null
   */
  List<Row> items(
      Project project, Question question, int most, BiPredicate<String, String> wanted) {
    List<Row> rows = new ArrayList<>();
    each(
        project,
        question,
        labelled -> {
          String label = text(labelled.resolved().label());
          Map<String, Integer> said = said(labelled);
          if (rows.size() < most
              && said.keySet().stream().anyMatch(answer -> wanted.test(answer, label))) {
            rows.add(new Row(labelled.item(), label, said));
          }
        });
    return rows;
  }

  private void each(
      Project project, Question question, java.util.function.Consumer<Labelled> taker) {
    resolutions.read(
        project,
        null,
        JudgementLog.Scope.NOW,
        labelled -> {
          if (labelled.question().equals(question.name())) {
            taker.accept(labelled);
          }
        });
  }

  private static Map<String, Integer> said(Labelled labelled) {
    Map<String, Integer> said = new TreeMap<>();
    for (JudgementLine line : labelled.lines()) {
      if (!line.gold() && line.counted() != null) {
        said.merge(text(line.counted()), 1, Integer::sum);
      }
    }
    return said;
  }

  /** A value as it stands in an address: a choice by its word, a step by its number. */
  private static String text(JsonNode value) {
    return value == null || value.isNull() ? null : value.asText();
  }
}
