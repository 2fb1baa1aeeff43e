// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Problem;
import touchstone.base.Required;

/**
 * Of which groups of a trait each task should have judgements: a diverse pool alone does not give
 * diverse items. Raters of such a group come first to tasks that lack it, and a place is kept for
 * them on as many tasks as they are likely to reach.
 *
 * @param trait what raters say of themselves
 * @param groups how many judgements of each value a task should have
 * @param hold for how long places are kept for a group of which nobody takes work
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cover(String trait, Map<String, Integer> groups, String hold) {
  private static final String FIELD = "policy.routing.cover";
  private static final int MOST_GROUPS = 20;
  private static final int MOST_EACH = 100;
  private static final Duration HOLD = Duration.ofDays(2);
  private static final Duration LONGEST = Duration.ofDays(90);

  /** The same, checked, its groups in lower case; null where nothing is asked. */
  static Cover of(Cover given) {
    if (given == null) {
      return null;
    }
    Required.text(FIELD + ".trait", given.trait, 100);
    Map<String, Integer> groups = Required.value(FIELD + ".groups", given.groups);
    if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
      throw Problem.refusedField(FIELD + ".groups", "must name 1 to " + MOST_GROUPS + " values");
    }
    Map<String, Integer> checked = new TreeMap<>();
    groups.forEach(
        (value, least) -> {
          String name = Required.text(FIELD + ".groups", value, 200).strip();
          if (least == null || least < 1 || least > MOST_EACH) {
            throw Problem.refusedField(FIELD + ".groups." + name, "must be 1 to " + MOST_EACH);
          }
          checked.put(name.toLowerCase(Locale.ROOT), least);
        });
    return new Cover(given.trait, checked, hold(given.hold).toString());
  }

  private static Duration hold(String given) {
    if (given == null) {
      return HOLD;
    }
    try {
      Duration length = Duration.parse(given);
      if (!length.isNegative() && length.compareTo(LONGEST) <= 0) {
        return length;
      }
    } catch (DateTimeParseException noDuration) {
      // falls through
    }
    throw Problem.refusedField(FIELD + ".hold", "must be an ISO 8601 duration up to P90D");
  }

  /** How many judgements all groups together ask of a task. */
  public int asked() {
    return groups.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The length of {@link #hold}. */
  public Duration held() {
    return Duration.parse(hold);
  }
}
