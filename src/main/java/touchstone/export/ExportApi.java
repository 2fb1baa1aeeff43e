// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.RecordTime;
import touchstone.base.Times;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Tasks;
import touchstone.resolution.ResolutionRuns;
import touchstone.resolution.Resolutions;

/** Labels out. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class ExportApi {
  private static final Set<String> MODES = Set.of("resolved", "judgements", "soft");

  private final Projects projects;
  private final Tasks tasks;
  private final Resolutions resolutions;
  private final ResolutionRuns runs;
  private final RecordTime recordTime;
  private final Exports exports;

  ExportApi(
      Projects projects,
      Tasks tasks,
      Resolutions resolutions,
      ResolutionRuns runs,
      RecordTime recordTime,
      Exports exports) {
    this.projects = projects;
    this.tasks = tasks;
    this.resolutions = resolutions;
    this.runs = runs;
    this.recordTime = recordTime;
    this.exports = exports;
  }

  @GET
  @Path("projects/{slug}/labels")
  @Operation(
      summary = "The labels, streamed",
      description =
          "mode: resolved, judgements or soft. format: ndjson, json, csv or csv-spreadsheet. asOf"
              + " reads the past by record time: the same asOf gives the same bytes for ever. run"
              + " reads a kept run; without both, the pinned run if there is one, else now.")
  public Response labels(
      @PathParam("slug") String slug,
      @QueryParam("mode") String mode,
      @QueryParam("question") String question,
      @QueryParam("format") String format,
      @QueryParam("asOf") String asOf,
      @QueryParam("run") String run) {
    Project project = projects.named(slug);
    UUID kept = run == null ? null : Ids.parse(run, "resolution run");
    if (kept != null) {
      runs.finished(project, kept);
    }
    Exports.Asked asked = asked(project, mode, question, asOf, kept);
    ExportFormat written = exports.format(format);
    tasks.pull(project);
    if (asked.scope().asOf() != null) {
      recordTime.settle(asked.scope().asOf());
    }
    StreamingOutput body = out -> exports.write(project, asked, written, out);
    return Response.ok(body)
        .type(written.mediaType() + ";charset=UTF-8")
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + slug + "-" + asked.mode() + "." + written.ending() + "\"")
        .build();
  }

  private Exports.Asked asked(
      Project project, String mode, String question, String asOf, UUID run) {
    String wanted = mode == null ? "resolved" : mode;
    if (!MODES.contains(wanted)) {
      throw Problem.refusedField("mode", "must be resolved, judgements or soft");
    }
    if (question != null && !resolutions.questions(project).contains(question)) {
      throw Problem.refusedField("question", "is not asked in this project");
    }
    if (run != null && (asOf != null || wanted.equals("judgements"))) {
      throw Problem.refusedField("run", "goes with resolved or soft labels and without asOf");
    }
    Instant past = asOf == null ? null : Times.parse("asOf", asOf);
    UUID kept = run == null && past == null ? project.pinnedRun : run;
    return new Exports.Asked(wanted, question, kept, new JudgementLog.Scope(past, false));
  }
}
