// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Body;

/** What of a stream was not understood: seen, played again, given up. */
@Path("/api/v1")
@Tag(name = "Feedback")
@RolesAllowed(Role.LEADS)
class QuarantineApi {
  private final Streams streams;
  private final Quarantine quarantine;
  private final Replays replays;

  QuarantineApi(Streams streams, Quarantine quarantine, Replays replays) {
    this.streams = streams;
    this.quarantine = quarantine;
    this.replays = replays;
  }

  record Discarding(List<String> ids, String reason) {}

  record Discarded(int discarded) {}

  @GET
  @Path("streams/{slug}/quarantine")
  @Operation(summary = "Records that were not understood, oldest first, as they came and why")
  public Listing<Quarantine.Kept> list(
      @PathParam("slug") String slug,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    return quarantine.page(streams.afresh(slug), Listing.limit(limit), Listing.after(after));
  }

  @POST
  @Path("streams/{slug}/quarantine/replays")
  @Operation(
      summary = "Read all that waits once more by the mapping of now",
      description = "What is understood now becomes events; the rest stays. Safe to repeat.")
  public Replays.Outcome replay(@PathParam("slug") String slug) {
    return replays.of(streams.afresh(slug));
  }

  @POST
  @Path("streams/{slug}/quarantine/discards")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Give records up",
      description = "Named by their ids (up to 1,000) or all that wait for one reason.")
  @RequestBodySchema(Discarding.class)
  public Discarded discard(@PathParam("slug") String slug, Body body) {
    Stream stream = streams.afresh(slug);
    Discarding given = body.as(Discarding.class);
    if ((given.ids() == null) == (given.reason() == null)) {
      throw Problem.refusedField("ids", "name either ids or a reason");
    }
    if (given.reason() != null) {
      return new Discarded(quarantine.endAll(stream, given.reason(), Quarantine.DISCARDED));
    }
    if (given.ids().size() > Listing.MOST) {
      throw Problem.refusedField("ids", "must be at most 1000");
    }
    return new Discarded(
        quarantine.end(
            stream,
            given.ids().stream().map(id -> Ids.parse(id, "record")).toList(),
            Quarantine.DISCARDED));
  }
}
