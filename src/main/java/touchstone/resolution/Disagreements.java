// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;

/** Finds the items on which raters are widest apart, and counts how the questions stand. */
@ApplicationScoped
class Disagreements {
  private static final int SHOWN = 100;
  private static final int LONGEST = 300;

  private final Resolutions resolutions;
  private final Guidelines guidelines;

  Disagreements(Resolutions resolutions, Guidelines guidelines) {
    this.resolutions = resolutions;
    this.guidelines = guidelines;
  }

  /** How a project's questions stand, and the rows to look at. */
  record Summary(
      long resolved,
      long ties,
      long adjudicated,
      long unresolved,
      long unanimous,
      long split,
      List<Row> rows) {
    /** Questions of items with two judgements or more. */
    public long compared() {
      return unanimous + split;
    }
  }

  /** One question of one item: the label there is, and who said what. */
  record Row(
      String item, String question, String status, String label, double apart, List<Said> said) {}

  /** One rater's answer in words. */
  record Said(String rater, String kind, String answer, boolean gold) {}

  /** The rows of a status, or all that are split or tied where none is asked for. */
  Summary of(Project project, String status) {
    Template template = guidelines.template(guidelines.latest(project.guidelineId));
    Map<String, Long> counts = new LinkedHashMap<>();
    long[] unanimous = new long[1];
    long[] split = new long[1];
    Comparator<Row> order =
        Comparator.comparingDouble(Row::apart)
            .thenComparing(Row::item, Comparator.reverseOrder())
            .thenComparing(Row::question, Comparator.reverseOrder());
    PriorityQueue<Row> widest = new PriorityQueue<>(order);
    resolutions.read(
        project,
        null,
        JudgementLog.Scope.NOW,
        labelled -> {
          Resolved resolved = labelled.resolved();
          counts.merge(resolved.status(), 1L, Long::sum);
          boolean apart =
              labelled.lines().stream().map(JudgementLine::answer).distinct().count() > 1;
          if (resolved.judgements() > 1) {
            (apart ? split : unanimous)[0]++;
          }
          boolean wanted =
              status.isEmpty() || status.equals("split") ? apart : resolved.status().equals(status);
          if (wanted) {
            widest.add(row(template, labelled));
            if (widest.size() > SHOWN) {
              widest.poll();
            }
          }
        });
    List<Row> rows = new ArrayList<>(widest);
    rows.sort(order.reversed());
    return new Summary(
        counts.getOrDefault(Resolved.RESOLVED, 0L),
        counts.getOrDefault(Resolved.TIE, 0L),
        counts.getOrDefault(Resolved.ADJUDICATED, 0L),
        counts.getOrDefault(Resolved.UNRESOLVED, 0L),
        unanimous[0],
        split[0],
        rows);
  }

  private static Row row(Template template, Labelled labelled) {
    Question question = template.question(labelled.question());
    Resolved resolved = labelled.resolved();
    return new Row(
        labelled.item(),
        labelled.question(),
        resolved.status(),
        resolved.label() == null ? "" : words(question, resolved.label()),
        entropy(labelled.lines()),
        labelled.lines().stream()
            .map(
                line ->
                    new Said(
                        line.rater(), line.kind(), words(question, line.answer()), line.gold()))
            .toList());
  }

  private static String words(Question question, com.fasterxml.jackson.databind.JsonNode answer) {
    String words =
        question != null && question.check(answer) == null
            ? question.describe(answer)
            : answer.toString();
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
  }

  /** Shannon entropy of the answers, in nats: 0 where all say the same. */
  private static double entropy(List<JudgementLine> lines) {
    Map<Object, Long> counts = new LinkedHashMap<>();
    lines.forEach(line -> counts.merge(line.answer(), 1L, Long::sum));
    return counts.values().stream()
        .mapToDouble(count -> (double) count / lines.size())
        .map(share -> -share * Math.log(share))
        .sum();
  }
}
