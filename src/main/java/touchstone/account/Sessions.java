// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Secrets;
import touchstone.base.Sql;

/**
 * Signed-in browsers: a random cookie, stored hashed, good for 14 days, dead at once when signed
 * out; any node knows it.
 */
@ApplicationScoped
@Transactional
public class Sessions {
  /** The cookie's name. */
  static final String COOKIE = "touchstone_session";

  /** How long a session lives, in seconds. */
  static final int LIFE = 14 * 24 * 3600;

  private final Sql sql;

  Sessions(Sql sql) {
    this.sql = sql;
  }

  /** A new session's cookie value. */
  String begin(Account account) {
    String secret = Secrets.token("");
    sql.update(
        "INSERT INTO account_session (token_hash, account_id, created_at, expires_at)"
            + " VALUES (?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + INTERVAL '14' DAY)",
        Secrets.sha256(secret),
        account.id);
    return secret;
  }

  /** Whose session the cookie is, while it lives. */
  @Transactional(Transactional.TxType.SUPPORTS)
  Optional<Tokens.Bearer> bearer(String secret) {
    return sql.first(
        row -> {
          String role = row.getString("role");
          return new Tokens.Bearer(
              Sql.id(row, "id"), row.getString("login"), Role.of("role", role), role, null);
        },
        "SELECT a.id, a.login, a.role FROM account_session s JOIN account a ON a.id = s.account_id"
            + " WHERE s.token_hash = ? AND s.expires_at > CURRENT_TIMESTAMP",
        Secrets.sha256(secret));
  }

  void end(String secret) {
    sql.update("DELETE FROM account_session WHERE token_hash = ?", Secrets.sha256(secret));
  }

  /** Ends every session of the account, as after a change of password. */
  void endAll(UUID account) {
    sql.update("DELETE FROM account_session WHERE account_id = ?", account);
  }

  @Scheduled(every = "6h", delayed = "11m")
  void forgetExpired() {
    sql.update("DELETE FROM account_session WHERE expires_at < CURRENT_TIMESTAMP");
  }
}
