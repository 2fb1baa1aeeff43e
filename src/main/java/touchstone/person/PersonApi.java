// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.audit.Audit;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.rater.Raters;

/** What is held on a person, given out and erased. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.ADMINS)
class PersonApi {
  private static final String RATER = "rater";

  private final HeldOn held;
  private final Erasures erasures;
  private final Raters raters;
  private final Caller caller;
  private final Audit audit;
  private final Transactions transactions;

  PersonApi(
      HeldOn held,
      Erasures erasures,
      Raters raters,
      Caller caller,
      Audit audit,
      Transactions transactions) {
    this.held = held;
    this.erasures = erasures;
    this.raters = raters;
    this.caller = caller;
    this.audit = audit;
    this.transactions = transactions;
  }

  @GET
  @Path("raters/{id}/data")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Everything held on a rater, to be handed to that person",
      description = "Traits are in it, so that it is noted in the audit log who took it out.")
  public Response data(@PathParam("id") String id) {
    UUID rater = Ids.parse(id, RATER);
    if (raters.findByIdOptional(rater).isEmpty()) {
      throw Problem.notFound(RATER);
    }
    transactions.inNew(
        () -> {
          audit.note(caller.id(), "person.given-out", "raters/" + rater, Json.object());
          return rater;
        });
    return file(rater);
  }

  @GET
  @Path("me/data")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.RATERS, Role.REVIEWERS})
  @Operation(summary = "Everything held on oneself; 404 for who never labelled")
  public Response mine() {
    return file(raters.ofAccount(caller.id()).orElseThrow(() -> Problem.notFound(RATER)).id);
  }

  private Response file(UUID rater) {
    StreamingOutput body = out -> held.write(rater, out);
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"held-on-" + rater + ".json\"")
        .build();
  }

  @POST
  @Path("raters/{id}/erasure")
  @Operation(
      summary = "Erase a person: name, login, address, traits, and all that was written freely",
      description =
          "Judgements, money and acts stay under the participants' ids. It cannot be undone; a second"
              + " time is a conflict, and so is the last admin.")
  public Erasures.Erased erase(@PathParam("id") String id) {
    return erasures.erase(Ids.parse(id, RATER), caller.id());
  }
}
