// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.Invitations;
import touchstone.account.Role;
import touchstone.account.SessionCookie;
import touchstone.base.Problem;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** Accepts an invitation: choose a login and a password, and be in. */
@Path("/join/{secret}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class JoinPages {
  private final Invitations invitations;
  private final Arrivals arrivals;
  private final Caller caller;
  private final SessionCookie cookie;
  private final Speech speech;

  @CheckedTemplate(basePath = "rater")
  static class Templates {
    static native TemplateInstance join(
        String secret, String role, String pool, String login, String known, String fault);
  }

  JoinPages(
      Invitations invitations,
      Arrivals arrivals,
      Caller caller,
      SessionCookie cookie,
      Speech speech) {
    this.invitations = invitations;
    this.arrivals = arrivals;
    this.caller = caller;
    this.cookie = cookie;
    this.speech = speech;
  }

  @GET
  public TemplateInstance form(@PathParam("secret") String secret) {
    return page(secret, open(secret), "", null);
  }

  @POST
  public Response join(
      @PathParam("secret") String secret,
      @FormParam("login") String login,
      @FormParam("password") String password) {
    Invitations.Open invitation = open(secret);
    try {
      Account account = arrivals.accept(invitation, login == null ? "" : login.strip(), password);
      return Response.fromResponse(begin(invitation)).cookie(cookie.signIn(account)).build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(secret, invitation, login, speech.say(refused)))
          .build();
    }
  }

  @POST
  @Path("as-me")
  public Response joinAsMe(@PathParam("secret") String secret) {
    Invitations.Open invitation = open(secret);
    if (caller.isAnonymous()) {
      return Redirect.to("/sign-in");
    }
    arrivals.acceptAs(invitation, caller.account());
    return begin(invitation);
  }

  /** To the journey that the pool has, else to the work. */
  private Response begin(Invitations.Open invitation) {
    Pool pool = arrivals.invitedTo(invitation);
    boolean way = pool != null && pool.journey != null && invitation.role() == Role.RATER;
    return Redirect.to(way ? "/journeys/" + pool.slug : "/");
  }

  private Invitations.Open open(String secret) {
    return invitations
        .open(secret)
        .orElseThrow(
            () ->
                new Problem(
                    404,
                    speech.say("rater_linkOver"),
                    speech.say("rater_linkOverMeans"),
                    java.util.List.of()));
  }

  private TemplateInstance page(
      String secret, Invitations.Open invitation, String login, String fault) {
    Pool pool = arrivals.invitedTo(invitation);
    String known = caller.isAnonymous() ? null : caller.login();
    return Templates.join(
        secret, invitation.role().word(), pool == null ? null : pool.name, login, known, fault);
  }
}
