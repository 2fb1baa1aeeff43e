// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;

/** How far a project is. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class ProgressApi {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final long LOOK_EVERY = 250;

  private final Projects projects;
  private final Progress progress;

  ProgressApi(Projects projects, Progress progress) {
    this.projects = projects;
    this.progress = progress;
  }

  record Ready(boolean ready, long tasks) {}

  @GET
  @Path("projects/{slug}/metrics/progress")
  @Operation(summary = "Tasks, judgements and leases, and each rater's part")
  public Progress.Figures progress(@PathParam("slug") String slug) {
    return progress.of(projects.named(slug));
  }

  @GET
  @Path("projects/{slug}/ready")
  @Operation(
      summary = "200 when every task is settled, 404 while not, 410 when cancelled",
      description = "wait=PT30S waits up to that long (5 minutes at most) for it.")
  public Response ready(@PathParam("slug") String slug, @QueryParam("wait") String wait)
      throws InterruptedException {
    Project project = projects.named(slug);
    Instant until = Instant.now().plus(waiting(wait));
    while (true) {
      if (project.cancelled()) {
        throw new Problem(410, "Cancelled", "The project was cancelled.", List.of());
      }
      long tasks = progress.settled(project);
      if (tasks > 0) {
        return Response.ok(new Ready(true, tasks)).build();
      }
      if (Instant.now().isAfter(until)) {
        throw new Problem(404, "Not ready", "Some tasks are not settled yet.", List.of());
      }
      Thread.sleep(LOOK_EVERY);
      project = projects.afresh(project.id);
    }
  }

  private static Duration waiting(String wait) {
    if (wait == null || wait.isBlank()) {
      return Duration.ZERO;
    }
    try {
      Duration length = Duration.parse(wait);
      if (!length.isNegative() && length.compareTo(LONGEST_WAIT) <= 0) {
        return length;
      }
    } catch (DateTimeParseException noDuration) {
      // falls through
    }
    throw Problem.malformed(
        "wait must be an ISO 8601 duration up to PT5M.", Fault.at("wait", "is no such duration"));
  }
}
