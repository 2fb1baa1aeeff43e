// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Policy;
import touchstone.project.Project;

/**
 * How long and how much one rater may work in a project between two midnights (UTC): the lead's
 * care.
 */
@ApplicationScoped
public class DayCap {
  private final Sql sql;
  private final Clock clock;
  private final Allowance allowance;

  DayCap(Sql sql, Clock clock, Allowance allowance) {
    this.allowance = allowance;
    this.sql = sql;
    this.clock = clock;
  }

  /** How many judgements caps leave: today, and in all; each null where none is set. */
  public record Left(Integer today, Integer inAll) {}

  /** What the caps of judgements leave to an account; null where there is none. */
  public Left left(Project project, UUID account) {
    if (project.policy().caps() == null) {
      return null;
    }
    UUID participant =
        sql.first(
                row -> Sql.id(row, "id"),
                "SELECT p.id FROM participant p JOIN rater r ON r.id = p.rater_id"
                    + " WHERE p.project_id = ? AND r.account_id = ?",
                project.id,
                account)
            .orElse(null);
    Allowance.Left left = allowance.of(project.policy().caps(), participant);
    return new Left(orNull(left.today()), orNull(left.inAll()));
  }

  private static Integer orNull(int left) {
    return left == Integer.MAX_VALUE ? null : Integer.valueOf(left);
  }

  /** Whether what the account did today has reached a cap of the project, by time or by number. */
  public boolean reached(Project project, UUID account) {
    return reached(project, project.policy(), account);
  }

  /** The same by another policy. */
  boolean reached(Project project, Policy policy, UUID account) {
    return account != null
        && (timeReached(project, policy, account) || numberReached(project, policy, account));
  }

  private boolean numberReached(Project project, Policy policy, UUID account) {
    Integer cap = policy.caps() == null ? null : policy.caps().perDay();
    return cap != null
        && sql.number(
                "SELECT COUNT(*) FROM rater r"
                    + " JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                    + " JOIN judgement j ON j.participant_id = p.id AND j.recorded_at >= ?"
                    + "   AND j.origin = 'lease'"
                    + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id AND s.round > 0"
                    + " WHERE r.account_id = ?",
                project.id,
                Allowance.midnight(clock),
                account)
            >= cap;
  }

  private boolean timeReached(Project project, Policy policy, UUID account) {
    Long cap = policy.dayCapMillis();
    if (cap == null) {
      return false;
    }
    long spent =
        sql.number(
            "SELECT COALESCE(SUM(j.active_millis), 0) FROM rater r"
                + " JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                + " JOIN judgement j ON j.participant_id = p.id AND j.recorded_at >= ?"
                + "   AND j.origin = 'lease'"
                + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id"
                + " WHERE r.account_id = ?",
            project.id,
            Allowance.midnight(clock),
            account);
    return spent >= cap;
  }
}
