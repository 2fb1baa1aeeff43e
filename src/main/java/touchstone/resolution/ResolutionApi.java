// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Body;
import touchstone.web.Once;

/** Runs of resolution. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class ResolutionApi {
  private final Projects projects;
  private final ResolutionRuns runs;
  private final Once once;

  ResolutionApi(Projects projects, ResolutionRuns runs, Once once) {
    this.projects = projects;
    this.runs = runs;
    this.once = once;
  }

  record NewRun(String method, JsonNode params) {}

  record Begun(UUID run) {}

  record Pin(UUID run) {}

  @POST
  @Path("projects/{slug}/resolutions")
  @Operation(
      summary = "Resolve all judgements and keep the result",
      description = "Answers 202 at once; ask for the run's state. method: auto or majority.")
  @RequestBodySchema(NewRun.class)
  public Response resolve(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    NewRun given = body.orEmpty(NewRun.class);
    Response answer =
        once.answer(
            202, body, () -> new Begun(runs.queue(project, given.method(), given.params())));
    JsonNode begun = (JsonNode) answer.getEntity();
    runs.start(project, UUID.fromString(begun.get("run").textValue()));
    return answer;
  }

  @GET
  @Path("projects/{slug}/resolutions")
  @Operation(summary = "The runs of a project, newest first")
  public Listing<ResolutionRun> list(
      @PathParam("slug") String slug,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    return runs.page(projects.named(slug), Listing.limit(limit), Listing.after(after));
  }

  @GET
  @Path("resolution-runs/{id}")
  @Operation(summary = "One run: queued, running, finished or failed")
  public ResolutionRun show(@PathParam("id") String id) {
    return runs.find(Ids.parse(id, "resolution run"));
  }

  @PUT
  @Path("projects/{slug}/pinned-run")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Give this finished run's labels out by default; null unpins")
  @RequestBodySchema(Pin.class)
  public Pin pin(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    Pin pin = body.as(Pin.class);
    if (pin.run() != null) {
      runs.finished(project, pin.run());
    }
    projects.pin(project, pin.run());
    return pin;
  }
}
