// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.List;
import touchstone.base.Write;

/**
 * The open front of a project: its tasks with a free slot, in the order of rank. Leasing is exact
 * on both stores, each in the way that is fast there (docs/decisions/0004-assignment.md).
 */
interface Front {
  /** A lease that was just made, and its task's rank. */
  record Held(Lease lease, long rank) {}

  /**
   * Leases up to count tasks to the participant, with a rank above from and up to to.
   *
   * @param before what is written first, with the same message where the store can
   */
  List<Held> lease(Standing standing, long from, long to, int count, Write before);
}
