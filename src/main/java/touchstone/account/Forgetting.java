// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import touchstone.base.Problem;
import touchstone.base.Sql;

/**
 * Takes the person out of an account: what remains is an id that other rows point to, which nobody
 * can sign in with and no one can be found by.
 */
@ApplicationScoped
@Transactional
public class Forgetting {
  /** No login that anybody may choose has a colon. */
  private static final String GONE = "erased:";

  private final Sql sql;
  private final SignInThrottle throttle;

  Forgetting(Sql sql, SignInThrottle throttle) {
    this.sql = sql;
    this.throttle = throttle;
  }

  /** Ends every session and token and forgets the rest; 409 for the last admin. */
  public void forget(UUID account) {
    String login =
        sql.first(
                row -> row.getString("login"),
                "SELECT login FROM account WHERE id = ? FOR UPDATE",
                account)
            .orElseThrow(() -> Problem.notFound("account"));
    refuseIfLastAdmin(account);
    sql.update("DELETE FROM account_session WHERE account_id = ?", account);
    sql.update("DELETE FROM api_token WHERE account_id = ?", account);
    sql.update(
        "UPDATE invitation SET email = NULL WHERE account_id = ?"
            + " OR email = (SELECT email FROM account WHERE id = ?)",
        account,
        account);
    sql.update(
        "UPDATE account SET login = ?, email = NULL, password_hash = NULL, role = ? WHERE id = ?",
        GONE + account,
        Role.RATERS,
        account);
    throttle.succeeded(login);
  }

  private void refuseIfLastAdmin(UUID account) {
    boolean admin = sql.holds("SELECT role = ? FROM account WHERE id = ?", Role.ADMINS, account);
    // Locks all admins in one order: two who leave at once must not both find the other.
    long others =
        sql
            .list(
                row -> Sql.id(row, "id"),
                "SELECT id FROM account WHERE role = ? ORDER BY id FOR UPDATE",
                Role.ADMINS)
            .stream()
            .filter(each -> !each.equals(account))
            .count();
    if (admin && others == 0) {
      throw Problem.conflict("This is the last admin: make another one first.");
    }
  }
}
