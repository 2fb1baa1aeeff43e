// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The participants of a project who count in one group of a trait, as a query for their ids. */
record Alike(String query, List<Object> arguments) {

  /** Those whom their rows say to be in the group. */
  static Alike noted(UUID project, String group) {
    return new Alike(
        "SELECT g.id FROM participant g WHERE g.project_id = ? AND COALESCE(g.quota_group, '') = ?",
        List.of(project, group));
  }

  /** These. */
  static Alike these(List<UUID> participants) {
    return participants.isEmpty()
        ? new Alike("CAST(NULL AS UUID)", List.of())
        : new Alike(
            String.join(", ", Collections.nCopies(participants.size(), "?")),
            List.copyOf(participants));
  }
}
