// SPDX-License-Identifier: Apache-2.0
package touchstone.burden;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.project.Projects;
import touchstone.resolution.agreement.Part;

/** What each question costs the people who answer it. */
@Path("/api/v1")
@Tag(name = "Quality")
@RolesAllowed(Role.LEADS)
class BurdenApi {
  private final Projects projects;
  private final Burdens burdens;

  BurdenApi(Projects projects, Burdens burdens) {
    this.projects = projects;
    this.burdens = burdens;
  }

  record Shown(List<Burden> questions) {}

  @GET
  @Path("projects/{slug}/metrics/questions")
  @Operation(
      summary = "Time, skips, undos, changes and doubts of people by question and template version",
      description =
          "medianMillis: active milliseconds on the question, of the judgement where one question"
              + " is asked; null where none were kept. Rates are shares, null where there is nothing"
              + " to take them of: skipRate skips / (skips + judgements); undoRate taken back / sent;"
              + " changeRate judgements whose answer differs from an earlier revision's;"
              + " guidelineRate judgements over which the guideline was opened, of those given here;"
              + " clarityThreads threads of kind confusing or guideline for each judgement. Skips,"
              + " undos, guideline and threads are of the whole version. trouble is the sum of the"
              + " five; the most comes first. slice is name:value; from (included) and to (not"
              + " included) are RFC 3339 times; 422 where they are not.")
  public Shown questions(
      @PathParam("slug") String slug,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    return new Shown(burdens.of(projects.named(slug), Part.of(slice, from, to)));
  }
}
