// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks the API's callers who they are before anything else of the request is looked at. */
class KnownCaller {
  private final CurrentIdentityAssociation identities;

  KnownCaller(CurrentIdentityAssociation identities) {
    this.identities = identities;
  }

  @ServerRequestFilter(preMatching = true)
  Uni<Response> refuseStrangers(HttpServerRequest request) {
    if (!request.path().startsWith("/api/")) {
      return Uni.createFrom().nullItem();
    }
    return identities
        .getDeferredIdentity()
        .map(
            identity -> {
              if (identity.isAnonymous()) {
                throw new UnauthorizedException();
              }
              return null;
            });
  }
}
