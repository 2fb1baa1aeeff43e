// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.dataset.Datasets;
import touchstone.guideline.Guidelines;
import touchstone.rater.Pools;
import touchstone.web.Body;
import touchstone.web.Once;

/** Projects and their states. */
@Path("/api/v1")
@Tag(name = "Projects")
@RolesAllowed(Role.LEADS)
class ProjectApi {
  private final Projects projects;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Caller caller;
  private final Once once;

  ProjectApi(
      Projects projects,
      Datasets datasets,
      Guidelines guidelines,
      Pools pools,
      Caller caller,
      Once once) {
    this.projects = projects;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.pools = pools;
    this.caller = caller;
    this.once = once;
  }

  record NewProject(
      String slug,
      String name,
      String dataset,
      String guideline,
      String pool,
      JsonNode policy,
      Boolean draft) {}

  record Shown(
      String slug,
      String name,
      String dataset,
      String guideline,
      String pool,
      Policy policy,
      String state,
      long tasks,
      UUID pinnedRun,
      Instant createdAt) {}

  private Shown shown(Project project) {
    return new Shown(
        project.slug,
        project.name,
        datasets.findById(project.datasetId).slug,
        guidelines.findById(project.guidelineId).slug,
        pools.findById(project.poolId).slug,
        project.policy(),
        project.state,
        project.tasks,
        project.pinnedRun,
        project.createdAt);
  }

  @POST
  @Path("projects")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a project, open at once unless draft is true",
      description =
          "422 where the dataset, guideline or pool is not known or the policy is refused.")
  @RequestBodySchema(NewProject.class)
  public Response create(Body body) {
    NewProject given = body.as(NewProject.class);
    return once.create(
        body,
        () ->
            shown(
                projects.create(
                    given.slug(),
                    given.name(),
                    known(
                        "dataset",
                        given.dataset(),
                        s -> datasets.find("slug", s).firstResultOptional()),
                    known(
                        "guideline",
                        given.guideline(),
                        s -> guidelines.find("slug", s).firstResultOptional()),
                    known("pool", given.pool(), s -> pools.find("slug", s).firstResultOptional()),
                    Policy.of(given.policy()),
                    Boolean.TRUE.equals(given.draft()),
                    caller.id())));
  }

  private static <T> T known(String field, String slug, Function<String, Optional<T>> look) {
    if (slug == null) {
      throw Problem.refusedField(field, "is missing");
    }
    return look.apply(slug).orElseThrow(() -> Problem.refusedField(field, "is not known"));
  }

  @GET
  @Path("projects")
  @Operation(summary = "List the projects by slug")
  public Listing<Shown> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return projects.page(Listing.limit(limit), Listing.after(after)).map(this::shown);
  }

  @GET
  @Path("projects/{slug}")
  @Operation(summary = "One project; state is draft, open, paused or cancelled")
  public Shown show(@PathParam("slug") String slug) {
    return shown(projects.named(slug));
  }

  @POST
  @Path("projects/{slug}/launch")
  @Operation(summary = "Open the project")
  public Shown launch(@PathParam("slug") String slug) {
    return moved(slug, project -> projects.launch(project, caller.id()));
  }

  @POST
  @Path("projects/{slug}/pause")
  @Operation(summary = "Give no further tasks out")
  public Shown pause(@PathParam("slug") String slug) {
    return moved(slug, project -> projects.pause(project, caller.id()));
  }

  @POST
  @Path("projects/{slug}/cancel")
  @Operation(summary = "End the project for good; what was judged stays")
  public Shown cancel(@PathParam("slug") String slug) {
    return moved(slug, project -> projects.cancel(project, caller.id()));
  }

  private Shown moved(String slug, Consumer<Project> move) {
    move.accept(projects.named(slug));
    return shown(projects.named(slug));
  }
}
