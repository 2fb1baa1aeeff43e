// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Learns who is calling before anything else of the request is looked at: the API refuses strangers
 * at once, and a page that tells of a wrong address can greet the one who looks.
 */
class KnownCaller {
  /** For whom a refusal is written while nobody can be looked up: to ask again would fail again. */
  private static final SecurityIdentity NOBODY =
      QuarkusSecurityIdentity.builder().setAnonymous(true).build();

  private final CurrentIdentityAssociation identities;

  KnownCaller(CurrentIdentityAssociation identities) {
    this.identities = identities;
  }

  @ServerRequestFilter(preMatching = true)
  Uni<Response> refuseStrangers(HttpServerRequest request) {
    return identities
        .getDeferredIdentity()
        .onFailure()
        .invoke(unknown -> identities.setIdentity(NOBODY))
        .map(
            identity -> {
              identities.setIdentity(identity);
              if (identity.isAnonymous() && request.path().startsWith("/api/")) {
                throw new UnauthorizedException();
              }
              return null;
            });
  }
}
