// SPDX-License-Identifier: Apache-2.0
package touchstone.burden;

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
import java.util.List;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.resolution.agreement.Part;
import touchstone.web.Sheet;

/** Which question hurts, as a picture, a table and the items behind it, for a lead. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class BurdenPages {
  private final Projects projects;
  private final Burdens burdens;

  @CheckedTemplate(basePath = "burden")
  static class Templates {
    static native TemplateInstance questions(View view);
  }

  /** What was asked for, as it stands in the form. */
  record Asked(String slice, String from, String to) {}

  /** Everything that the page shows; chart is null where nothing was judged or skipped. */
  record View(
      Project project,
      Asked asked,
      List<Burden> burdens,
      BurdenChart chart,
      List<Burdens.Skip> skipped) {}

  BurdenPages(Projects projects, Burdens burdens) {
    this.projects = projects;
    this.burdens = burdens;
  }

  @GET
  @Path("{slug}/questions")
  public TemplateInstance questions(
      @PathParam("slug") String slug,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    Part part = Part.ofDays(slice, from, to);
    List<Burden> all = burdens.of(project, part);
    return Templates.questions(
        new View(
            project,
            new Asked(text(slice), text(from), text(to)),
            all,
            BurdenChart.of(all),
            burdens.skipped(project, part)));
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }

  /** The table as a file. */
  @GET
  @Path("{slug}/questions.csv")
  @Produces("text/csv")
  public Response sheet(
      @PathParam("slug") String slug,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    Sheet sheet =
        new Sheet(
            "question",
            "guidelineVersion",
            "judgements",
            "medianMillis",
            "skipRate",
            "undoRate",
            "changeRate",
            "guidelineRate",
            "clarityThreads",
            "trouble");
    for (Burden each : burdens.of(project, Part.ofDays(slice, from, to))) {
      sheet.row(
          each.question(),
          each.guidelineVersion(),
          each.judgements(),
          each.medianMillis(),
          each.skipRate(),
          each.undoRate(),
          each.changeRate(),
          each.guidelineRate(),
          each.clarityThreads(),
          each.trouble());
    }
    return sheet.as(project.slug + "-questions");
  }
}
