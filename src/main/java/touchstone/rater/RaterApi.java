// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Account;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.web.Body;
import touchstone.web.Once;

/** Raters of any kind. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class RaterApi {
  private final Raters raters;
  private final Accounts accounts;
  private final Tokens tokens;
  private final Once once;

  RaterApi(Raters raters, Accounts accounts, Tokens tokens, Once once) {
    this.raters = raters;
    this.accounts = accounts;
    this.tokens = tokens;
    this.once = once;
  }

  record NewRater(
      String name,
      String kind,
      String login,
      String email,
      Map<String, String> traits,
      Map<String, Double> skills) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      UUID id,
      String name,
      String kind,
      String email,
      JsonNode skills,
      Instant createdAt,
      String token) {
    static Shown of(Rater rater, String token) {
      return new Shown(
          rater.id,
          rater.name,
          rater.kind,
          rater.email,
          Raters.skills(rater),
          rater.createdAt,
          token);
    }
  }

  @POST
  @Path("raters")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a rater, active at once",
      description =
          "?token=true issues a bearer token of scope rater, shown this once. 409 where the name or"
              + " login is taken.")
  @RequestBodySchema(NewRater.class)
  public Response create(@QueryParam("token") boolean token, Body body) {
    NewRater given = body.as(NewRater.class);
    return once.create(body, () -> make(given, token));
  }

  private Shown make(NewRater given, boolean token) {
    RaterKind kind = RaterKind.of("kind", given.kind());
    Account account = null;
    if (given.login() != null || token) {
      String login = given.login() != null ? given.login() : "rater-" + Ids.next();
      account = accounts.open(login, Role.RATER, given.email());
      accounts.flush();
    }
    Rater rater =
        raters.create(given.name(), kind, account, given.email(), given.traits(), given.skills());
    return Shown.of(rater, token ? tokens.issue(account, rater.name, Role.RATERS) : null);
  }

  @GET
  @Path("raters")
  @Operation(summary = "List the raters by name; traits are not shown per person")
  public Listing<Shown> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return raters
        .page(Listing.limit(limit), Listing.after(after))
        .map(rater -> Shown.of(rater, null));
  }
}
