// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.SessionCookie;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Redirect;

/**
 * The door as participants see it. To look changes nothing: somebody is let in as they press the
 * button, so that no other site signs anybody in.
 */
@Path("/join/market/{id}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class MarketPages {
  private final Doors doors;
  private final Guests guests;
  private final Finish finish;
  private final Pools pools;
  private final SessionCookie cookie;
  private final Transactions transactions;
  private final Caller caller;

  @CheckedTemplate(basePath = "market")
  static class Templates {
    static native TemplateInstance door(
        String pool, String action, MultivaluedMap<String, String> ids);

    static native TemplateInstance done(
        String pool, boolean more, boolean worked, String code, String link);
  }

  MarketPages(
      Doors doors,
      Guests guests,
      Finish finish,
      Pools pools,
      SessionCookie cookie,
      Transactions transactions,
      Caller caller) {
    this.doors = doors;
    this.guests = guests;
    this.finish = finish;
    this.pools = pools;
    this.cookie = cookie;
    this.transactions = transactions;
    this.caller = caller;
  }

  private Door door(String id) {
    return doors.one(Ids.parse(id, "door"));
  }

  @GET
  public TemplateInstance look(@PathParam("id") String id, @Context UriInfo uri) {
    Door door = door(id);
    MultivaluedMap<String, String> ids = uri.getQueryParameters();
    Guests.admit(door, doors.marketplace(door.market()).arrival(ids::getFirst));
    return Templates.door(pools.findById(door.pool()).name, door.path(), ids);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response arrive(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    Door door = door(id);
    Marketplace.Arrival arrival = doors.marketplace(door.market()).arrival(form::getFirst);
    Account account = transactions.inNew(() -> guests.arrive(door, arrival));
    Pool pool = pools.findById(door.pool());
    return Response.fromResponse(
            Redirect.to(pools.journey(pool.id).atOnce() ? "/" : "/journeys/" + pool.slug))
        .cookie(cookie.signIn(account))
        .build();
  }

  /** The way back, once there is nothing more to do; 404 for who did not come by this door. */
  @GET
  @Path("done")
  public TemplateInstance done(@PathParam("id") String id) {
    Door door = door(id);
    if (caller.isAnonymous()) {
      throw Problem.notFound("page");
    }
    UUID rater = guests.rater(door, caller.id()).orElseThrow(() -> Problem.notFound("page"));
    boolean more = finish.more(door, rater, caller.id());
    boolean worked = finish.worked(door, rater);
    boolean told = !more && worked;
    return Templates.done(
        pools.findById(door.pool()).name,
        more,
        worked,
        told ? door.completionCode() : null,
        told ? doors.marketplace(door.market()).done(door.completionCode()) : null);
  }
}
