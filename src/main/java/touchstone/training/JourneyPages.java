// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.guideline.Markdown;
import touchstone.rater.Bans;
import touchstone.rater.Journey;
import touchstone.rater.Memberships;
import touchstone.rater.Pools;
import touchstone.rater.Transition;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** A rater's way into a pool: what is to be agreed to, learnt and shown, and how far one is. */
@Path("/journeys")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class JourneyPages {
  private static final String FIRST = "first";

  private final OwnJourneys journeys;
  private final Pools pools;
  private final Bans bans;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "training")
  static class Templates {
    static native TemplateInstance journeys(
        List<OwnJourneys.Way> ways, List<Memberships.In> letGo, List<Bans.Ban> bans, String fault);

    static native TemplateInstance journey(
        OwnJourneys.Way way,
        Journey journey,
        RawString consent,
        List<Transition> history,
        boolean unticked,
        String fault);
  }

  JourneyPages(OwnJourneys journeys, Pools pools, Bans bans, Caller caller, Speech speech) {
    this.journeys = journeys;
    this.pools = pools;
    this.bans = bans;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  public TemplateInstance all() {
    return list(null);
  }

  private TemplateInstance list(String fault) {
    return Templates.journeys(journeys.all(), journeys.letGo(), bans.ofAccount(caller.id()), fault);
  }

  @POST
  @Path("bans/{ban}/appeal")
  public Response appeal(@PathParam("ban") String ban, @FormParam("text") String text) {
    UUID id = Ids.parse(ban, "ban");
    try {
      bans.appeal(id, caller.id(), text);
      return Redirect.to("/journeys");
    } catch (Problem refused) {
      return refused(refused, list(speech.say(refused)));
    }
  }

  @GET
  @Path("{pool}")
  public TemplateInstance one(@PathParam("pool") String pool, @QueryParam("agree") String agree) {
    return page(pool, FIRST.equals(agree), null);
  }

  private TemplateInstance page(String pool, boolean unticked, String fault) {
    OwnJourneys.Way way = journeys.ofPast(pool);
    Journey journey = pools.journey(pools.named(pool).id);
    return Templates.journey(
        way,
        journey,
        new RawString(journey.consent() == null ? "" : Markdown.html(journey.consent())),
        journeys.history(pool),
        unticked,
        fault);
  }

  @POST
  @Path("{pool}/transitions/{step}/appeal")
  public Response appealStep(
      @PathParam("pool") String pool,
      @PathParam("step") String step,
      @FormParam("text") String text) {
    UUID id = Ids.parse(step, "transition");
    return act(pool, () -> journeys.appeal(pool, id, text));
  }

  @POST
  @Path("{pool}/consent")
  public Response consent(@PathParam("pool") String pool, @FormParam("agreed") boolean agreed) {
    if (!agreed) {
      return Redirect.to("/journeys/" + pool + "?agree=" + FIRST);
    }
    return act(pool, () -> journeys.consent(pool));
  }

  @POST
  @Path("{pool}/rest")
  public Response rest(@PathParam("pool") String pool) {
    return act(pool, () -> journeys.rest(pool, true));
  }

  @POST
  @Path("{pool}/back")
  public Response back(@PathParam("pool") String pool) {
    return act(pool, () -> journeys.rest(pool, false));
  }

  private Response act(String pool, Runnable act) {
    try {
      act.run();
      return Redirect.to("/journeys/" + pool);
    } catch (Problem refused) {
      return refused(refused, page(pool, false, speech.say(refused)));
    }
  }

  private static Response refused(Problem refused, TemplateInstance page) {
    if (refused.status() != 409 && refused.status() != 422) {
      throw refused;
    }
    return Response.status(refused.status()).entity(page).build();
  }
}
