// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
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

/** What became of a member of a pool, and what a lead has to say about it. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class MemberApi {
  private final Pools pools;
  private final MemberMoves moves;
  private final Memberships memberships;
  private final MemberSteps steps;
  private final StepAppeals appeals;
  private final Caller caller;

  MemberApi(
      Pools pools,
      MemberMoves moves,
      Memberships memberships,
      MemberSteps steps,
      StepAppeals appeals,
      Caller caller) {
    this.steps = steps;
    this.appeals = appeals;
    this.pools = pools;
    this.moves = moves;
    this.memberships = memberships;
    this.caller = caller;
  }

  record Move(String state, String reason) {}

  record Answer(Boolean upheld, String reason) {}

  @GET
  @Path("pools/{slug}/members/{rater}/transitions")
  @Operation(summary = "All that happened to a member, dated, oldest first, with the appeals")
  public Listing<Transition> history(
      @PathParam("slug") String slug, @PathParam("rater") String rater) {
    List<Transition> history = steps.of(pools.named(slug).id, member(rater));
    if (history.isEmpty() && memberships.of(pools.named(slug).id, member(rater)).isEmpty()) {
      throw Problem.notFound("member");
    }
    return new Listing<>(history, null);
  }

  @POST
  @Path("pools/{slug}/members/{rater}/transitions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Move a member: active, training, exam, paused or restricted, with a reason",
      description =
          "The reason is shown to the rater, who may appeal against a step that worsens how they"
              + " stand. What was earned stays paid. Who failed too often and is"
              + " moved to training or exam has one further try. 403 about oneself, 404 for who is"
              + " not in the pool, 409 where they stand there already or the pool has no such step.")
  @RequestBodySchema(Move.class)
  public Map<String, String> move(
      @PathParam("slug") String slug, @PathParam("rater") String rater, Body body) {
    Pool pool = pools.named(slug);
    UUID member = member(rater);
    Move given = body.as(Move.class);
    MemberState state = MemberState.ofLead("state", Required.text("state", given.state(), 16));
    moves.byLead(pool, member, state, given.reason(), caller.id());
    return Map.of("pool", pool.slug, "rater", member.toString(), "state", state.word());
  }

  @POST
  @Path("pools/{slug}/members/{rater}/transitions/{id}/answer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Answer an appeal; upheld, the member stands again where they stood before",
      description =
          "Who stands elsewhere by a later step stays there. 403 for whom it is about and for who"
              + " took the step: another lead must, and until there is one it stays open. 409 where"
              + " no appeal waits.")
  @RequestBodySchema(Answer.class)
  public Transition answer(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @PathParam("id") String id,
      Body body) {
    Pool pool = pools.named(slug);
    UUID member = member(rater);
    UUID step = Ids.parse(id, "transition");
    Answer given = body.as(Answer.class);
    boolean upheld = Required.value("upheld", given.upheld());
    return appeals.answer(pool, member, step, upheld, given.reason(), caller.id());
  }

  private static UUID member(String rater) {
    return Ids.parse(rater, "member");
  }
}
