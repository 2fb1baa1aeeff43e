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
}
