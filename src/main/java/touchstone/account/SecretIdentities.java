// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/** Looks up whom a token or cookie speaks for, afresh at each request. */
@ApplicationScoped
public class SecretIdentities implements IdentityProvider<SecretRequest> {
  private final Tokens tokens;
  private final Sessions sessions;
  private final Instance<Voucher> vouchers;

  SecretIdentities(Tokens tokens, Sessions sessions, Instance<Voucher> vouchers) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.vouchers = vouchers;
  }

  @Override
  public Class<SecretRequest> getRequestType() {
    return SecretRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      SecretRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(request));
  }

  @ActivateRequestContext
  SecurityIdentity identity(SecretRequest request) {
    Optional<Tokens.Bearer> found =
        request.cookie ? sessions.bearer(request.secret) : tokens.bearer(request.secret);
    if (found.isEmpty()) {
      return vouchedFor(request);
    }
    Tokens.Bearer bearer = found.get();
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(bearer.account().toString()))
        .addRoles(bearer.roles())
        .addAttribute("login", bearer.login())
        .addAttribute(Caller.ONLY_FOR, bearer.onlyFor() == null ? "" : bearer.onlyFor())
        .build();
  }

  private SecurityIdentity vouchedFor(SecretRequest request) {
    for (Voucher voucher : vouchers) {
      String role = request.cookie ? null : voucher.role(request.path, request.secret);
      if (role != null) {
        return QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(role))
            .addRole(role)
            .build();
      }
    }
    throw new AuthenticationFailedException("Unknown or expired");
  }
}
