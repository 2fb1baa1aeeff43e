// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Secrets;
import touchstone.base.Sql;

/**
 * Bearer tokens for the API: shown once, stored hashed, scoped. A token never allows more than its
 * account's role does.
 */
@ApplicationScoped
@Transactional
public class Tokens {
  /** The scope of a token that may only send feedback in. */
  public static final String INGEST = "ingest";

  private final Sql sql;

  Tokens(Sql sql) {
    this.sql = sql;
  }

  /** A token as listed: never the secret. */
  public record Listed(UUID id, String name, String scope, Instant createdAt, String lastUsedOn) {}

  /** Whom a token speaks for. */
  record Bearer(UUID account, String login, Role role, String scope, String onlyFor) {
    /** What the caller may do: the scope's roles that the account's role includes too. */
    Set<String> roles() {
      if (scope.equals(INGEST)) {
        return Set.of(INGEST);
      }
      Set<String> allowed = new java.util.HashSet<>(Role.of("scope", scope).included());
      allowed.retainAll(role.included());
      return allowed;
    }
  }

  /** A new token of the account; the answer is the only time it is seen. */
  public String issue(Account account, String name, String scope) {
    return issue(account, name, scope, null);
  }

  /**
   * The same for one thing alone.
   *
   * @param onlyFor what the room that asks for it will know again, as in "stream:clicks"; or null
   */
  public String issue(Account account, String name, String scope, String onlyFor) {
    String secret = Secrets.token("tst_");
    store(account.id, Required.text("name", name, 100), scope(account, scope), secret, onlyFor);
    return secret;
  }

  private static String scope(Account account, String scope) {
    if (INGEST.equals(scope)) {
      return scope;
    }
    Role asked = Role.of("scope", scope);
    if (!account.role().included().contains(asked.word())) {
      throw Problem.refusedField("scope", "is wider than the account's role, " + account.role);
    }
    return asked.word();
  }

  private void store(UUID account, String name, String scope, String secret, String onlyFor) {
    sql.update(
        "INSERT INTO api_token (id, account_id, name, scope, token_hash, only_for, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        Ids.next(),
        account,
        name,
        scope,
        Secrets.sha256(secret),
        onlyFor);
  }

  /**
   * Makes exactly this secret the environment's token of the admin; null takes the last one back.
   */
  void environment(Account admin, String secret) {
    String name = "TOUCHSTONE_ADMIN_TOKEN";
    String hash = secret == null ? "" : Secrets.sha256(secret);
    sql.update(
        "UPDATE api_token SET revoked_at = CURRENT_TIMESTAMP"
            + " WHERE name = ? AND account_id = ? AND token_hash <> ? AND revoked_at IS NULL",
        name,
        admin.id,
        hash);
    if (secret == null) {
      return;
    }
    int known =
        sql.update(
            "UPDATE api_token SET revoked_at = NULL WHERE token_hash = ? AND account_id = ?",
            hash,
            admin.id);
    if (known == 0) {
      store(admin.id, name, Role.ADMIN.word(), secret, null);
    }
  }

  /** Whom the secret speaks for, and a note of the day it was last used. */
  @Transactional(Transactional.TxType.SUPPORTS)
  Optional<Bearer> bearer(String secret) {
    String hash = Secrets.sha256(secret);
    record Found(Bearer bearer, boolean usedToday) {}
    Optional<Found> found =
        sql.first(
            row ->
                new Found(
                    new Bearer(
                        Sql.id(row, "id"),
                        row.getString("login"),
                        Role.of("role", row.getString("role")),
                        row.getString("scope"),
                        row.getString("only_for")),
                    row.getBoolean("used_today")),
            "SELECT a.id, a.login, a.role, t.scope, t.only_for,"
                + " COALESCE(t.last_used_on = CURRENT_DATE, FALSE) AS used_today"
                + " FROM api_token t JOIN account a ON a.id = t.account_id"
                + " WHERE t.token_hash = ? AND t.revoked_at IS NULL",
            hash);
    if (found.isPresent() && !found.get().usedToday()) {
      sql.update("UPDATE api_token SET last_used_on = CURRENT_DATE WHERE token_hash = ?", hash);
    }
    return found.map(Found::bearer);
  }

  /** The tokens in force of an account, newest first. */
  public List<Listed> of(UUID account) {
    return sql.list(
        row ->
            new Listed(
                Sql.id(row, "id"),
                row.getString("name"),
                row.getString("scope"),
                Sql.instant(row, "created_at"),
                row.getString("last_used_on")),
        "SELECT id, name, scope, created_at, last_used_on FROM api_token"
            + " WHERE account_id = ? AND revoked_at IS NULL ORDER BY id DESC",
        account);
  }

  /** Takes back one of the account's own tokens. */
  public void revoke(UUID account, UUID token) {
    int revoked =
        sql.update(
            "UPDATE api_token SET revoked_at = CURRENT_TIMESTAMP"
                + " WHERE id = ? AND account_id = ? AND revoked_at IS NULL",
            token,
            account);
    if (revoked == 0) {
      throw Problem.notFound("token");
    }
  }
}
