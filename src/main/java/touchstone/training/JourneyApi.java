// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Journey;
import touchstone.rater.Pools;
import touchstone.rater.Transition;
import touchstone.web.Body;

/** The way into a pool: set by leads, gone by raters. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class JourneyApi {
  private final Pools pools;
  private final Projects projects;
  private final Journeys journeys;
  private final OwnJourneys own;

  JourneyApi(Pools pools, Projects projects, Journeys journeys, OwnJourneys own) {
    this.pools = pools;
    this.projects = projects;
    this.journeys = journeys;
    this.own = own;
  }

  record Reason(String item, String why, String section) {}

  record Appeal(String text) {}

  record Reasons(List<Reason> items) {}

  record Noted(int items) {}

  @GET
  @Path("pools/{slug}/journey")
  @Operation(summary = "How the pool takes in who comes by invitation")
  public Journey show(@PathParam("slug") String slug) {
    return pools.journey(pools.named(slug).id);
  }

  @PUT
  @Path("pools/{slug}/journey")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Set consent, training and exam; an empty object makes everybody active at once",
      description =
          "{consent, project, training: {items [5]}, exam: {items [10], pass [.8], tries [3],"
              + " retryAfter [PT0S]}, skill: {name, level, lasts}}. project names one of the pool's"
              + " projects, with golds enough. A skill without a level is the share that was right.")
  @RequestBodySchema(Journey.class)
  public Journey set(@PathParam("slug") String slug, Body body) {
    return journeys.set(pools.named(slug), body.tree());
  }

  @POST
  @Path("projects/{slug}/gold/reasons")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Say why golds are so and which section says it: shown after an item of training",
      description = "{items: [{item, why?, section?}]}; 422 where an item is not gold.")
  @RequestBodySchema(Reasons.class)
  public Noted explain(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    return new Noted(journeys.explain(project, body.as(Reasons.class).items()));
  }

  @GET
  @Path("journeys")
  @RolesAllowed(Role.RATERS)
  @Operation(summary = "Where the caller stands in each pool, and how far in training and exam")
  public Listing<OwnJourneys.Way> mine() {
    return new Listing<>(own.all(), null);
  }

  @GET
  @Path("journeys/{slug}/transitions")
  @RolesAllowed(Role.RATERS)
  @Operation(
      summary = "All that happened to the caller in a pool, dated, oldest first",
      description = "Also to who was let go. appealable: one may say a word against it, once.")
  public Listing<Transition> transitions(@PathParam("slug") String slug) {
    return new Listing<>(own.history(slug), null);
  }

  @POST
  @Path("journeys/{slug}/transitions/{id}/appeal")
  @RolesAllowed(Role.RATERS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Say a word against a step that somebody took against one, once",
      description =
          "404 for anybody else's, 409 again or where it was nobody's step against one. A lead who"
              + " did not take it answers with a reason.")
  @RequestBodySchema(Appeal.class)
  public Transition appeal(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    UUID step = Ids.parse(id, "transition");
    return own.appeal(slug, step, body.as(Appeal.class).text());
  }

  @POST
  @Path("journeys/{slug}/consent")
  @RolesAllowed(Role.RATERS)
  @Operation(summary = "Agree to the pool's words; 409 where there is nothing to agree to")
  public OwnJourneys.Way consent(@PathParam("slug") String slug) {
    return own.consent(slug);
  }

  @POST
  @Path("journeys/{slug}/rest")
  @RolesAllowed(Role.RATERS)
  @Operation(summary = "Take a rest from the pool: nothing is given until one is back")
  public OwnJourneys.Way rest(@PathParam("slug") String slug) {
    return own.rest(slug, true);
  }

  @DELETE
  @Path("journeys/{slug}/rest")
  @RolesAllowed(Role.RATERS)
  @Operation(summary = "Come back from a rest")
  public OwnJourneys.Way back(@PathParam("slug") String slug) {
    return own.rest(slug, false);
  }
}
