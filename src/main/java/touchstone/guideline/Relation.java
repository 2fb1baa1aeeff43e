// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What became of values of the version before: one for one and many for one are carried over, one
 * for many is to be judged anew, one for none is no answer any more.
 *
 * @param question whose values they are, or null for every question that offered them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Relation(String question, List<String> from, List<String> to) {

  /** Whether old answers say the same by the new values. */
  boolean carries() {
    return to.size() == 1;
  }

  boolean retires() {
    return to.isEmpty();
  }
}
