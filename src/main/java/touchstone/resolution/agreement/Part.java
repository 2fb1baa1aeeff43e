// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  private static final int DAY = "2026-11-23".length();
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

  /** As a form has it: days, both included, or whole times. */
  public static Part ofDays(String slice, String from, String to) {
    return of(slice, begin("from", from, 0), begin("to", to, 1));
  }

  /** The beginning of a day, or of one so many days later; a whole time as it is. */
  private static String begin(String field, String given, int later) {
    String text = given == null ? "" : given.strip();
    if (text.length() != DAY) {
      return text;
    }
    try {
      return LocalDate.parse(text).plusDays(later) + "T00:00:00Z";
    } catch (DateTimeParseException none) {
      throw Problem.refusedField(field, "is no day such as 2026-11-23");
    }
  }

  /** A condition in SQL with what it is about. */
  public record Where(String sql, List<Object> arguments) {
    /** The arguments after one that comes first. */
    public Object[] after(Object first) {
      return Stream.concat(Stream.of(first), arguments.stream()).toArray();
    }
  }

  /** This part in SQL, to follow other conditions, by the columns of a time and of a task's id. */
  public Where where(String time, String task) {
    StringBuilder where = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    if (from != null) {
      where.append(" AND ").append(time).append(" >= ?");
      arguments.add(from);
    }
    if (to != null) {
      where.append(" AND ").append(time).append(" < ?");
      arguments.add(to);
    }
    if (name != null) {
      where
          .append(" AND EXISTS (SELECT 1 FROM task t JOIN item_slice m ON m.item_id = t.item_id")
          .append(" WHERE t.id = ")
          .append(task)
          .append(" AND m.name = ? AND m.slice = ?)");
      arguments.add(name);
      arguments.add(slice);
    }
    return new Where(where.toString(), arguments);
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
