// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A known item as a learner has it: what was answered beside what is true.
 *
 * @param state of the slot: leased, judged, skipped and so on
 * @param given the answers by question; empty until it is answered
 * @param expected the true answers by question
 * @param why why it is so, or null
 * @param section the guideline's section that says it, or null
 */
public record Lesson(
    UUID slot,
    UUID task,
    String item,
    String state,
    Map<String, JsonNode> given,
    Map<String, JsonNode> expected,
    String why,
    String section) {

  static final String SKIPPED = "skipped";

  /** Whether it was passed over without an answer. */
  public boolean skipped() {
    return state.equals(SKIPPED);
  }

  /** Whether nothing more is to come of it: answered, or passed over. */
  boolean done() {
    return state.equals("judged") || state.equals("surplus") || skipped();
  }

  /**
   * Whether all that is known of the item was answered so; answers are stored in one form. Of an
   * item whose truth the guideline has dropped since nothing is known: any answer is right.
   */
  public boolean right() {
    return done() && expected.equals(known());
  }

  private Map<String, JsonNode> known() {
    Map<String, JsonNode> known = new TreeMap<>(given);
    known.keySet().retainAll(expected.keySet());
    return known;
  }
}
