// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.resolution.agreement.Part;

/** What each rater of a project did, and how well. */
@Path("/api/v1")
@Tag(name = "Quality")
@RolesAllowed(Role.LEADS)
class RaterFiguresApi {
  private final Projects projects;
  private final RaterFigures figures;

  RaterFiguresApi(Projects projects, RaterFigures figures) {
    this.projects = projects;
    this.figures = figures;
  }

  record Shown(List<RaterFigures.Of> raters) {}

  @GET
  @Path("projects/{slug}/metrics/raters")
  @Operation(
      summary = "Judgements, skill by gold, skips, undos and median active time of each rater",
      description =
          "skill is the mean of Beta(1 + right, 1 + wrong) over the golds answered, low and high its"
              + " 90 % interval; null without golds. It is another estimate than accuracy, and than Right on"
              + " the page of agreement, which are plain shares: with few golds it is nearer to a half. medianActiveMillis is in milliseconds. With a"
              + " question also accuracy {right,of,value,low,high} (95 %, Wilson) and macroF1, against"
              + " gold where the rater answered any, else against the resolved label: against says"
              + " which. confusion=true adds how often each answer was given for each, both as JSON"
              + " texts. slice is name:value; from (included) and to (not included) are RFC 3339"
              + " times.")
  public Shown raters(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("confusion") boolean confusion,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    return new Shown(
        figures.of(
            project,
            Part.of(slice, from, to),
            question == null || question.isBlank() ? null : question,
            confusion));
  }
}
