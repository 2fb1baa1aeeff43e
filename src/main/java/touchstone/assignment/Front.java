// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.List;
import touchstone.base.Write;
import touchstone.routing.OpenTo;

/**
 * The open front of a project: its tasks with a free slot, in the order of their places. Leasing is
 * exact on both stores, each in the way that is fast there (docs/decisions/0004-assignment.md).
 */
interface Front {
  /** A lease that was just made, and its task's place. */
  record Held(Lease lease, long place) {}

  /**
   * Leases up to count tasks to the participant, with a place above from and up to to.
   *
   * @param openTo which tasks the participant may be given
   * @param before what is written first, with the same message where the store can
   */
  List<Held> lease(Standing standing, OpenTo openTo, long from, long to, int count, Write before);
}
