// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;

/** Figures that numbers and pairs have beside their labels. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class ByRaterApi {
  private final Projects projects;
  private final Resolutions resolutions;
  private final RaterBias bias;
  private final PairScores scores;

  ByRaterApi(Projects projects, Resolutions resolutions, RaterBias bias, PairScores scores) {
    this.projects = projects;
    this.resolutions = resolutions;
    this.bias = bias;
    this.scores = scores;
  }

  record Biased(String question, List<RaterBias.Of> raters) {}

  record Scored(String question, boolean noisy, List<BradleyTerry.Score> things) {}

  @GET
  @Path("projects/{slug}/metrics/bias")
  @Operation(
      summary = "How far each rater's numbers lie above or below the labels",
      description = "In the question's unit, over items with two numbers or more.")
  public Biased bias(@PathParam("slug") String slug, @QueryParam("question") String question) {
    Project project = projects.named(slug);
    if (question == null || !resolutions.questions(project).contains(question)) {
      throw Problem.refusedField("question", "is not asked in this project");
    }
    return new Biased(question, bias.of(project, question));
  }

  @GET
  @Path("projects/{slug}/metrics/ranking")
  @Operation(
      summary = "Scores of what a pairwise question compares, by Bradley and Terry",
      description =
          "The mean score is 0; one of score s beats one of score t with e^s / (e^s + e^t). left"
              + " and right name fields that say what is compared, such as the system behind each"
              + " text; without them the texts themselves are. noisy=true takes raters to choose by"
              + " lot now and then.")
  public Scored ranking(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("left") String left,
      @QueryParam("right") String right,
      @QueryParam("noisy") boolean noisy) {
    Project project = projects.named(slug);
    return new Scored(question, noisy, scores.of(project, question, left, right, noisy));
  }
}
