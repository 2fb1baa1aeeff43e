// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.util.List;
import touchstone.base.Ids;

/** What the page shell needs to know of the one who looks: {@code {inject:page.login}}. */
@Named("page")
@RequestScoped
public class Page {
  private final SecurityIdentity identity;
  private final HttpServerRequest request;
  private final RoutingContext context;
  private final Instance<News> news;

  Page(
      SecurityIdentity identity,
      HttpServerRequest request,
      RoutingContext context,
      Instance<News> news) {
    this.news = news;
    this.identity = identity;
    this.request = request;
    this.context = context;
  }

  /** What styles that a script makes must name, to be taken on this page. */
  public String nonce() {
    return context.get(Guard.NONCE);
  }

  /**
   * Lets this page, which can do nothing but show itself and send its form, stand in frames of
   * these sites.
   */
  public void framedBy(List<String> origins) {
    context.response().putHeader("Content-Security-Policy", Guard.framedBy(nonce(), origins));
  }

  /** The name signed in with, or null. */
  public String login() {
    return identity.isAnonymous() ? null : identity.getAttribute("login");
  }

  public boolean lead() {
    return identity.hasRole("lead");
  }

  public boolean reviewer() {
    return identity.hasRole("reviewer");
  }

  public boolean rater() {
    return identity.hasRole("rater");
  }

  /** How much waits to be read. */
  public long unread() {
    return news.stream().mapToLong(News::unread).sum();
  }

  /** What stands in a form so that it makes one thing, however often the page is loaded anew. */
  public String onceOnly() {
    return Ids.random().toString();
  }

  public boolean admin() {
    return identity.hasRole("admin");
  }

  /** Whether the page belongs to this place of the menu: the first step of its path. */
  public boolean at(String place) {
    String first = request.path().substring(1).replaceFirst("/.*", "");
    return place.equals(
        switch (first) {
          case "label" -> "";
          case "me" -> "account";
          case "set-up", "organisation" -> "projects";
          case "new-stream" -> "streams";
          case "builder" -> "guidelines";
          default -> first;
        });
  }
}
