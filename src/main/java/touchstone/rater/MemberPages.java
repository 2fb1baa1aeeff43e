// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** One member of a pool, for leads: where they stand and why, their skills, and moves. */
@Path("/pools")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class MemberPages {
  private final Pools pools;
  private final Raters raters;
  private final Memberships memberships;
  private final MemberSteps steps;
  private final MemberMoves moves;
  private final StepAppeals appeals;
  private final Qualifications qualifications;
  private final Bans bans;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "rater")
  static class Templates {
    static native TemplateInstance member(
        Pool pool,
        Rater rater,
        String state,
        Typed typed,
        Journey journey,
        List<Transition> history,
        List<Qualifications.Qualification> skills,
        List<Bans.Ban> bans,
        boolean admin,
        String me,
        boolean own,
        String fault);
  }

  /** Where a lead wanted to move the member, and why, kept where it is refused. */
  record Typed(String state, String reason) {
    static final Typed NOTHING = new Typed("", "");
  }

  MemberPages(
      Pools pools,
      Raters raters,
      Memberships memberships,
      MemberSteps steps,
      MemberMoves moves,
      StepAppeals appeals,
      Qualifications qualifications,
      Bans bans,
      Caller caller,
      Speech speech) {
    this.pools = pools;
    this.raters = raters;
    this.memberships = memberships;
    this.steps = steps;
    this.moves = moves;
    this.appeals = appeals;
    this.qualifications = qualifications;
    this.bans = bans;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  @Path("{slug}/members/{rater}")
  public TemplateInstance show(@PathParam("slug") String slug, @PathParam("rater") String rater) {
    return page(pools.named(slug), rater(rater), Typed.NOTHING, null);
  }

  private TemplateInstance page(Pool pool, Rater rater, Typed typed, String fault) {
    List<Transition> history = steps.of(pool.id, rater.id);
    Memberships.Standing standing = memberships.of(pool.id, rater.id).orElse(null);
    if (standing == null && history.isEmpty()) {
      throw Problem.notFound("member");
    }
    return Templates.member(
        pool,
        rater,
        (standing == null ? MemberState.LEFT : standing.state()).word(),
        typed,
        pools.journey(pool.id),
        history,
        qualifications.of(rater.id),
        bans.of(rater.id),
        caller.isAdmin(),
        caller.account().login,
        caller.id().equals(rater.accountId),
        fault);
  }

  @POST
  @Path("{slug}/members/{rater}/moves")
  public Response move(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @FormParam("state") String state,
      @FormParam("reason") String reason) {
    return act(
        slug,
        rater,
        new Typed(state, reason),
        (pool, member) ->
            moves.byLead(pool, member.id, MemberState.ofLead("state", state), reason, caller.id()));
  }

  @POST
  @Path("{slug}/members/{rater}/leave")
  public Response letGo(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @FormParam("reason") String reason) {
    return act(slug, rater, (pool, member) -> moves.letGo(pool, member.id, reason, caller.id()));
  }

  @POST
  @Path("{slug}/members/{rater}/transitions/{id}")
  public Response answerStep(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @PathParam("id") String id,
      @FormParam("upheld") boolean upheld,
      @FormParam("reason") String reason) {
    UUID step = Ids.parse(id, "transition");
    return act(
        slug,
        rater,
        (pool, member) -> appeals.answer(pool, member.id, step, upheld, reason, caller.id()));
  }

  @POST
  @Path("{slug}/members/{rater}/qualifications")
  public Response give(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @FormParam("skill") String skill,
      @FormParam("percent") Integer percent,
      @FormParam("reference") String reference,
      @FormParam("days") Integer days) {
    return act(
        slug,
        rater,
        (pool, member) ->
            qualifications.give(
                member.id,
                new Qualifications.Grant(
                    skill,
                    percent == null ? 1 : percent / 100.0,
                    reference == null || reference.isBlank()
                        ? Qualifications.LEAD
                        : Qualifications.CREDENTIAL,
                    null,
                    reference,
                    days == null ? null : Instant.now().plus(Duration.ofDays(days))),
                caller.id()));
  }

  @POST
  @Path("{slug}/members/{rater}/qualifications/take")
  public Response take(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @FormParam("skill") String skill) {
    return act(slug, rater, (pool, member) -> qualifications.take(member.id, skill));
  }

  @POST
  @Path("{slug}/members/{rater}/ban")
  @RolesAllowed(Role.ADMINS)
  public Response ban(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @FormParam("reason") String reason) {
    return act(slug, rater, (pool, member) -> bans.ban(member, reason, caller.id()));
  }

  @POST
  @Path("{slug}/members/{rater}/bans/{ban}")
  @RolesAllowed(Role.ADMINS)
  public Response answer(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @PathParam("ban") String ban,
      @FormParam("upheld") boolean upheld,
      @FormParam("reason") String reason) {
    UUID id = Ids.parse(ban, "ban");
    return act(slug, rater, (pool, member) -> bans.answer(id, upheld, reason, caller.id()));
  }

  @POST
  @Path("{slug}/members/{rater}/bans/{ban}/lift")
  @RolesAllowed(Role.ADMINS)
  public Response lift(
      @PathParam("slug") String slug,
      @PathParam("rater") String rater,
      @PathParam("ban") String ban,
      @FormParam("reason") String reason) {
    UUID id = Ids.parse(ban, "ban");
    return act(slug, rater, (pool, member) -> bans.lift(id, reason, caller.id()));
  }

  private interface Act {
    void on(Pool pool, Rater rater);
  }

  private Response act(String slug, String id, Act act) {
    return act(slug, id, Typed.NOTHING, act);
  }

  private Response act(String slug, String id, Typed typed, Act act) {
    Pool pool = pools.named(slug);
    Rater rater = rater(id);
    try {
      act.on(pool, rater);
      return Redirect.to("/pools/" + slug + "/members/" + id);
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(pool, rater, typed, speech.say(refused)))
          .build();
    }
  }

  private Rater rater(String id) {
    return raters
        .findByIdOptional(Ids.parse(id, "member"))
        .orElseThrow(() -> Problem.notFound("member"));
  }
}
