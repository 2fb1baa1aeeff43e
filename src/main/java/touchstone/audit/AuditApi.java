// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Body;

/** The log of who did what, given out and looked through. */
@Path("/api/v1/audit")
@Tag(name = "Running it")
@RolesAllowed(Role.ADMINS)
class AuditApi {
  private final AuditLog log;
  private final Seals seals;

  AuditApi(AuditLog log, Seals seals) {
    this.log = log;
    this.seals = seals;
  }

  /** A head that was kept elsewhere. */
  record Published(Long seq, String hash) {}

  @GET
  @Operation(
      summary = "Who did what, oldest first, as it was sealed",
      description =
          "What was noted in the last seconds is not sealed yet. actor is an account's id, null where"
              + " a rule or the server acted. hash is SHA-256 of the hash before and the canonical"
              + " JSON of seq, id, at, actor, act, subject, outcome and details (as text).")
  public Listing<Entry> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    String key = Listing.after(after);
    return log.after(key == null ? 0 : place(key), Listing.limit(limit));
  }

  private static long place(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException notOurs) {
      throw Problem.malformed("after is no cursor of this list.", Fault.at("after", "no cursor"));
    }
  }

  @POST
  @Path("verifications")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Seal what waits, and look through the whole chain",
      description =
          "seq and hash, of a head that was published before, are optional: against them a tail that"
              + " was cut off is found even where the kept head was changed too.")
  @RequestBodySchema(Published.class)
  public Seals.Verified verify(Body body) {
    Published given = body.orEmpty(Published.class);
    if ((given.seq() == null) != (given.hash() == null)) {
      throw Problem.refusedField("seq", "goes with hash");
    }
    return seals.verify(given.seq() == null ? null : new Chain.Head(given.seq(), given.hash()));
  }
}
