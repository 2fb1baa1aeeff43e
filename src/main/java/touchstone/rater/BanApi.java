// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.web.Body;
import touchstone.web.Once;

/** Bans from the whole organisation, what is said against them, and the answers. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.ADMINS)
class BanApi {
  private final Raters raters;
  private final Bans bans;
  private final Caller caller;
  private final Once once;

  BanApi(Raters raters, Bans bans, Caller caller, Once once) {
    this.raters = raters;
    this.bans = bans;
    this.caller = caller;
    this.once = once;
  }

  record NewBan(String reason) {}

  record Appeal(String text) {}

  record Answer(Boolean upheld, String reason) {}

  @POST
  @Path("raters/{id}/bans")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Keep a rater out of every pool, with the reason, which they are told",
      description = "What was earned stays paid and what was judged stays. 409 where a ban stands.")
  @RequestBodySchema(NewBan.class)
  public Response ban(@PathParam("id") String id, Body body) {
    Rater rater =
        raters
            .findByIdOptional(Ids.parse(id, "rater"))
            .orElseThrow(() -> Problem.notFound("rater"));
    NewBan given = body.as(NewBan.class);
    return once.create(body, () -> bans.ban(rater, given.reason(), caller.id()));
  }

  @GET
  @Path("bans")
  @Operation(summary = "The bans that stand, those whose appeal waits first")
  public Listing<Bans.Ban> list() {
    return new Listing<>(bans.standing(), null);
  }

  @POST
  @Path("bans/{id}/appeal")
  @RolesAllowed(Role.RATERS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say a word against one's own ban, once; 404 for anybody else's")
  @RequestBodySchema(Appeal.class)
  public Bans.Ban appeal(@PathParam("id") String id, Body body) {
    UUID ban = Ids.parse(id, "ban");
    return bans.appeal(ban, caller.id(), body.as(Appeal.class).text());
  }

  @POST
  @Path("bans/{id}/answer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Answer an appeal; upheld, the ban is lifted",
      description = "403 for the one it is about, 409 where no appeal waits.")
  @RequestBodySchema(Answer.class)
  public Bans.Ban answer(@PathParam("id") String id, Body body) {
    Answer given = body.as(Answer.class);
    boolean upheld = Required.value("upheld", given.upheld());
    return bans.answer(Ids.parse(id, "ban"), upheld, given.reason(), caller.id());
  }

  @POST
  @Path("bans/{id}/lift")
  @Operation(summary = "Lift a ban that stands; 403 for the one it is about")
  public Bans.Ban lift(@PathParam("id") String id) {
    return bans.lift(Ids.parse(id, "ban"), caller.id());
  }
}
