// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import touchstone.base.Times;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.rater.Rate;
import touchstone.rater.RateCard;
import touchstone.rater.RaterKind;
import touchstone.web.Body;
import touchstone.web.Once;

/** What pools pay, from when on. */
@Path("/api/v1")
@Tag(name = "Cost")
@RolesAllowed(Role.LEADS)
class RateApi {
  private final Pools pools;
  private final Prices prices;
  private final Caller caller;
  private final Once once;

  RateApi(Pools pools, Prices prices, Caller caller, Once once) {
    this.pools = pools;
    this.prices = prices;
    this.caller = caller;
    this.once = once;
  }

  record NewRate(
      String per, String amount, String currency, String project, String kind, String validFrom) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      UUID id,
      String per,
      String amount,
      String currency,
      String project,
      String kind,
      Instant validFrom) {}

  @GET
  @Path("pools/{slug}/rates")
  @Operation(
      summary = "All that a pool pays, paid and will pay, the newest first",
      description =
          "kind is missing where a rate is for all people; models, rules and streams cost nothing"
              + " unless their kind has a rate.")
  public Listing<Shown> list(@PathParam("slug") String slug) {
    Pool pool = pools.named(slug);
    return new Listing<>(prices.of(pool).stream().map(this::shown).toList(), null);
  }

  @POST
  @Path("pools/{slug}/rates")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Pay by another rate from a time on",
      description =
          "per: judgement or hour; project and kind narrow it; validFrom is now unless it is said,"
              + " never before. Leases that are out keep the rate they were given at. 422 where a"
              + " project of the pool has a budget in another currency.")
  @RequestBodySchema(NewRate.class)
  public Response set(@PathParam("slug") String slug, Body body) {
    Pool pool = pools.named(slug);
    NewRate given = body.as(NewRate.class);
    return once.create(
        body,
        () ->
            shown(
                prices.set(
                    pool,
                    given.project(),
                    given.kind() == null ? null : RaterKind.of("kind", given.kind()),
                    new Rate(given.per(), given.amount(), given.currency()),
                    given.validFrom() == null ? null : Times.parse("validFrom", given.validFrom()),
                    caller.id())));
  }

  private Shown shown(RateCard card) {
    return new Shown(
        card.id(),
        card.per(),
        card.rate().amount(),
        card.rate().currency(),
        card.project() == null ? null : prices.slug(card.project()),
        card.kind() == null ? null : card.kind().word(),
        card.validFrom());
  }
}
