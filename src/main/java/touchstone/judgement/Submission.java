// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Secrets;

/**
 * What a rater sends: the answers by question, the active time in milliseconds, in all and by
 * question, how often the guideline was opened, a comment and whether somebody should look at this
 * one; all but the answers optional.
 */
public record Submission(
    ObjectNode answers,
    Long activeMillis,
    Map<String, Long> questionMillis,
    Integer guidelineOpens,
    String comment,
    Boolean flagged) {
  private static final int LONGEST_COMMENT = 10_000;

  public Submission {
    Required.value("answers", answers);
    if (activeMillis != null && activeMillis < 0) {
      throw Problem.refusedField("activeMillis", "must not be negative");
    }
    comment = Required.optionalText("comment", comment, LONGEST_COMMENT);
    Effort.of(questionMillis, guidelineOpens);
  }

  /** What the answer took, as far as it is said. */
  Effort effort() {
    return Effort.of(questionMillis, guidelineOpens);
  }

  /**
   * A digest of everything sent but the effort: the same lease with the same digest is the same
   * submit again.
   */
  String hash() {
    ObjectNode all = Json.object();
    all.set("answers", answers);
    all.put("activeMillis", activeMillis);
    all.put("comment", comment);
    if (Boolean.TRUE.equals(flagged)) {
      all.put("flagged", true);
    }
    return Secrets.sha256(Json.canonical(all).toString());
  }
}
