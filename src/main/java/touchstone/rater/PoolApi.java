// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.web.Body;
import touchstone.web.Once;

/** Pools and their members. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class PoolApi {
  private final Pools pools;
  private final Raters raters;
  private final Rates rates;
  private final Caller caller;
  private final Once once;

  PoolApi(Pools pools, Raters raters, Rates rates, Caller caller, Once once) {
    this.pools = pools;
    this.raters = raters;
    this.rates = rates;
    this.caller = caller;
    this.once = once;
  }

  record NewPool(String slug, String name, Rate rate, JsonNode quotas) {}

  record NewMember(String rater) {}

  record Shown(String slug, String name, Rate rate, JsonNode quotas, Instant createdAt) {}

  private Shown shown(Pool pool) {
    return new Shown(
        pool.slug, pool.name, rates.now(pool.id, null), Pools.quotas(pool), pool.createdAt);
  }

  record MemberShown(String pool, UUID rater, String name) {}

  @POST
  @Path("pools")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create an empty pool")
  @RequestBodySchema(NewPool.class)
  public Response create(Body body) {
    NewPool given = body.as(NewPool.class);
    return once.create(
        body, () -> shown(pools.create(given.slug(), given.name(), given.rate(), given.quotas())));
  }

  @GET
  @Path("pools")
  @Operation(summary = "List the pools by slug")
  public Listing<Shown> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return pools.page(Listing.limit(limit), Listing.after(after)).map(this::shown);
  }

  @GET
  @Path("pools/{slug}")
  @Operation(summary = "One pool")
  public Shown show(@PathParam("slug") String slug) {
    return shown(pools.named(slug));
  }

  @POST
  @Path("pools/{slug}/members")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Take a rater into a pool, by id or name; again changes nothing")
  @RequestBodySchema(NewMember.class)
  public Response join(@PathParam("slug") String slug, Body body) {
    Pool pool = pools.named(slug);
    NewMember given = body.as(NewMember.class);
    return once.create(
        body,
        () -> {
          Rater rater =
              raters
                  .named(Required.text("rater", given.rater(), 100))
                  .orElseThrow(() -> Problem.refusedField("rater", "is not known"));
          pools.join(pool, rater, caller.id());
          return new MemberShown(pool.slug, rater.id, rater.name);
        });
  }

  @GET
  @Path("pools/{slug}/members")
  @Operation(summary = "The present members of a pool by name")
  public Listing<Pools.Member> members(@PathParam("slug") String slug) {
    return new Listing<>(pools.members(pools.named(slug)), null);
  }
}
