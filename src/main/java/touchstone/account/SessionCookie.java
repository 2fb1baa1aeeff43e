// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;

/** The session's cookie: for pages, unreadable by script, secure wherever the connection is. */
@RequestScoped
public class SessionCookie {
  private final HttpServerRequest request;
  private final Sessions sessions;

  SessionCookie(HttpServerRequest request, Sessions sessions) {
    this.request = request;
    this.sessions = sessions;
  }

  /** The cookie that signs this browser in. */
  public NewCookie signIn(Account account) {
    return of(sessions.begin(account));
  }

  NewCookie of(String secret) {
    return cookie(secret, Sessions.LIFE);
  }

  NewCookie gone() {
    return cookie("", 0);
  }

  private NewCookie cookie(String value, int age) {
    return new NewCookie.Builder(Sessions.COOKIE)
        .value(value)
        .path("/")
        .maxAge(age)
        .httpOnly(true)
        .secure(request.isSSL())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
