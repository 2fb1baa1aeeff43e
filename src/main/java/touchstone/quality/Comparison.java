// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An answer beside what is known: the gold's answer, or the label of all judgements.
 *
 * @param shown it was given to a gold hidden in the stream, and is no vote
 */
public record Comparison(
    UUID participant,
    UUID slot,
    UUID task,
    String item,
    String question,
    JsonNode answer,
    JsonNode expected,
    boolean shown,
    Instant at) {

  /** Whether the answer is the known one; answers that mean the same are stored as equal JSON. */
  public boolean right() {
    return answer.equals(expected);
  }
}
