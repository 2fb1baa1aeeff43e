// SPDX-License-Identifier: Apache-2.0
package touchstone.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.project.Projects;

/** How projects stand, for programs that watch. */
@Path("/api/v1")
@Tag(name = "Projects")
@RolesAllowed(Role.LEADS)
class HealthApi {
  private final Projects projects;
  private final Healths healths;

  HealthApi(Projects projects, Healths healths) {
    this.projects = projects;
    this.healths = healths;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Line(String project, String name, String state, Health health) {}

  @GET
  @Path("projects/{slug}/health")
  @Operation(
      summary = "Agreement, quality, freshness, cost, coverage and backlog, the worst first",
      description =
          "status: bad, warn, unknown, good. word says what is the case; figure is the alpha, the"
              + " share (0 to 1) or the number it goes by; href is the page where to act. at is when"
              + " it was looked at: large projects are looked at once a minute.")
  public Health of(@PathParam("slug") String slug) {
    return healths.of(projects.named(slug)).health();
  }

  @GET
  @Path("organisation")
  @Operation(
      summary = "How all projects stand, by slug",
      description = "health is null for a project that is being looked at for the first time.")
  public Listing<Line> all(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return projects
        .page(Listing.limit(limit), Listing.after(after))
        .map(
            project ->
                new Line(
                    project.slug, project.name, project.state, healths.soon(project).orElse(null)));
  }
}
