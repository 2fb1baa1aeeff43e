// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
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
      return of(new Parts.Scoped("all", null, agreement));
    }

    static Measured of(Parts.Scoped each) {
      Agreement agreement = each.agreement();
      return new Measured(
          agreement.name(),
          each.scope(),
          each.key(),
          agreement.value(),
          agreement.low(),
          agreement.high(),
          agreement.n(),
          agreement.note());
    }
  }

  record OfQuestion(String question, String leading, List<Measured> measures) {
    static OfQuestion of(Agreements.OfQuestion each) {
      return new OfQuestion(
          each.heard().question().name(),
          each.heard().kind().leading(),
          each.measures().stream().map(Measured::of).toList());
    }
  }

  /** Answers to golds that were right, all together and by kind of rater. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Gold(String kind, int right, int of, Double value, Double low, Double high) {
    static Gold of(GoldAnswers.OfKind each) {
      Share share = each.share();
      return new Gold(
          each.kind(), share.right(), share.of(), share.value(), share.low(), share.high());
    }
  }

  record Shown(
      String question,
      String leading,
      List<Measured> measures,
      List<Measured> baseline,
      List<Gold> gold,
      long pairs,
      boolean partly,
      List<OfQuestion> questions) {}

  @GET
  @Path("projects/{slug}/metrics/agreement")
  @Operation(
      summary =
          "How far raters agree on a question, each measure with a 95 % interval, beside gold",
      description =
          "The question asked for, else the first; questions has all with scope all. Which measures"
              + " there are depends on what is asked; leading names the first to look at. scope is"
              + " all, slice (key name:value; the 40 largest), pair (key rater / rater; the 50 of"
              + " pairs that share the most items), version (of the guideline) or origin"
              + " (human-human, human-model, model-model, human-outcome, ...). Between two origins"
              + " each answer of one is compared with each of the other. baseline has experts among"
              + " each other, generalists against experts, generalists among each other. gold is the"
              + " share of answers to golds that were right, with Wilson's interval. value is null"
              + " with a note in words where it is undefined. n counts items. slice is name:value, refused"
              + " where no item has it; accuracy by gold here is a share with Wilson's interval, while"
              + " skill of metrics/raters is the mean of a Beta distribution, nearer to a half where"
              + " golds are few. from (included) and to (not included) are RFC 3339 times of judging.")
  public Shown agreement(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    Agreements.Report report =
        agreements.report(project, Part.of(slice, from, to), question, Agreements.MOST, false);
    OfQuestion asked = OfQuestion.of(report.asked());
    List<Measured> measures = new ArrayList<>(asked.measures());
    Parts parts = report.parts();
    Stream.of(parts.slices(), parts.pairs(), parts.versions(), parts.origins())
        .flatMap(List::stream)
        .forEach(each -> measures.add(Measured.of(each)));
    return new Shown(
        asked.question(),
        asked.leading(),
        measures,
        parts.baseline().stream().map(Measured::of).toList(),
        GoldAnswers.byKind(report.golds(), asked.question()).stream().map(Gold::of).toList(),
        parts.pairsThereAre(),
        report.asked().heard().partly(),
        report.all().stream().map(OfQuestion::of).toList());
  }
}
