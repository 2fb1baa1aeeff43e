// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.util.Arrays;
import java.util.UUID;

/**
 * How the labels of a slice spread over the days on which they were judged.
 *
 * @param days since 1970, the oldest first
 * @param before how many labels were judged before each of these days, and at the end all
 */
record Spread(UUID project, Slice slice, int[] days, long[] before) {
  long labels() {
    return before[days.length];
  }

  /** How many were judged before the beginning of a day. */
  long before(long day) {
    int at = Arrays.binarySearch(days, Math.toIntExact(day));
    return before[at >= 0 ? at : -at - 1];
  }

  /** The place of the day that holds the label of this rank, the oldest label having rank 0. */
  int holding(long rank) {
    int at = Arrays.binarySearch(before, rank);
    return at < 0 ? -at - 2 : at;
  }
}
