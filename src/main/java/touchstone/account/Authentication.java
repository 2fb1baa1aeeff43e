// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Tokens for the API and the doors of shippers only, the cookie for pages only. */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {
  private static final String BEARER = "Bearer ";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    SecretRequest request = request(context);
    if (request == null) {
      return Uni.createFrom().nullItem();
    }
    Uni<SecurityIdentity> identity = identities.authenticate(request);
    // A cookie that is over is no reason to refuse the pages that are open to all; a store that is
    // away is no reason to send people to the sign-in.
    return request.cookie
        ? identity.onFailure(AuthenticationFailedException.class).recoverWithNull()
        : identity;
  }

  private static SecretRequest request(RoutingContext context) {
    String path = context.normalizedPath();
    if (path.startsWith("/ingest/")) {
      return SecretRequest.token(ShipperSecret.of(context.request()), path);
    }
    if (path.startsWith("/api/")) {
      String header = context.request().getHeader("Authorization");
      return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? SecretRequest.token(header.substring(BEARER.length()).strip(), path)
          : null;
    }
    Cookie cookie = context.request().getCookie(Sessions.COOKIE);
    return cookie == null || cookie.getValue().isEmpty()
        ? null
        : SecretRequest.cookie(cookie.getValue());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(SecretRequest.class);
  }
}
