// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.account.Accounts;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Slug;
import touchstone.web.Once;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** Pools, who is in them, and inviting more. */
@Path("/pools")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class PoolPages {
  private final Pools pools;
  private final Raters raters;
  private final Arrivals arrivals;
  private final StepAppeals appeals;
  private final Bans bans;
  private final InvitationList list;
  private final InvitationLetters letters;
  private final Caller caller;
  private final Once once;
  private final Speech speech;

  @CheckedTemplate(basePath = "rater")
  static class Templates {
    static native TemplateInstance pools(
        List<Pool> pools,
        Map<UUID, Long> appeals,
        List<Bans.Waiting> bans,
        String name,
        String fault);

    static native TemplateInstance pool(
        Pool pool,
        List<Pools.Member> members,
        List<Arrivals.Waiting> waiting,
        List<StepAppeals.Waiting> appeals,
        List<Bans.Waiting> bans,
        Journey journey,
        String link,
        InvitationList.Report report,
        String fault);
  }

  PoolPages(
      Pools pools,
      Raters raters,
      Arrivals arrivals,
      StepAppeals appeals,
      Bans bans,
      InvitationList list,
      InvitationLetters letters,
      Caller caller,
      Once once,
      Speech speech) {
    this.pools = pools;
    this.raters = raters;
    this.arrivals = arrivals;
    this.appeals = appeals;
    this.bans = bans;
    this.list = list;
    this.letters = letters;
    this.caller = caller;
    this.once = once;
    this.speech = speech;
  }

  @GET
  public TemplateInstance list() {
    return all("", null);
  }

  @POST
  public Response create(@FormParam("name") String name) {
    try {
      Pool pool = pools.create(Slug.of(name == null ? "" : name), name, null, null);
      return Redirect.to("/pools/" + pool.slug);
    } catch (Problem refused) {
      return Response.status(refused.status()).entity(all(name, speech.say(refused))).build();
    }
  }

  private TemplateInstance all(String name, String fault) {
    return Templates.pools(
        pools.page(Listing.MOST, null).items(), appeals.waiting(), banned(), name, fault);
  }

  /** Bans are answered by admins alone. */
  private List<Bans.Waiting> banned() {
    return caller.isAdmin() ? bans.waiting() : List.of();
  }

  @GET
  @Path("{slug}")
  public TemplateInstance show(@PathParam("slug") String slug) {
    return page(pools.named(slug), null, null, null);
  }

  @POST
  @Path("{slug}/invitations")
  public TemplateInstance invite(
      @PathParam("slug") String slug,
      @FormParam("email") String email,
      @FormParam("role") String role,
      @FormParam("nonce") String nonce,
      @Context UriInfo uri) {
    Pool pool = pools.named(slug);
    try {
      Role wanted = Role.of("role", role == null ? Role.RATERS : role);
      if (wanted == Role.ADMIN && !caller.isAdmin()) {
        return page(pool, null, null, speech.say("rater_onlyAdmin"));
      }
      String address = email == null || email.isBlank() ? null : Accounts.address("email", email);
      JsonNode secret =
          once.form(
              nonce,
              wanted + "\n" + address,
              () -> {
                String made = arrivals.invite(pool, wanted, address);
                letters.send(pool, address, made);
                return made;
              });
      return page(pool, letters.link(uri, secret.textValue()), null, null);
    } catch (Problem refused) {
      return page(pool, null, null, speech.say(refused));
    }
  }

  /** Invites everybody on a list that was pasted in. */
  @POST
  @Path("{slug}/invitations/list")
  public TemplateInstance inviteMany(
      @PathParam("slug") String slug,
      @FormParam("list") String text,
      @FormParam("nonce") String nonce,
      @Context UriInfo uri) {
    Pool pool = pools.named(slug);
    try {
      JsonNode report =
          once.form(nonce, text, () -> InvitationList.Kept.of(list.invite(pool, text, uri)));
      return page(pool, null, Json.read(report, InvitationList.Kept.class).said(), null);
    } catch (Problem refused) {
      return page(pool, null, null, speech.say(refused));
    }
  }

  @POST
  @Path("{slug}/invitations/{id}/withdraw")
  public Response withdraw(@PathParam("slug") String slug, @PathParam("id") String id) {
    arrivals.withdraw(pools.named(slug), Ids.parse(id, "invitation"));
    return Redirect.to("/pools/" + slug);
  }

  @POST
  @Path("{slug}/members")
  public TemplateInstance add(@PathParam("slug") String slug, @FormParam("rater") String name) {
    Pool pool = pools.named(slug);
    return raters
        .named(name == null ? "" : name.strip())
        .map(
            rater -> {
              pools.join(pool, rater, caller.id());
              return page(pool, null, null, null);
            })
        .orElseGet(() -> page(pool, null, null, speech.say("rater_unknown")));
  }

  private TemplateInstance page(
      Pool pool, String link, InvitationList.Report report, String fault) {
    return Templates.pool(
        pool,
        pools.members(pool),
        arrivals.waiting(pool),
        appeals.waiting(pool),
        banned().stream().filter(each -> pools.has(pool.id, each.rater())).toList(),
        pools.journey(pool.id),
        link,
        report,
        fault);
  }
}
