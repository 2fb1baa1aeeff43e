// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import touchstone.rater.Quotas;

/**
 * Somebody who is counted in figures by trait.
 *
 * @param at when they came to be counted, the same for all who came together
 * @param traits what they say of themselves, a JSON object of texts
 * @param slices the values of the dataset's first slice that they had judged in by then
 */
record Person(UUID participant, Instant at, JsonNode traits, Set<String> slices) {
  /** The group of who says nothing. */
  static final String NOT_SAID = "not said";

  /** What stands for all groups that are not shown. */
  static final String HIDDEN = "hidden";

  /** The one group of a trait that the person counts in. */
  String group(String trait) {
    String value = Quotas.value(traits.path(trait).asText(""));
    if (value.isEmpty()) {
      return NOT_SAID;
    }
    return value.equals(HIDDEN) ? "“hidden”" : value;
  }

  boolean says(String trait) {
    return !group(trait).equals(NOT_SAID);
  }
}
