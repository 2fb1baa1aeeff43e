// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.web.Redirect;
import touchstone.web.Refusal;
import touchstone.web.Speech;

/** What is kept about oneself and why; to be added to, taken out, left and erased. */
@Path("/me")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.RATERS, Role.REVIEWERS})
class MePages {
  private static final String LOGIN = "login";

  private final Raters raters;
  private final OwnTraits traits;
  private final Erasures erasures;
  private final HeldOn held;
  private final Retention retention;
  private final Caller caller;
  private final Transactions transactions;
  private final Speech speech;

  @CheckedTemplate(basePath = "person")
  static class Templates {
    static native TemplateInstance me(View view, Refusal refusal);
  }

  /**
   * What the page shows.
   *
   * @param labels whether the account labels as somebody
   * @param days for how long traces are kept
   */
  record View(
      Account account,
      boolean labels,
      List<OwnTraits.Trait> traits,
      List<OwnTraits.Membership> pools,
      long days) {}

  MePages(
      Raters raters,
      OwnTraits traits,
      Erasures erasures,
      HeldOn held,
      Retention retention,
      Caller caller,
      Transactions transactions,
      Speech speech) {
    this.raters = raters;
    this.traits = traits;
    this.erasures = erasures;
    this.held = held;
    this.retention = retention;
    this.caller = caller;
    this.transactions = transactions;
    this.speech = speech;
  }

  @GET
  public TemplateInstance show() {
    return page(Refusal.NONE);
  }

  private TemplateInstance page(Refusal refusal) {
    Account account = caller.account();
    Optional<Rater> rater = raters.ofAccount(account.id);
    return Templates.me(
        new View(
            account,
            rater.isPresent(),
            rater.map(traits::of).orElse(List.of()),
            rater.map(known -> traits.pools(known.id)).orElse(List.of()),
            retention.traceDays()),
        refusal);
  }

  private Rater rater() {
    return raters.ofAccount(caller.id()).orElseThrow(() -> Problem.notFound("rater"));
  }

  @GET
  @Path("data.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response file() {
    Rater rater = rater();
    StreamingOutput body = out -> held.write(rater.id, out);
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"held-on-me.json\"")
        .build();
  }

  @POST
  @Path("traits")
  public Response say(@FormParam("trait") String trait, @FormParam("said") String said) {
    return changed(
        () -> {
          traits.say(rater(), trait == null ? "" : trait, said, caller.id());
          return trait;
        });
  }

  @POST
  @Path("pools/{pool}/leave")
  public Response leave(@PathParam("pool") String pool) {
    return changed(
        () -> {
          traits.leave(rater().id, Ids.parse(pool, "pool"), caller.id());
          return pool;
        });
  }

  private Response changed(Callable<String> change) {
    try {
      transactions.inNew(change);
      return Redirect.to("/me");
    } catch (Problem refused) {
      if (refused.status() == 404) {
        throw refused;
      }
      return Response.status(refused.status()).entity(page(Refusal.of(refused))).build();
    }
  }

  @POST
  @Path("erasure")
  public Response erase(@FormParam(LOGIN) String login) {
    Account account = caller.account();
    if (login == null || !login.strip().toLowerCase(Locale.ROOT).equals(account.login)) {
      Refusal other = new Refusal(speech.say("person_otherLogin"), LOGIN);
      return Response.status(422).entity(page(other)).build();
    }
    Optional<Rater> rater = raters.ofAccount(account.id);
    try {
      if (rater.isPresent()) {
        erasures.erase(rater.get().id, account.id);
      } else {
        erasures.eraseAccount(account.id);
      }
    } catch (Problem last) {
      Refusal why = new Refusal(speech.say("person_lastAdmin"), LOGIN);
      return Response.status(last.status()).entity(page(why)).build();
    }
    return Redirect.to("/sign-in");
  }
}
