// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;

/** All accounts: made by invitation, by a lead for a rater, or at the first start. */
@ApplicationScoped
@Transactional
public class Accounts implements PanacheRepositoryBase<Account, UUID> {
  private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;:\"\\p{Cntrl}]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
  private static final String EMAIL = "email";
  private static final int SHORTEST_PASSWORD = 10;
  private static final int LONGEST_PASSWORD = 72;

  /** A hash that no password has: checking costs the same whether the login exists or not. */
  private static final String NOBODY = BcryptUtil.bcryptHash("nobody knows this one");

  private final Clock clock;

  Accounts(Clock clock) {
    this.clock = clock;
  }

  public Optional<Account> byLogin(String login) {
    // What cannot be a login is nobody's; a NUL among it would stop the store.
    return LOGIN.matcher(login).matches()
        ? find("login", login.toLowerCase(Locale.ROOT)).firstResultOptional()
        : Optional.empty();
  }

  /** A new account; 409 where the login is taken, 422 where it has other characters. */
  public Account open(String login, Role role, String email) {
    if (login == null || !LOGIN.matcher(login).matches()) {
      throw Problem.refusedField(
          "login",
          "must be 1 to 64 letters, digits or . _ @ + -",
          Reason.of("account_fault_login"));
    }
    if (byLogin(login).isPresent()) {
      throw Problem.conflict(
          "The login " + login + " is taken.", Reason.of("account_fault_taken", login));
    }
    Account account = new Account();
    account.id = Ids.next();
    account.login = login.toLowerCase(Locale.ROOT);
    account.role = role.word();
    account.email = Required.optionalText(EMAIL, email, 254);
    account.createdAt = clock.instant();
    persist(account);
    return account;
  }

  /** Sets where letters go, or nowhere where it is blank; 422 where it is no address. */
  public void setEmail(Account account, String email) {
    String address = email == null || email.isBlank() ? null : address(EMAIL, email);
    findById(account.id).email = address;
  }

  /** An address for letters, stripped; 422 at the field where it is none. */
  public static String address(String field, String email) {
    String address = Required.text(field, email, 254);
    if (!ADDRESS.matcher(address).matches()) {
      throw Problem.refusedField(
          field, "is no address such as ada@example.org", Reason.of("account_fault_address"));
    }
    return address;
  }

  /** Sets the password: 10 to 72 bytes, and not the login. */
  public void setPassword(Account account, String password) {
    int length =
        password == null ? 0 : password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      throw Problem.refusedField(
          "password", "must be 10 to 72 characters", Reason.of("account_fault_password"));
    }
    if (password.equalsIgnoreCase(account.login)) {
      throw Problem.refusedField(
          "password", "must not be the login", Reason.of("account_fault_ownLogin"));
    }
    findById(account.id).passwordHash = BcryptUtil.bcryptHash(password);
  }

  /** The account that this login and password open. */
  public Optional<Account> opened(String login, String password) {
    Optional<Account> account = byLogin(login).filter(Account::hasPassword);
    String hash = account.map(known -> known.passwordHash).orElse(NOBODY);
    boolean right = password.length() <= LONGEST_PASSWORD && BcryptUtil.matches(password, hash);
    return right ? account : Optional.empty();
  }

  /** Whether any admin can sign in. */
  boolean adminCanSignIn() {
    return count("role = ?1 and passwordHash is not null", Role.ADMIN.word()) > 0;
  }

  public List<Account> everyone() {
    return list("order by login");
  }
}
