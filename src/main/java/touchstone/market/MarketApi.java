// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Transactions;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Body;
import touchstone.web.Once;

/** Doors into pools for the participants of marketplaces, and the files between the two. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class MarketApi {
  private static final String DOOR = "door";

  private final Pools pools;
  private final Doors doors;
  private final Guests guests;
  private final Transactions transactions;
  private final Caller caller;
  private final Once once;

  MarketApi(
      Pools pools,
      Doors doors,
      Guests guests,
      Transactions transactions,
      Caller caller,
      Once once) {
    this.pools = pools;
    this.doors = doors;
    this.guests = guests;
    this.transactions = transactions;
    this.caller = caller;
    this.once = once;
  }

  record NewDoor(String market, String study, String completionCode) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      UUID id,
      String market,
      String study,
      String completionCode,
      String path,
      String url,
      long arrived,
      Instant createdAt,
      Instant closedAt) {}

  private Shown shown(Door door, UriInfo uri) {
    return new Shown(
        door.id(),
        door.market(),
        door.study(),
        door.completionCode(),
        door.path(),
        doors.url(door, uri.getBaseUri()),
        guests.arrived(door),
        door.createdAt(),
        door.closedAt());
  }

  @POST
  @Path("pools/{slug}/markets")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a door into a pool for a study: {market: prolific, study, completionCode}",
      description =
          "url is what the study is to open. Who comes by it is a rater without a password, the same"
              + " one each time, at the beginning of the pool's journey; path + /done tells the"
              + " completion code once there is nothing more to do.")
  @RequestBodySchema(NewDoor.class)
  public Response make(@PathParam("slug") String slug, @Context UriInfo uri, Body body) {
    Pool pool = pools.named(slug);
    NewDoor given = body.as(NewDoor.class);
    return once.create(
        body,
        () ->
            shown(
                doors.make(
                    pool, given.market(), given.study(), given.completionCode(), caller.id()),
                uri));
  }

  @GET
  @Path("pools/{slug}/markets")
  @Operation(summary = "The doors into a pool, newest first")
  public Listing<Shown> list(@PathParam("slug") String slug, @Context UriInfo uri) {
    return new Listing<>(
        doors.of(pools.named(slug)).stream().map(each -> shown(each, uri)).toList(), null);
  }

  @DELETE
  @Path("pools/{slug}/markets/{id}")
  @Operation(summary = "Close a door: nobody more comes in, who is in stays")
  public void close(@PathParam("slug") String slug, @PathParam("id") String id) {
    doors.close(pools.named(slug), Ids.parse(id, DOOR));
  }

  @POST
  @Path("pools/{slug}/markets/{id}/submissions")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Note what the marketplace says of submissions, from its own CSV export",
      description =
          "Prolific: the columns Submission id, Participant id and Status are needed, Time taken is"
              + " read, others are left alone. A line that is refused costs itself alone.")
  public Guests.Report submissions(
      @PathParam("slug") String slug, @PathParam("id") String id, String lines) {
    Door door = doors.one(pools.named(slug), Ids.parse(id, DOOR));
    List<Marketplace.Line> read = doors.submissions(door, lines);
    return transactions.inNew(() -> guests.note(door, read));
  }

  @GET
  @Path("pools/{slug}/markets/{id}/bonuses")
  @Produces("text/csv")
  @Operation(
      summary = "What was earned and not paid, as the marketplace's list of bonuses",
      description =
          "participant,amount, to whole minor units; of who last came to the pool by this door, over"
              + " all its projects. Book what was paid to the ledger (kind paid), else it is here again.")
  public String bonuses(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @QueryParam("currency") String currency) {
    Door door = doors.one(pools.named(slug), Ids.parse(id, DOOR));
    return doors.marketplace(door.market()).bonuses(guests.unpaid(door, currency));
  }
}
