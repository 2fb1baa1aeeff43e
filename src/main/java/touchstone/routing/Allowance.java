// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Caps;
import touchstone.project.Project;

/** How many judgements more a rater may give by the caps of a project. */
@ApplicationScoped
@Transactional
class Allowance {
  private final Sql sql;
  private final Clock clock;

  Allowance(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * What is left of each cap, leases held taken off; {@link Integer#MAX_VALUE} where none is.
   *
   * @param inAll of what the rater may ever give here
   */
  record Left(int inAll, int today) {
    static final Left ALL = new Left(Integer.MAX_VALUE, Integer.MAX_VALUE);

    int least() {
      return Math.min(inAll, today);
    }
  }

  /** The same, with the participant's row locked, so that two requests do not share the last. */
  Left locked(Project project, UUID participant) {
    if (project.policy().caps() == null) {
      return Left.ALL;
    }
    sql.number("SELECT 1 FROM participant WHERE id = ? FOR UPDATE", participant);
    return of(project.policy().caps(), participant);
  }

  Left of(Caps caps, UUID participant) {
    if (caps == null || participant == null) {
      return caps == null ? Left.ALL : new Left(orAll(caps.total()), orAll(caps.perDay()));
    }
    long held =
        sql.number(
            "SELECT COUNT(*) FROM slot WHERE participant_id = ? AND lease_until IS NOT NULL"
                + " AND round > 0",
            participant);
    return new Left(
        left(caps.total(), participant, Instant.EPOCH, held),
        left(caps.perDay(), participant, midnight(clock), held));
  }

  private static int orAll(Integer cap) {
    return cap == null ? Integer.MAX_VALUE : cap;
  }

  private int left(Integer cap, UUID participant, Instant since, long held) {
    if (cap == null) {
      return Integer.MAX_VALUE;
    }
    long given =
        sql.number(
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM judgement j"
                + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id AND s.round > 0"
                + " WHERE j.participant_id = ? AND j.recorded_at >= ? AND j.origin = 'lease'"
                + " LIMIT ?) given",
            participant,
            since,
            cap);
    return (int) Math.max(0, cap - given - held);
  }

  /** When the day began, as caps count it. */
  static Instant midnight(Clock clock) {
    return clock
        .instant()
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
