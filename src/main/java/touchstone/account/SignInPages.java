// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** Sign in and out. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SignInPages {
  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInThrottle throttle;
  private final SessionCookie cookie;
  private final Speech speech;

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance signIn(String next, String login, String fault);
  }

  SignInPages(
      Accounts accounts,
      Sessions sessions,
      SignInThrottle throttle,
      SessionCookie cookie,
      Speech speech) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.throttle = throttle;
    this.cookie = cookie;
    this.speech = speech;
  }

  @GET
  @Path("sign-in")
  @PermitAll
  public TemplateInstance form(@QueryParam("next") String next) {
    return Templates.signIn(next, "", null);
  }

  @POST
  @Path("sign-in")
  @PermitAll
  public Response signIn(
      @FormParam("login") String login,
      @FormParam("password") String password,
      @FormParam("next") String next) {
    String name = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    throttle.check(name);
    Optional<Account> account = accounts.opened(name, password == null ? "" : password);
    if (account.isEmpty()) {
      throttle.failed(name);
      return Response.status(401)
          .entity(Templates.signIn(next, name, speech.say("account_notMatching")))
          .build();
    }
    throttle.succeeded(name);
    return Response.fromResponse(Redirect.to(next == null || next.isEmpty() ? "/" : next))
        .cookie(cookie.of(sessions.begin(account.get())))
        .build();
  }

  @POST
  @Path("sign-out")
  @PermitAll
  public Response signOut(@CookieParam(Sessions.COOKIE) String secret) {
    if (secret != null) {
      sessions.end(secret);
    }
    NewCookie gone = cookie.gone();
    return Response.fromResponse(Redirect.to("/sign-in")).cookie(gone).build();
  }
}
