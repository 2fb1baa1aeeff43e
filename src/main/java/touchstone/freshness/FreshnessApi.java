// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Promise;
import touchstone.resolution.agreement.Part;

/** How old labels are: a gate before training, and the figures. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class FreshnessApi {
  private final Projects projects;
  private final Freshness freshness;
  private final Figures figures;

  FreshnessApi(Projects projects, Freshness freshness, Figures figures) {
    this.projects = projects;
    this.freshness = freshness;
    this.figures = figures;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfSlice(String slice, long labels, String ageP50, String ageP95, String status) {
    static OfSlice of(Standing one) {
      return new OfSlice(
          one.slice().word(),
          one.labels(),
          Length.text(one.ageP50()),
          Length.text(one.ageP95()),
          one.status());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Passed(
      String status,
      Promise promise,
      long labels,
      String ageP50,
      String ageP95,
      List<OfSlice> slices,
      Instant at,
      String note) {}

  @GET
  @Path("projects/{slug}/freshness")
  @Operation(
      summary = "Whether the labels are as fresh as promised: a gate before training",
      description =
          "200 where they are, with status fresh or warn; 409 where more than 1 - share of the labels"
              + " are older than errorAfter, in all or in a slice with a promise of its own: errors"
              + " names each and by how much. Also 409 where a promise is made and there is no label"
              + " yet: there is nothing to train on. 200 with a note, and a status of null, where"
              + " nothing is promised. A label is as old as the newest judgement of its newest"
              + " round; one judged ahead of the clock has an age of 0. Ages are ISO 8601 durations.")
  @APIResponse(responseCode = "200", description = "As fresh as promised")
  public Passed gate(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    Promise promise = project.policy().freshness();
    Freshness.Report report = freshness.promised(project);
    Standing all = report.all();
    if (promise != null && all.labels() == 0) {
      throw Problem.conflict("There are no labels yet: nothing to train on.");
    }
    List<Standing> failed = report.failed();
    if (!failed.isEmpty()) {
      throw refused(failed);
    }
    return new Passed(
        report.status(),
        promise,
        all.labels(),
        Length.text(all.ageP50()),
        Length.text(all.ageP95()),
        report.slices().stream().map(OfSlice::of).toList(),
        report.at(),
        promise == null ? "No promise of freshness is made: policy.freshness has none." : null);
  }

  private static Problem refused(List<Standing> failed) {
    List<Fault> faults =
        failed.stream()
            .map(
                one ->
                    Fault.at(
                        one.slice().equals(Slice.ALL) ? "labels" : one.slice().word(),
                        "%d of %d labels are older than %s, %d may be; the age at 95 %% is %s"
                            .formatted(
                                one.stale(),
                                one.labels(),
                                Length.text(one.limits().errorAfter()),
                                one.limits().spared(one.labels()),
                                Length.text(one.ageP95()))))
            .toList();
    return new Problem(
        409,
        "Stale labels",
        "Labels are older than promised: "
            + String.join(", ", faults.stream().map(Fault::field).toList())
            + ".",
        faults);
  }

  @GET
  @Path("projects/{slug}/metrics/freshness")
  @Operation(
      summary = "How old labels are, in all and by slice, and what makes them outdated",
      description =
          "shareInWarn: past warnAfter and not past errorAfter; shareInError: past errorAfter; null"
              + " where that is not promised. slices come worst first, the 200 worst; outdated counts"
              + " labels with a reason: guideline (its meaning changed since), item (its content did),"
              + " age (past errorAfter), drift (of the slice in a stream of the project), feedback"
              + " (a stream says otherwise than most people). halfLife is measured where 10 or more"
              + " labels drawn at random were made again, else assumed. queue counts labels that are"
              + " outdated and could be made again now, and what that costs; price is null where the"
              + " pool pays nothing. guideline.behind: labels by meaning changes since. uses: each"
              + " time labels were taken out, with ages then. feedback: seconds from prediction to"
              + " outcome, and the peaks of the age of information, by slice over 30 days. slice is"
              + " name:value; from (included) and to (not included) are RFC 3339 times of judging.")
  public Figures.Shown metrics(
      @PathParam("slug") String slug,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    return figures.of(projects.named(slug), Part.of(slice, from, to));
  }
}
