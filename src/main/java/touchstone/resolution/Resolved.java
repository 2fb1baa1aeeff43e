// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the votes on one question of one task amount to.
 *
 * @param label null for a tie and for unresolved
 * @param status {@code resolved}, {@code tie}, {@code unresolved} or {@code adjudicated}
 * @param confidence how sure the label is, 0 to 1: the share of the votes that the leading answer
 *     has, or by what a method learned of raters its posterior. It says how far votes agree, and is
 *     a probability only once calibrated on gold. Null without votes, and where a method has none
 * @param judgements the votes counted
 * @param raters the raters who gave them
 * @param distribution each answer's compact JSON text with its share of the votes, the greatest
 *     share first, equal shares by text
 * @param resolvedAt record time of the latest vote counted; null without votes
 * @param judgedAt the latest time at which a vote counted was given; null without votes
 * @param guidelineVersion the newest among the votes counted; null without votes
 */
public record Resolved(
    JsonNode label,
    String status,
    Double confidence,
    int judgements,
    int raters,
    Map<String, Double> distribution,
    Instant resolvedAt,
    Instant judgedAt,
    Integer guidelineVersion) {
  public static final String RESOLVED = "resolved";
  public static final String TIE = "tie";
  public static final String UNRESOLVED = "unresolved";
  public static final String ADJUDICATED = "adjudicated";

  public Resolved {
    distribution = Collections.unmodifiableMap(new LinkedHashMap<>(distribution));
  }

  /** Nothing to go by. */
  public static Resolved unresolved() {
    return new Resolved(null, UNRESOLVED, null, 0, 0, Map.of(), null, null, null);
  }

  /** The answers lead together; the votes must be some. */
  public static Resolved tie(double confidence, Map<String, Double> shares, List<Vote> votes) {
    return of(null, TIE, confidence, shares, votes);
  }

  /** One label; the votes must be some. The confidence is null where there is none to tell. */
  public static Resolved to(
      JsonNode label, Double confidence, Map<String, Double> shares, List<Vote> votes) {
    return of(label, RESOLVED, confidence, shares, votes);
  }

  /** The same with the label written otherwise. */
  Resolved labelled(JsonNode other) {
    return new Resolved(
        other,
        status,
        confidence,
        judgements,
        raters,
        distribution,
        resolvedAt,
        judgedAt,
        guidelineVersion);
  }

  /** The same label as the word of those who settle; a tie stays one. */
  Resolved adjudicated() {
    return status.equals(RESOLVED)
        ? new Resolved(
            label,
            ADJUDICATED,
            confidence,
            judgements,
            raters,
            distribution,
            resolvedAt,
            judgedAt,
            guidelineVersion)
        : this;
  }

  private static Resolved of(
      JsonNode label,
      String status,
      Double confidence,
      Map<String, Double> shares,
      List<Vote> votes) {
    return new Resolved(
        label,
        status,
        confidence,
        votes.size(),
        (int) votes.stream().map(Vote::rater).distinct().count(),
        shares,
        votes.stream().map(Vote::recordedAt).max(Comparator.naturalOrder()).orElseThrow(),
        votes.stream().map(Vote::at).max(Comparator.naturalOrder()).orElseThrow(),
        votes.stream().mapToInt(Vote::guidelineVersion).max().orElseThrow());
  }
}
