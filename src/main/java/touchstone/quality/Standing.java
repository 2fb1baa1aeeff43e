// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.judgement.Participants;
import touchstone.project.Project;
import touchstone.rater.Pools;
import touchstone.rater.Raters;

/** How a rater stands in a project, told to that rater alone. */
@ApplicationScoped
public class Standing {
  private final Sql sql;
  private final Acts acts;
  private final Raters raters;
  private final Pools pools;
  private final Participants participants;

  Standing(Sql sql, Acts acts, Raters raters, Pools pools, Participants participants) {
    this.sql = sql;
    this.acts = acts;
    this.raters = raters;
    this.pools = pools;
    this.participants = participants;
  }

  /** Whether a rule asks the account's rater to read the guideline again before going on. */
  public boolean readAgain(Project project, Account account) {
    return participants.readAgain(project, account.id);
  }

  /** Whether nothing is given to the rater, what the votes weigh, and the acts, newest first. */
  record Mine(boolean paused, boolean readAgain, double weight, List<Act> acts) {}

  /** 404 for who never had to do with the project: it does not exist for them. */
  Mine of(Project project, Account account) {
    return sql.first(
            row ->
                new Mine(
                    Sql.instant(row, "paused_at") != null,
                    readAgain(project, account),
                    row.getDouble("weight"),
                    acts.mine(project, account.id)),
            "SELECT p.paused_at, p.weight FROM participant p JOIN rater r ON r.id = p.rater_id"
                + " WHERE p.project_id = ? AND r.account_id = ?",
            project.id,
            account.id)
        .orElseGet(
            () -> {
              boolean member =
                  raters
                      .ofAccount(account.id)
                      .filter(rater -> pools.has(project.poolId, rater.id))
                      .isPresent();
              if (!member && !account.role().included().contains("lead")) {
                throw Problem.notFound("project");
              }
              return new Mine(false, false, 1, List.of());
            });
  }

  /**
   * The acts that stand and keep work from the account's rater, in one project or, null, in all.
   */
  public List<Held> held(Project project, UUID account) {
    return sql.list(
        row ->
            new Held(
                Sql.id(row, "id"),
                row.getString("slug"),
                row.getString("name"),
                Json.read(Json.tree(row.getString("rule")), Rule.class),
                Sql.instant(row, "at")),
        "SELECT q.id, o.slug, o.name, q.rule, q.at FROM rater r"
            + " JOIN participant p ON p.rater_id = r.id"
            + " JOIN quality_act q ON q.participant_id = p.id AND q.lifted_at IS NULL"
            + "   AND q.action IN ('pause', 'restrict')"
            + " JOIN project o ON o.id = q.project_id AND o.state <> 'cancelled'"
            + " WHERE r.account_id = ? AND (CAST(? AS UUID) IS NULL OR o.id = ?)"
            + " ORDER BY q.at DESC, q.id",
        account,
        project == null ? null : project.id,
        project == null ? null : project.id);
  }

  /** Whether a rule did anything to the account's rater in the project that stands. */
  public boolean touched(Project project, Account account) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM quality_act q JOIN participant p ON p.id = q.participant_id"
            + " JOIN rater r ON r.id = p.rater_id WHERE q.project_id = ? AND r.account_id = ?)",
        project.id,
        account.id);
  }
}
