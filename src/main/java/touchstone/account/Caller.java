// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The account that a request speaks for. */
@RequestScoped
public class Caller {
  private final SecurityIdentity identity;
  private final Accounts accounts;

  Caller(SecurityIdentity identity, Accounts accounts) {
    this.identity = identity;
    this.accounts = accounts;
  }

  /** The account's id. */
  public UUID id() {
    return UUID.fromString(identity.getPrincipal().getName());
  }

  public String login() {
    return identity.getAttribute("login");
  }

  public boolean isLead() {
    return identity.hasRole(Role.LEADS);
  }

  public boolean isAdmin() {
    return identity.hasRole(Role.ADMINS);
  }

  public boolean isAnonymous() {
    return identity.isAnonymous();
  }

  public Account account() {
    return accounts.findById(id());
  }
}
