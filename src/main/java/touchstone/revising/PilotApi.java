// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Body;
import touchstone.web.Once;

/** The pilot of a project, and its gate. */
@Path("/api/v1")
@Tag(name = "Instructions")
@RolesAllowed(Role.LEADS)
class PilotApi {
  private final Projects projects;
  private final Pilots pilots;
  private final Caller caller;
  private final Once once;

  PilotApi(Projects projects, Pilots pilots, Caller caller, Once once) {
    this.projects = projects;
    this.pilots = pilots;
    this.caller = caller;
    this.once = once;
  }

  record Opening(String note) {}

  @GET
  @Path("projects/{slug}/pilot")
  @Operation(
      summary = "How a project's pilot stands against its gate",
      description =
          "policy.pilot {items [30], raters [3], alpha [.6]}: only the first items by rank are given out"
              + " until a lead opens the rest. passed: all have their judgements, and the leading measure"
              + " of every question has a value from alpha on (its interval is beside it), or everybody"
              + " said the same of everything. 404 where the policy has no pilot.")
  public Pilots.Standing pilot(@PathParam("slug") String slug) {
    return pilots.of(projects.named(slug));
  }

  @POST
  @Path("projects/{slug}/pilot/open")
  @Operation(
      summary = "Give out the items behind the pilot",
      description = "409 while the pilot has not passed, unless a note says why they are opened.")
  @RequestBodySchema(Opening.class)
  public Response open(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    Opening given = body.orEmpty(Opening.class);
    return once.create(
        body,
        () -> {
          pilots.open(project, given.note(), caller.id());
          return pilots.of(project);
        });
  }
}
