// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** One's own account: the tokens and the password. */
@Path("/account")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.RATERS, Role.REVIEWERS})
class AccountPages {
  private final Accounts accounts;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Caller caller;
  private final SessionCookie cookie;
  private final Speech speech;

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance account(
        Account account,
        List<Tokens.Listed> tokens,
        List<String> scopes,
        String made,
        String fault);
  }

  AccountPages(
      Accounts accounts,
      Tokens tokens,
      Sessions sessions,
      Caller caller,
      SessionCookie cookie,
      Speech speech) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.sessions = sessions;
    this.caller = caller;
    this.cookie = cookie;
    this.speech = speech;
  }

  @GET
  public TemplateInstance show() {
    return page(null, null);
  }

  @POST
  @Path("tokens")
  public TemplateInstance issue(@FormParam("name") String name, @FormParam("scope") String scope) {
    try {
      return page(tokens.issue(caller.account(), name, scope), null);
    } catch (Problem refused) {
      return page(null, refused.getMessage());
    }
  }

  @POST
  @Path("tokens/{id}/revoke")
  public Response revoke(@PathParam("id") String id) {
    tokens.revoke(caller.id(), Ids.parse(id, "token"));
    return Redirect.to("/account");
  }

  @POST
  @Path("password")
  public Response password(
      @FormParam("current") String current, @FormParam("password") String password) {
    Account account = caller.account();
    if (accounts.opened(account.login, current == null ? "" : current).isEmpty()) {
      return Response.ok(page(null, speech.say("account_otherPassword"))).build();
    }
    try {
      accounts.setPassword(account, password);
    } catch (Problem refused) {
      return Response.ok(page(null, refused.getMessage())).build();
    }
    sessions.endAll(account.id);
    return Response.fromResponse(Redirect.to("/account")).cookie(cookie.signIn(account)).build();
  }

  @POST
  @Path("email")
  public Response email(@FormParam("email") String email) {
    try {
      accounts.setEmail(caller.account(), email);
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(null, speech.say("account_noEmail")))
          .build();
    }
    return Redirect.to("/account");
  }

  private TemplateInstance page(String made, String fault) {
    Account account = caller.account();
    List<String> scopes = new ArrayList<>();
    for (Role role : Role.values()) {
      if (account.role().included().contains(role.word())) {
        scopes.add(role.word());
      }
    }
    if (account.role().included().contains(Role.LEADS)) {
      scopes.add(Tokens.INGEST);
    }
    return Templates.account(account, tokens.of(account.id), scopes, made, fault);
  }
}
