// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import java.util.UUID;

/** What makes a slot unique: a task, a participant and a round. */
record SlotKey(UUID task, UUID participant, int round) {}
