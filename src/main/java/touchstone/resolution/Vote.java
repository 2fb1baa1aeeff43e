// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import touchstone.base.Json;

/**
 * One rater's newest answer to one question of one task. Where a rater did not answer there is no
 * vote, so the answer is never null, nor JSON's null.
 *
 * @param settles it is a reviewer's word on what others said
 * @param weight how much it counts beside others, 0 to 1; 0 counts not at all
 */
public record Vote(
    String rater,
    String kind,
    boolean surplus,
    boolean gold,
    int round,
    JsonNode answer,
    Instant at,
    Instant recordedAt,
    int guidelineVersion,
    boolean settles,
    double weight) {

  /** A vote that weighs 1. */
  public Vote(
      String rater,
      String kind,
      boolean surplus,
      boolean gold,
      int round,
      JsonNode answer,
      Instant at,
      Instant recordedAt,
      int guidelineVersion) {
    this(rater, kind, surplus, gold, round, answer, at, recordedAt, guidelineVersion, false, 1);
  }

  /** A rater's vote, which weighs so much. */
  public Vote(
      String rater,
      String kind,
      boolean surplus,
      boolean gold,
      int round,
      JsonNode answer,
      Instant at,
      Instant recordedAt,
      int guidelineVersion,
      double weight) {
    this(
        rater, kind, surplus, gold, round, answer, at, recordedAt, guidelineVersion, false, weight);
  }

  public Vote {
    Objects.requireNonNull(rater, "rater");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(recordedAt, "recordedAt");
    if (answer == null || answer.isNull() || answer.isMissingNode()) {
      throw new IllegalArgumentException("A vote has an answer; a rater without one has no vote.");
    }
  }

  /** The answer as compact JSON text with sorted names: equal answers give equal text. */
  public String text() {
    return Json.write(Json.canonical(answer));
  }

  /** The same vote, weighing otherwise. */
  public Vote weighing(double other) {
    return new Vote(
        rater,
        kind,
        surplus,
        gold,
        round,
        answer,
        at,
        recordedAt,
        guidelineVersion,
        settles,
        other);
  }

  public boolean byExpert() {
    return kind.equals("expert");
  }
}
