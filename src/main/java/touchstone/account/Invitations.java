// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Secrets;
import touchstone.base.Sql;

/** One-time links by which people get an account: good for 14 days, stored hashed. */
@ApplicationScoped
@Transactional
public class Invitations {
  private final Sql sql;
  private final Accounts accounts;

  Invitations(Sql sql, Accounts accounts) {
    this.sql = sql;
    this.accounts = accounts;
  }

  /** A link's secret part and the invitation it belongs to. */
  public record Made(UUID id, String secret) {}

  /** An invitation that can still be accepted. */
  public record Open(UUID id, Role role, String email) {}

  public Made invite(Role role, String email) {
    UUID id = Ids.next();
    String secret = Secrets.token("");
    sql.update(
        "INSERT INTO invitation (id, token_hash, role, email, created_at, expires_at)"
            + " VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + INTERVAL '14' DAY)",
        id,
        Secrets.sha256(secret),
        role.word(),
        Required.optionalText("email", email, 254));
    return new Made(id, secret);
  }

  /** The invitation of a link, while nobody took it and it is not over. */
  public Optional<Open> open(String secret) {
    return sql.first(
        row ->
            new Open(
                Sql.id(row, "id"), Role.of("role", row.getString("role")), row.getString("email")),
        "SELECT id, role, email FROM invitation WHERE token_hash = ?"
            + " AND accepted_at IS NULL AND expires_at > CURRENT_TIMESTAMP",
        Secrets.sha256(secret));
  }

  /**
   * Makes the account that the link promises; the link is spent. An admin's link may give its
   * password to an admin account that has none yet.
   */
  public Account accept(Open invitation, String login, String password) {
    Account account =
        accounts
            .byLogin(login == null ? "" : login)
            .filter(known -> !known.hasPassword() && known.role() == Role.ADMIN)
            .filter(known -> invitation.role() == Role.ADMIN)
            .orElseGet(() -> accounts.open(login, invitation.role(), invitation.email()));
    accounts.setPassword(account, password);
    accounts.flush();
    spend(invitation, account);
    return account;
  }

  /** Spends the link for an account that exists. */
  public void spend(Open invitation, Account account) {
    int spent =
        sql.update(
            "UPDATE invitation SET accepted_at = CURRENT_TIMESTAMP, account_id = ?"
                + " WHERE id = ? AND accepted_at IS NULL",
            account.id,
            invitation.id());
    if (spent == 0) {
      throw Problem.conflict("This link was used already.", Reason.of("account_fault_used"));
    }
  }
}
