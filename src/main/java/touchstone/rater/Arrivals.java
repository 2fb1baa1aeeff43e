// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.account.Invitations;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Sql;

/** People who come in by a link: invited to a pool, and accepting. */
@ApplicationScoped
@Transactional
public class Arrivals {
  /** The rule by which somebody is in who accepted an invitation. */
  static final String BY_INVITATION = "by-invitation";

  /** The rule of a step that follows from the step before. */
  public static final String JOURNEY = "journey";

  private final Sql sql;
  private final Invitations invitations;
  private final Pools pools;
  private final Raters raters;
  private final Memberships memberships;

  Arrivals(Sql sql, Invitations invitations, Pools pools, Raters raters, Memberships memberships) {
    this.sql = sql;
    this.invitations = invitations;
    this.pools = pools;
    this.raters = raters;
    this.memberships = memberships;
  }

  /** A one-time link's secret that makes an account of the role and joins it to the pool. */
  public String invite(Pool pool, Role role, String email) {
    Invitations.Made made = invitations.invite(role, email);
    if (pool != null) {
      sql.update(
          "INSERT INTO pool_invitation (invitation_id, pool_id) VALUES (?, ?)", made.id(), pool.id);
    }
    return made.secret();
  }

  /** An invitation to a pool that nobody accepted yet. */
  public record Waiting(UUID id, String email, String role, Instant madeAt, Instant until) {}

  /** Those of a pool that are still good, newest first. */
  List<Waiting> waiting(Pool pool) {
    return sql.list(
        row ->
            new Waiting(
                Sql.id(row, "id"),
                row.getString("email"),
                row.getString("role"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at")),
        "SELECT i.* FROM invitation i JOIN pool_invitation p ON p.invitation_id = i.id"
            + " WHERE p.pool_id = ? AND i.accepted_at IS NULL AND i.expires_at > CURRENT_TIMESTAMP"
            + " ORDER BY i.id DESC",
        pool.id);
  }

  /** Makes an invitation to the pool good for nothing; 404 where none waits by this id. */
  void withdraw(Pool pool, UUID invitation) {
    int withdrawn =
        sql.update(
            "UPDATE invitation SET expires_at = CURRENT_TIMESTAMP WHERE id = ?"
                + " AND accepted_at IS NULL AND expires_at > CURRENT_TIMESTAMP AND EXISTS"
                + " (SELECT 1 FROM pool_invitation p WHERE p.invitation_id = invitation.id"
                + "   AND p.pool_id = ?)",
            invitation,
            pool.id);
    if (withdrawn == 0) {
      throw Problem.notFound("invitation");
    }
  }

  /** The pool that an invitation leads to, or null. */
  public Pool invitedTo(Invitations.Open invitation) {
    return sql.first(
            row -> Sql.id(row, "pool_id"),
            "SELECT pool_id FROM pool_invitation WHERE invitation_id = ?",
            invitation.id())
        .map(pools::findById)
        .orElse(null);
  }

  /** Accepts an invitation as a new account, which labels under its login from then on. */
  public Account accept(Invitations.Open invitation, String login, String password) {
    Account account = invitations.accept(invitation, login, password);
    join(invitedTo(invitation), account, BY_INVITATION);
    return account;
  }

  /** Accepts an invitation with an account that exists. */
  public void acceptAs(Invitations.Open invitation, Account account) {
    invitations.spend(invitation, account);
    join(invitedTo(invitation), account, BY_INVITATION);
  }

  /** Lets an account into a pool, at the beginning of its journey. */
  public void join(Pool pool, Account account, String rule) {
    if (pool == null) {
      return;
    }
    UUID rater = raters.labellingAs(account).id;
    MemberState before = memberships.before(pool.id, rater).orElse(MemberState.INVITED);
    if (before != MemberState.INVITED) {
      // Leaving sheds nothing, and costs nothing: who comes back is where they were.
      memberships.join(pool.id, rater, before, account.id, Memberships.CAME_BACK);
      return;
    }
    boolean learns = account.role() == Role.RATER;
    memberships.join(
        pool.id,
        rater,
        learns ? pools.journey(pool.id).first() : MemberState.ACTIVE,
        account.id,
        rule);
  }
}
