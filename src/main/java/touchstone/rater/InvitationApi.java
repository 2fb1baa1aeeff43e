// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Body;
import touchstone.web.Once;

/** Links that bring people in, one by one or by a list. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class InvitationApi {
  private final Pools pools;
  private final Arrivals arrivals;
  private final InvitationList list;
  private final InvitationLetters letters;
  private final Caller caller;
  private final Once once;

  InvitationApi(
      Pools pools,
      Arrivals arrivals,
      InvitationList list,
      InvitationLetters letters,
      Caller caller,
      Once once) {
    this.pools = pools;
    this.arrivals = arrivals;
    this.list = list;
    this.letters = letters;
    this.caller = caller;
    this.once = once;
  }

  record NewInvitation(String pool, String email, String role) {}

  /** The link, and whether a letter with it went out. */
  record Link(String link, boolean mailed) {}

  @POST
  @Path("invitations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a one-time link, good for 14 days, that leads into a pool",
      description =
          "Where an address is given and a mail server is set, it goes there by mail too.")
  @RequestBodySchema(NewInvitation.class)
  public Response invite(@Context UriInfo uri, Body body) {
    NewInvitation given = body.as(NewInvitation.class);
    return once.create(
        body,
        () -> {
          Role role = Role.of("role", given.role() == null ? Role.RATERS : given.role());
          if (role == Role.ADMIN && !caller.isAdmin()) {
            throw Problem.forbidden("Only an admin invites an admin.");
          }
          Pool pool =
              given.pool() == null
                  ? null
                  : pools
                      .find("slug", given.pool())
                      .firstResultOptional()
                      .orElseThrow(() -> Problem.refusedField("pool", "is not known"));
          String secret = arrivals.invite(pool, role, given.email());
          return new Link(letters.link(uri, secret), letters.send(pool, given.email(), secret));
        });
  }

  @POST
  @Path("pools/{slug}/invitations")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Invite many by a list, CSV with the columns email and role",
      description =
          "The first line may name the columns, in any order; without it email comes first. role may"
              + " be left out: rater. A bad line is refused alone, never the list; an address that"
              + " was invited and has not answered is not invited again.")
  public InvitationList.Report inviteMany(
      @Context UriInfo uri, @PathParam("slug") String slug, String lines) {
    return list.invite(pools.named(slug), lines, uri);
  }

  @GET
  @Path("pools/{slug}/invitations")
  @Operation(summary = "The invitations to a pool that wait for an answer, newest first")
  public Listing<Arrivals.Waiting> waiting(@PathParam("slug") String slug) {
    return new Listing<>(arrivals.waiting(pools.named(slug)), null);
  }

  @DELETE
  @Path("pools/{slug}/invitations/{id}")
  @Operation(summary = "Withdraw an invitation that nobody accepted: its link is good for nothing")
  public void withdraw(@PathParam("slug") String slug, @PathParam("id") String id) {
    arrivals.withdraw(pools.named(slug), Ids.parse(id, "invitation"));
  }
}
