// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * An answer given out: a rater's, or the label that the judgements amount to, whose rater is called
 * by the method and is of kind {@code rule}.
 *
 * @param at when it was given; of a label, when the latest vote counted was
 * @param confidence of a label, the share of the votes behind it, 0 to 1; else null
 * @param shares of a label, the share of each answer's compact JSON text; else empty
 * @param raters how many gave it
 */
public record Given(
    JsonNode answer,
    String rater,
    String kind,
    Instant at,
    Long activeMillis,
    boolean gold,
    Integer guidelineVersion,
    Double confidence,
    Map<String, Double> shares,
    int raters) {

  /** Whether a person gave it. */
  public boolean byPerson() {
    return !kind.equals("model") && !kind.equals("rule") && !kind.equals("stream");
  }
}
