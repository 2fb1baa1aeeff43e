// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.time.Instant;
import java.util.Map;
import touchstone.base.Problem;
import touchstone.base.Times;

/**
 * Which answers to look at: those to items of a slice, judged from a time on and before another.
 *
 * @param name the slice's field, or null for all items
 * @param from or null
 * @param to or null
 */
public record Part(String name, String slice, Instant from, Instant to) {
  static final String BACKWARDS = "must be after from";
  static final Part ALL = new Part(null, null, null, null);

  /** As a URL's query has it: {@code category:boots} and RFC 3339 times; blank means all. */
  public static Part of(String slice, String from, String to) {
    int colon = blank(slice) ? 0 : slice.indexOf(':');
    if (colon < 1 && !blank(slice)) {
      throw Problem.refusedField("slice", "must be name:value");
    }
    Part part =
        new Part(
            blank(slice) ? null : slice.substring(0, colon),
            blank(slice) ? null : slice.substring(colon + 1),
            blank(from) ? null : Times.parse("from", from),
            blank(to) ? null : Times.parse("to", to));
    if (part.from != null && part.to != null && !part.from.isBefore(part.to)) {
      throw Problem.refusedField("to", BACKWARDS);
    }
    return part;
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /** Whether an item of these slices is meant. */
  boolean takes(Map<String, String> slices) {
    return name == null || slice.equals(slices.get(name));
  }

  /** Whether what was judged then is meant. */
  boolean takes(Instant at) {
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }
}
