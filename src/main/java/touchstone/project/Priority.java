// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Problem;
import touchstone.base.Required;

/**
 * The priority of the items in one slice: the higher the earlier; 0 where nothing is said. Of
 * several that fit an item the highest holds, and one given to its task holds before them all.
 *
 * @param slice the slice's name, such as category
 * @param value the slice, such as shoes
 * @param priority -100 to 100
 */
public record Priority(String slice, String value, Integer priority) {
  private static final int MOST = 50;
  private static final int HIGHEST = 100;

  /** The same, checked; null where there is none. */
  static List<Priority> of(List<Priority> given) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    if (given.size() > MOST) {
      throw Problem.refusedField("policy.priorities", "must be up to " + MOST);
    }
    Set<String> slices = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String field = "policy.priorities[" + i + "]";
      Priority each = Required.value(field, given.get(i));
      Required.text(field + ".slice", each.slice, 100);
      Required.text(field + ".value", each.value, 200);
      checked(field + ".priority", Required.value(field + ".priority", each.priority));
      if (!slices.add(each.slice + "\n" + each.value)) {
        throw Problem.refusedField(field, "has its priority already");
      }
    }
    return List.copyOf(given);
  }

  /** The number, or 422. */
  static int checked(String field, int priority) {
    if (priority < -HIGHEST || priority > HIGHEST) {
      throw Problem.refusedField(field, "must be -100 to 100");
    }
    return priority;
  }
}
