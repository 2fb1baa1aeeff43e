// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the first admin in: by TOUCHSTONE_ADMIN_PASSWORD, by TOUCHSTONE_ADMIN_TOKEN, or by a
 * one-time link on the console. There is no default account.
 */
@ApplicationScoped
public class FirstStart {
  private static final Logger LOG = Logger.getLogger("touchstone");
  private static final int SHORTEST_TOKEN = 24;

  private final Accounts accounts;
  private final Tokens tokens;
  private final Invitations invitations;
  private final Optional<String> password;
  private final Optional<String> token;
  private final int port;
  private final boolean passive;
  private boolean fresh;

  FirstStart(
      Accounts accounts,
      Tokens tokens,
      Invitations invitations,
      @ConfigProperty(name = "touchstone.admin.password") Optional<String> password,
      @ConfigProperty(name = "touchstone.admin.token") Optional<String> token,
      @ConfigProperty(name = "quarkus.http.port") int port,
      @ConfigProperty(name = "touchstone.passive", defaultValue = "false") boolean passive) {
    this.passive = passive;
    this.accounts = accounts;
    this.tokens = tokens;
    this.invitations = invitations;
    this.password = password;
    this.token = token;
    this.port = port;
  }

  /** Whether this start found no account at all. */
  public boolean fresh() {
    return fresh;
  }

  @Transactional
  void letTheAdminIn(@Observes @Priority(100) StartupEvent start) {
    if (passive) {
      return;
    }
    fresh = accounts.count() == 0;
    if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
      throw new IllegalStateException("TOUCHSTONE_ADMIN_TOKEN must have 24 characters or more.");
    }
    Optional<Account> admin = accounts.byLogin("admin");
    if (admin.isEmpty() && (fresh && password.isPresent() || token.isPresent())) {
      admin = Optional.of(accounts.open("admin", Role.ADMIN, null));
    }
    if (admin.isPresent()) {
      if (password.isPresent() && accounts.opened("admin", password.get()).isEmpty()) {
        accounts.setPassword(admin.get(), password.get());
      }
      accounts.flush();
      tokens.environment(admin.get(), token.orElse(null));
    }
    if (!accounts.adminCanSignIn()) {
      String secret = invitations.invite(Role.ADMIN, null).secret();
      LOG.infof(
          "Set up the first admin here, once, within 14 days: http://localhost:%d/join/%s",
          port, secret);
    }
  }
}
