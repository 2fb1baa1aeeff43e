// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.List;
import java.util.UUID;
import touchstone.project.Project;

/**
 * The open front of a project: its tasks with a free slot, in the order of rank. Taking is exact on
 * both stores, each in the way that is fast there (docs/decisions/0004-assignment.md).
 */
interface Front {
  /**
   * A task of which one slot was taken in this transaction, and the rater's slot of old, if any.
   */
  record Taken(UUID task, UUID item, long rank, int round, UUID oldSlot) {}

  /** Takes a slot of up to count tasks with a rank above from and up to to. */
  List<Taken> take(Project project, UUID participant, long from, long to, int count);
}
