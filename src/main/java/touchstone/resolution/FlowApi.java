// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Projects;

/** From answers to labels, counted. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class FlowApi {
  private final Projects projects;
  private final Flows flows;

  FlowApi(Projects projects, Flows flows) {
    this.projects = projects;
    this.flows = flows;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Line(String answer, String label, long judgements) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Shown(String question, long total, List<Line> flows) {}

  @GET
  @Path("projects/{slug}/metrics/confusion")
  @Operation(
      summary = "How many judgements gave each answer where the label became each value",
      description =
          "Of the question asked for, else the first whose answers are of a few values; question is"
              + " null where there is none, and refused where its answers are of another kind. label"
              + " is null where there is none: a tie, or nothing that counts. Golds are left out."
              + " total is the sum of all judgements. Large projects are counted once a minute.")
  public Shown confusion(@PathParam("slug") String slug, @QueryParam("question") String asked) {
    Project project = projects.named(slug);
    Question question = flows.question(project, asked);
    if (question == null) {
      return new Shown(null, 0, List.of());
    }
    Flows.Counted counted = flows.of(project, question);
    return new Shown(
        question.name(),
        counted.total(),
        counted.flows().stream()
            .map(flow -> new Line(flow.answer(), flow.label(), flow.judgements()))
            .toList());
  }
}
