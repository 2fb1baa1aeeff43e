// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Instant;

/**
 * Labels judged from a time on and before another.
 *
 * @param from or null
 * @param to or null
 */
record Span(Instant from, Instant to) {
  static final Span ALWAYS = new Span(null, null);

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  /** Its beginning, for a comparison in SQL. */
  Instant first() {
    return from == null ? FIRST : from;
  }

  /** Its end, for the same. */
  Instant last() {
    return to == null ? LAST : to;
  }

  boolean holds(Instant at) {
    return !at.isBefore(first()) && at.isBefore(last());
  }
}
