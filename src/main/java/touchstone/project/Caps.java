// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import touchstone.base.Problem;

/**
 * How many judgements one rater may give in a project.
 *
 * @param total in all, or null
 * @param perDay between two midnights (UTC), or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caps(Integer total, Integer perDay) {
  private static final int MOST = 1_000_000;

  /** The same, checked; null where nothing is capped. */
  static Caps of(Caps given) {
    if (given == null || given.total == null && given.perDay == null) {
      return null;
    }
    checked("policy.caps.total", given.total);
    checked("policy.caps.perDay", given.perDay);
    return given;
  }

  private static void checked(String field, Integer cap) {
    if (cap != null && (cap < 1 || cap > MOST)) {
      throw Problem.refusedField(field, "must be 1 to " + MOST);
    }
  }
}
