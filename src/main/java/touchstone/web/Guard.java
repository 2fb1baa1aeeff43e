// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import touchstone.base.DiskSpace;

/**
 * What holds for every request before any room sees it: headers that keep a page to itself, and the
 * refusal of state changes that come from another origin or find no room.
 */
class Guard {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-src 'self'; frame-ancestors 'none'";

  static final String NONCE = "style-nonce";

  /** The preview of the builder stands in a frame of ours, and can neither send nor fetch. */
  private static final String FRAMED = "/builder/preview";

  private static final String FRAMED_POLICY =
      POLICY
          .replace("connect-src 'self'", "connect-src 'none'")
          .replace("form-action 'self'", "form-action 'none'")
          .replace("frame-ancestors 'none'", "frame-ancestors 'self'");

  private static final String ON_OTHER_SITES =
      "default-src 'none'; style-src 'self' 'nonce-%s'; img-src 'self' data:; media-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors %s";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final SecureRandom random = new SecureRandom();
  private final DiskSpace diskSpace;

  Guard(DiskSpace diskSpace) {
    this.diskSpace = diskSpace;
  }

  /** The policy of a page that may stand in frames of other sites: no script, and only those. */
  static String framedBy(String nonce, List<String> origins) {
    return ON_OTHER_SITES.formatted(nonce, String.join(" ", origins));
  }

  void register(@Observes Filters filters) {
    filters.register(this::headers, 2000);
    filters.register(this::ownOrigin, 1000);
    filters.register(this::storable, 900);
    filters.register(this::room, 800);
  }

  private void headers(RoutingContext context) {
    HttpServerResponse response = context.response();
    String policy = context.request().path().equals(FRAMED) ? FRAMED_POLICY : POLICY;
    response.putHeader("Content-Security-Policy", policy.formatted(nonce(context)));
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Referrer-Policy", "same-origin");
    response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (!context.request().path().startsWith("/ui/")) {
      response.putHeader("Cache-Control", "no-store");
    }
    context.next();
  }

  /** A word that nobody can guess, for the styles that a script of ours makes in this response. */
  private String nonce(RoutingContext context) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    context.put(NONCE, nonce);
    return nonce;
  }

  private void ownOrigin(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (SAFE.contains(request.method().name()) || fromHere(request)) {
      context.next();
      return;
    }
    refuse(context, 403, "Not allowed", "This change was asked for by another site.");
  }

  /** No address of ours holds a NUL, and no store takes one. */
  private void storable(RoutingContext context) {
    if (context.request().uri().contains("%00")) {
      refuse(context, 400, "Malformed request", "The address holds a NUL character.");
    } else {
      context.next();
    }
  }

  private void room(RoutingContext context) {
    if (SAFE.contains(context.request().method().name()) || !diskSpace.isShort()) {
      context.next();
      return;
    }
    context.response().putHeader("Retry-After", "5");
    refuse(
        context,
        503,
        "No room left",
        "The disk of this installation is nearly full. Nothing is lost, and nothing is taken until"
            + " there is room again.");
  }

  private static void refuse(RoutingContext context, int status, String title, String detail) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"errors\":[]}"
                .formatted(title, status, detail));
  }

  /** Browsers name the site or the origin; other callers name neither and carry a token. */
  private static boolean fromHere(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    if (origin != null) {
      try {
        return request.getHeader("Host") != null
            && request.getHeader("Host").equalsIgnoreCase(URI.create(origin).getAuthority());
      } catch (IllegalArgumentException noOrigin) {
        return false;
      }
    }
    return request.path().startsWith("/api/") || request.path().startsWith("/ingest/");
  }
}
