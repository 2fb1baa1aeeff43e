// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.resolution.agreement.Part;

/** The labels behind a figure of freshness, one by one; and the figures as a file. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class LabelPages {
  private static final int MOST = 200;

  private final Projects projects;
  private final AgePulls pulls;
  private final Queue queue;
  private final Figures figures;

  @CheckedTemplate(basePath = "freshness")
  static class Templates {
    static native TemplateInstance labels(View view);
  }

  /** A row of the list. */
  record Row(Queue.Waiting waiting) {
    public double days() {
      return Length.days(waiting.age());
    }
  }

  /**
   * What the list shows.
   *
   * @param slice in words, or null
   * @param partly whether there are more than are shown
   */
  record View(Project project, String slice, List<Row> rows, boolean partly) {}

  LabelPages(Projects projects, AgePulls pulls, Queue queue, Figures figures) {
    this.projects = projects;
    this.pulls = pulls;
    this.queue = queue;
    this.figures = figures;
  }

  @GET
  @Path("{slug}/freshness/labels")
  public TemplateInstance labels(
      @PathParam("slug") String slug,
      @QueryParam("slice") String slice,
      @QueryParam("older") String older,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    Part part = Part.of(slice, from, to);
    Slice of = part.name() == null ? Slice.ALL : new Slice(part.name(), part.slice());
    pulls.everything(project);
    Span span = new Span(part.from(), earlier(part.to(), older));
    List<Queue.Waiting> labels = queue.oldest(project, of, span, MOST + 1);
    return Templates.labels(
        new View(
            project,
            part.name() == null ? null : of.word(),
            labels.stream().limit(MOST).map(Row::new).toList(),
            labels.size() > MOST));
  }

  private static Instant earlier(Instant to, String older) {
    if (older == null || older.isBlank()) {
      return to;
    }
    try {
      Instant bound = Instant.now().minus(Duration.parse(older));
      return to == null || bound.isBefore(to) ? bound : to;
    } catch (DateTimeParseException | ArithmeticException noLength) {
      throw Problem.refusedField("older", "must be an ISO 8601 duration such as P14D");
    }
  }

  @GET
  @Path("{slug}/freshness.csv")
  @Produces("text/csv")
  public Response csv(@PathParam("slug") String slug) {
    Figures.Shown shown = figures.of(projects.named(slug), Part.of(null, null, null));
    return AgeSheet.of(shown).as(slug + "-freshness");
  }
}
