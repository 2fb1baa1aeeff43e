// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one rater's answers to a question stand against what is known: against gold where the rater
 * answered any, else against the label that all judgements amount to, the rater's own among them,
 * of items that somebody else judged too. What it is against is always said.
 *
 * @param judgements answers that are votes
 * @param against {@code gold} or {@code resolved}
 * @param accuracy answers that are exactly right, with a 95 % interval by Wilson
 * @param macroF1 null where answers are no classes, or none is known
 * @param confusion by what is known, then by what was said; empty where answers are no classes
 * @param medianMillis of active time a judgement, or null
 */
public record RaterScore(
    String rater,
    String name,
    String kind,
    int judgements,
    String against,
    Share accuracy,
    Double macroF1,
    Map<String, TreeMap<String, Integer>> confusion,
    Long medianMillis) {
  static final String GOLD = "gold";
  static final String RESOLVED = "resolved";

  /** The median in seconds, for people. */
  public double medianSeconds() {
    return medianMillis / 1000.0;
  }

  /** The scores of all who answered, the busiest first, equal ones by name. */
  static List<RaterScore> of(Heard heard, List<GoldAnswers.Compared> golds) {
    Map<String, Confusion> byGold = new HashMap<>();
    Map<String, Confusion> byLabel = new HashMap<>();
    Map<String, List<Heard.Answer>> answers = new TreeMap<>();
    Map<String, String[]> who = new HashMap<>();
    for (GoldAnswers.Compared each : golds) {
      if (each.question().equals(heard.question().name())) {
        who.put(each.rater(), new String[] {each.name(), each.kind()});
        byGold
            .computeIfAbsent(each.rater(), first -> new Confusion())
            .add(each.truth(), each.said());
      }
    }
    for (Heard.Item item : heard.items()) {
      for (Heard.Answer each : item.answers()) {
        who.put(each.rater(), new String[] {each.name(), each.kind()});
        answers.computeIfAbsent(each.rater(), first -> new ArrayList<>()).add(each);
        Confusion confusion = byLabel.computeIfAbsent(each.rater(), first -> new Confusion());
        if (item.label() != null && item.answers().size() > 1) {
          confusion.add(item.label(), each.text());
        }
      }
    }
    List<RaterScore> scores = new ArrayList<>();
    who.forEach(
        (rater, is) -> {
          boolean gold = byGold.containsKey(rater);
          Confusion confusion =
              gold ? byGold.get(rater) : byLabel.getOrDefault(rater, new Confusion());
          List<Heard.Answer> given = answers.getOrDefault(rater, List.of());
          boolean classes = heard.kind().counted();
          scores.add(
              new RaterScore(
                  rater,
                  is[0],
                  is[1],
                  given.size(),
                  gold ? GOLD : RESOLVED,
                  confusion.accuracy(),
                  classes ? confusion.macroF1() : null,
                  classes ? confusion.counts() : Map.of(),
                  median(given)));
        });
    scores.sort(
        Comparator.comparingInt((RaterScore score) -> -score.judgements())
            .thenComparing(RaterScore::name)
            .thenComparing(RaterScore::rater));
    return scores;
  }

  private static Long median(List<Heard.Answer> given) {
    long[] sorted =
        given.stream()
            .filter(answer -> answer.millis() != null)
            .mapToLong(Heard.Answer::millis)
            .sorted()
            .toArray();
    int half = sorted.length / 2;
    return sorted.length == 0
        ? null
        : Long.valueOf(
            sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }
}
