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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Tasks;
import touchstone.web.Body;
import touchstone.web.Once;

/** Runs of resolution. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class ResolutionApi {
  private final Projects projects;
  private final Tasks tasks;
  private final Resolutions resolutions;
  private final ResolutionRuns runs;
  private final RunChanges changes;
  private final Once once;

  ResolutionApi(
      Projects projects,
      Tasks tasks,
      Resolutions resolutions,
      ResolutionRuns runs,
      RunChanges changes,
      Once once) {
    this.tasks = tasks;
    this.resolutions = resolutions;
    this.changes = changes;
    this.projects = projects;
    this.runs = runs;
    this.once = once;
  }

  record NewRun(String method, JsonNode params) {}

  record Begun(UUID run) {}

  record Pin(UUID run) {}

  record Skilled(List<ResolutionRuns.Skill> skills) {}

  record Settled(List<LabelLine> labels) {}

  @POST
  @Path("projects/{slug}/resolutions")
  @Operation(
      summary = "Resolve all judgements and keep the result",
      description =
          "Answers 202 at once; ask for the run's state. method: auto, or one by name (docs/reference/methods.md);"
              + " params: what that method takes.")
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

  @GET
  @Path("resolution-runs/{id}/skills")
  @Operation(
      summary = "How often each rater is right by the method's own account, 0 to 1",
      description = "By question. Not an accuracy: no truth is looked at.")
  public Skilled skills(@PathParam("id") String id) {
    ResolutionRun run = runs.find(Ids.parse(id, "resolution run"));
    return new Skilled(runs.skills(run.run()));
  }

  @GET
  @Path("resolution-runs/{id}/changes")
  @Operation(
      summary = "Which labels changed from another run to this one, and why",
      description =
          "from: the other run, of the same project, both finished. why: judgements, settled,"
              + " method or skills. items holds the first limit of them.")
  public RunChanges.Changes changes(
      @PathParam("id") String id,
      @QueryParam("from") String from,
      @QueryParam("limit") Integer limit) {
    UUID run = Ids.parse(id, "resolution run");
    Project project = projects.findById(runs.project(run));
    if (from == null) {
      throw Problem.refusedField("from", "is missing");
    }
    return changes.between(
        runs.finished(project, Ids.parse(from, "resolution run")),
        runs.finished(project, run),
        Listing.limit(limit));
  }

  @GET
  @Path("resolution-runs/{id}/settled")
  @Operation(
      summary = "One item as it is judged now, by the skills that the run learned",
      description = "The skills stay frozen: what came since counts, and nothing is learned of it.")
  public Settled settled(@PathParam("id") String id, @QueryParam("item") String item) {
    UUID run = Ids.parse(id, "resolution run");
    Project project = projects.findById(runs.project(run));
    ResolutionRun found = runs.finished(project, run);
    UUID task = tasks.of(project, item == null ? "" : item);
    return new Settled(
        resolutions.settle(project, task, ResolutionRuns.wanted(found), found.asOf()).stream()
            .map(labelled -> LabelLine.of(labelled, run))
            .toList());
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
