// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Times;
import touchstone.web.Body;
import touchstone.web.Once;

/** The skills of raters with their grounds: what opens one pool's work opens another's. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class QualificationApi {
  private final Raters raters;
  private final Qualifications qualifications;
  private final Caller caller;
  private final Once once;

  QualificationApi(Raters raters, Qualifications qualifications, Caller caller, Once once) {
    this.raters = raters;
    this.qualifications = qualifications;
    this.caller = caller;
    this.once = once;
  }

  record NewQualification(String skill, Double level, String reference, String endsAt) {}

  @POST
  @Path("raters/{id}/qualifications")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Give a rater a skill, 0 to 1, until a time or for ever",
      description =
          "With a reference it is a credential that the caller has seen: its number and who gave it.")
  @RequestBodySchema(NewQualification.class)
  public Response give(@PathParam("id") String id, Body body) {
    Rater rater = rater(id);
    NewQualification given = body.as(NewQualification.class);
    return once.create(
        body,
        () -> {
          Instant ends = given.endsAt() == null ? null : Times.parse("endsAt", given.endsAt());
          boolean shown = Required.optionalText("reference", given.reference(), 500) != null;
          qualifications.give(
              rater.id,
              new Qualifications.Grant(
                  given.skill(),
                  given.level() == null ? 1 : given.level(),
                  shown ? Qualifications.CREDENTIAL : Qualifications.LEAD,
                  null,
                  given.reference(),
                  ends),
              caller.id());
          return qualifications.of(rater.id).get(0);
        });
  }

  @GET
  @Path("raters/{id}/qualifications")
  @Operation(summary = "All skills that a rater was ever given, newest first")
  public Listing<Qualifications.Qualification> list(@PathParam("id") String id) {
    return new Listing<>(qualifications.of(rater(id).id), null);
  }

  @DELETE
  @Path("raters/{id}/qualifications/{skill}")
  @Operation(summary = "Take a skill away")
  public void take(@PathParam("id") String id, @PathParam("skill") String skill) {
    qualifications.take(rater(id).id, skill);
  }

  private Rater rater(String id) {
    return raters
        .findByIdOptional(Ids.parse(id, "rater"))
        .orElseThrow(() -> Problem.notFound("rater"));
  }
}
