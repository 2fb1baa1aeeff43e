// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;

/** Agreement between raters. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class AgreementApi {
  private final Projects projects;
  private final Agreements agreements;

  AgreementApi(Projects projects, Agreements agreements) {
    this.projects = projects;
    this.agreements = agreements;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Measured(
      String name,
      String scope,
      String key,
      Double value,
      Double low,
      Double high,
      int n,
      String note) {
    static Measured of(Agreement agreement) {
      return new Measured(
          agreement.name(),
          "all",
          null,
          agreement.value(),
          agreement.low(),
          agreement.high(),
          agreement.n(),
          agreement.note());
    }
  }

  record OfQuestion(String question, List<Measured> measures) {}

  record Shown(String question, List<Measured> measures, List<OfQuestion> questions) {}

  @GET
  @Path("projects/{slug}/metrics/agreement")
  @Operation(
      summary = "Percent agreement and Krippendorff's alpha by question, with 95 % intervals",
      description =
          "The question asked for, else the first; questions has all. value is null with a note in"
              + " words where it is undefined.")
  public Shown agreement(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    if (slice != null || from != null || to != null) {
      throw Problem.refused("This version has no agreement by slice, from or to yet.");
    }
    Map<String, List<Agreement>> all = agreements.of(project);
    List<OfQuestion> questions =
        all.entrySet().stream()
            .map(
                entry ->
                    new OfQuestion(
                        entry.getKey(), entry.getValue().stream().map(Measured::of).toList()))
            .toList();
    OfQuestion first =
        questions.stream()
            .filter(each -> question == null || each.question().equals(question))
            .findFirst()
            .orElseThrow(() -> Problem.refusedField("question", "is not asked in this project"));
    return new Shown(first.question(), first.measures(), questions);
  }
}
