// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import java.util.List;

/**
 * What was done in a week.
 *
 * @param judgements that were given then and stand, golds left out
 * @param labels tasks that want nothing more, the last judgement of which was given then
 * @param surplus of the judgements those that came too late to be needed
 * @param hours of active work of people, as far as it was counted
 */
record Done(
    long judgements, long labels, long skips, long surplus, double hours, List<OfKind> byKind) {

  /** What raters of a kind did. */
  record OfKind(String kind, long judgements, double hours) {}

  /** Judgements of a kind, 0 where there are none. */
  long by(String kind) {
    return byKind.stream()
        .filter(each -> each.kind().equals(kind))
        .mapToLong(OfKind::judgements)
        .sum();
  }
}
