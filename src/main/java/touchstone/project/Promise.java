// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Problem;
import touchstone.base.Required;

/**
 * How old labels in use may be: a warning past one age, an error past another, each when less than
 * a share of the labels is inside; slices may have their own.
 *
 * @param share of the labels in use that must be inside, over 0 and up to 1
 * @param slices those with a promise of their own, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Promise(String warnAfter, String errorAfter, Double share, List<OfSlice> slices) {
  private static final double SHARE = .95;
  private static final int MOST_SLICES = 100;
  private static final double MOST_COST = 1_000_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * The promise of one value of a slice.
   *
   * @param costOfError how much a wrong label costs here against 1 elsewhere, above 0
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfSlice(
      String name, String value, String warnAfter, String errorAfter, Double costOfError) {}

  /** The same, checked, its defaults filled in; null where none is made. */
  static Promise of(Promise given) {
    if (given == null) {
      return null;
    }
    String field = "policy.freshness";
    Duration warn = length(field + ".warnAfter", given.warnAfter);
    Duration error = length(field + ".errorAfter", given.errorAfter);
    inOrder(field, warn, error);
    double share = given.share == null ? SHARE : given.share;
    if (!(share > 0 && share <= 1)) {
      throw Problem.refusedField(field + ".share", "must be over 0 and up to 1");
    }
    return new Promise(
        given.warnAfter, given.errorAfter, share, slices(field + ".slices", given.slices));
  }

  private static List<OfSlice> slices(String field, List<OfSlice> given) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    if (given.size() > MOST_SLICES) {
      throw Problem.refusedField(field, "must be up to " + MOST_SLICES);
    }
    Set<List<String>> known = new HashSet<>();
    return java.util.stream.IntStream.range(0, given.size())
        .mapToObj(
            i -> {
              String at = field + "[" + i + "]";
              OfSlice slice = Required.value(at, given.get(i));
              Required.text(at + ".name", slice.name, 100);
              Required.text(at + ".value", slice.value, 200);
              if (!known.add(List.of(slice.name, slice.value))) {
                throw Problem.refusedField(at, "is promised already");
              }
              Duration warn = length(at + ".warnAfter", slice.warnAfter);
              Duration error = length(at + ".errorAfter", slice.errorAfter);
              inOrder(at, warn, error);
              double cost = slice.costOfError == null ? 1 : slice.costOfError;
              if (!(cost > 0 && cost <= MOST_COST)) {
                throw Problem.refusedField(at + ".costOfError", "must be over 0 and up to 1e6");
              }
              return new OfSlice(slice.name, slice.value, slice.warnAfter, slice.errorAfter, cost);
            })
        .toList();
  }

  private static void inOrder(String field, Duration warn, Duration error) {
    if (warn != null && error != null && error.compareTo(warn) < 0) {
      throw Problem.refusedField(field + ".errorAfter", "must not be under warnAfter");
    }
  }

  private static Duration length(String field, String given) {
    if (given == null) {
      return null;
    }
    try {
      Duration length = Duration.parse(given);
      if (length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0) {
        return length;
      }
    } catch (DateTimeParseException noDuration) {
      // falls through
    }
    throw Problem.refusedField(field, "must be an ISO 8601 duration such as P14D or PT6H");
  }
}
