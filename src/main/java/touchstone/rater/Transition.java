// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of where a member of a pool stands.
 *
 * @param actor the login of who made it, or null where a rule did
 * @param appealable whether somebody took it against the member, who said nothing against it yet
 * @param appeal what the member said against it, or null
 */
public record Transition(
    UUID id,
    String state,
    Instant at,
    String actor,
    String rule,
    JsonNode evidence,
    boolean appealable,
    StepAppeal appeal) {
  /** Whether an appeal against it waits for an answer. */
  public boolean waits() {
    return appeal != null && appeal.open();
  }
}
