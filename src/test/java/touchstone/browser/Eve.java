// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;
import touchstone.app.Browser;

/** Eve, who leads and means ill: signed in at a browser that is watched, with a token. */
final class Eve {
  final String session;
  final String token;
  final Visitor visitor;
  final Inert inert;

  Eve(Visitors visitors) {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("role", "lead", "pool", Api.pool()))
            .path("link");
    String login = Api.fresh("eve");
    session =
        Browser.anyone()
            .formParam("login", login)
            .formParam("password", "a password of " + login)
            .post(link.substring(link.indexOf("/join/")))
            .cookie(Browser.COOKIE);
    token =
        Browser.as(session)
            .formParam("name", "one")
            .formParam("scope", "lead")
            .post("/account/tokens")
            .asString()
            .replaceAll("(?s).*<code class=\"secret\">([^<]+)<.*", "$1");
    visitor = visitors.anybody();
    visitor.page().navigate("/sign-in");
    visitor
        .page()
        .context()
        .addCookies(List.of(new Cookie(Browser.COOKIE, session).setUrl(visitor.page().url())));
    inert = new Inert(visitor.page());
  }

  /** The browser tells of what it refused the sandboxed frames of items shown as HTML. */
  void expectsRefusedFrames() {
    visitor
        .expecting("about:srcdoc")
        .expecting("404 () at chrome-error:")
        .expecting("NotSameOrigin")
        .expecting("Framing '");
  }
}
