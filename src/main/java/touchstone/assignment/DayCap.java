// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;

/** How long one rater may work in a project between two midnights (UTC): the lead's care. */
@ApplicationScoped
public class DayCap {
  private final Sql sql;
  private final Clock clock;

  DayCap(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Whether the time counted for the account's judgements today has reached the project's cap. */
  public boolean reached(Project project, UUID account) {
    Long cap = project.policy().dayCapMillis();
    if (cap == null) {
      return false;
    }
    Instant midnight =
        clock
            .instant()
            .atZone(ZoneOffset.UTC)
            .toLocalDate()
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    long spent =
        sql.number(
            "SELECT COALESCE(SUM(j.active_millis), 0) FROM rater r"
                + " JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                + " JOIN judgement j ON j.participant_id = p.id AND j.recorded_at >= ?"
                + "   AND j.origin = 'lease'"
                + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id"
                + " WHERE r.account_id = ?",
            project.id,
            midnight,
            account);
    return spent >= cap;
  }
}
