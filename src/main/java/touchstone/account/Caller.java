// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The account that a request speaks for. */
@RequestScoped
public class Caller {
  static final String ONLY_FOR = "onlyFor";

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

  /** Whether the caller's token is for this thing or for no single one. */
  public boolean mayUse(String thing) {
    String only = identity.getAttribute(ONLY_FOR);
    return only == null || only.isEmpty() || only.equals(thing);
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
