// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.RecordTime;
import touchstone.base.Times;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Tasks;
import touchstone.resolution.ResolutionRuns;

/** Labels out. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class ExportApi {
  private final Projects projects;
  private final Tasks tasks;
  private final ResolutionRuns runs;
  private final RecordTime recordTime;
  private final Exports exports;
  private final Cards cards;
  private final LabelUses uses;

  ExportApi(
      Projects projects,
      Tasks tasks,
      ResolutionRuns runs,
      RecordTime recordTime,
      Exports exports,
      Cards cards,
      LabelUses uses) {
    this.projects = projects;
    this.tasks = tasks;
    this.runs = runs;
    this.recordTime = recordTime;
    this.exports = exports;
    this.cards = cards;
    this.uses = uses;
  }

  @GET
  @Path("projects/{slug}/labels")
  @Operation(
      summary = "The labels, streamed",
      description =
          "mode: resolved, judgements or soft. format: ndjson (jsonl), json, csv, csv-spreadsheet,"
              + " parquet and hugging-face for every type of question; label-studio, doccano, prodigy,"
              + " conll, coco, yolo, voc, w3c (web-annotation), crowd-kit, preference and sagemaker"
              + " for some: 422 says which, before the first byte. All but the first four carry one"
              + " question: question may be left out where there is only one. Items without a label"
              + " are left out where a form cannot say so. asOf reads the past by record time: the"
              + " same asOf gives the same bytes for ever. run reads a kept run; without both, the"
              + " pinned run if there is one, else now. about=true adds to each row of the first four"
              + " what the question and the answer mean. Marks on a text or image that has changed"
              + " since are refused, or left out with changed=leave. With mode=judgements,"
              + " raters=pseudonym gives participants' ids for names, which no erasure changes.")
  public Response labels(
      @PathParam("slug") String slug,
      @QueryParam("mode") String mode,
      @QueryParam("question") String question,
      @QueryParam("format") String format,
      @QueryParam("asOf") String asOf,
      @QueryParam("run") String run,
      @QueryParam("about") boolean about,
      @QueryParam("changed") String changed,
      @QueryParam("raters") String raters) {
    Project project = projects.named(slug);
    UUID kept = run(run);
    if (kept != null) {
      runs.finished(project, kept);
    }
    Asked asked =
        asked(project, Mode.of(mode), question, asOf, kept, about, changed).called(raters);
    ExportFormat written = exports.format(format);
    tasks.pull(project);
    if (asked.scope().asOf() != null) {
      recordTime.settle(asked.scope().asOf());
    }
    Exports.File file = exports.file(project, asked, written);
    if (asked.mode() != Mode.JUDGEMENTS) {
      uses.note(project, asked.mode().word() + " " + written.name());
    }
    StreamingOutput body = file::write;
    return Response.ok(body)
        .type(
            written.mediaType()
                + (written.mediaType().matches("text/.*|.*json.*") ? ";charset=UTF-8" : ""))
        .header(
            "Content-Disposition", attachment(slug + "-" + asked.mode().word(), written.ending()))
        .build();
  }

  static String attachment(String stem, String ending) {
    return "attachment; filename=\"" + stem + "." + ending + "\"";
  }

  @GET
  @Path("projects/{slug}/labels/about")
  @Operation(
      summary = "What the labels mean: each question's text, values and guideline version",
      description = "asOf reads the past. To be kept beside a table of labels.")
  public JsonNode about(@PathParam("slug") String slug, @QueryParam("asOf") String asOf) {
    Project project = projects.named(slug);
    Asked asked = asked(project, Mode.JUDGEMENTS, null, asOf, null, true, null);
    ArrayNode questions = Json.array();
    exports.abouts(project, asked).values().forEach(each -> questions.add(each.toJson()));
    return Json.object().put("project", slug).set("questions", questions);
  }

  @GET
  @Path("projects/{slug}/card")
  @Produces("text/markdown")
  @Operation(
      summary = "The data card, as Markdown",
      description =
          "The questions of Data Statements and CrowdWorkSheets, answered from what is held here; what"
              + " is not held is said to be unanswered. Groups of fewer than 10 raters are hidden.")
  public Response card(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    return Response.ok(cards.markdown(project, null))
        .type("text/markdown;charset=UTF-8")
        .header("Content-Disposition", attachment(slug + "-card", "md"))
        .build();
  }

  /** The id of a run that was named, or null. */
  static UUID run(String run) {
    return run == null ? null : Ids.parse(run, "resolution run");
  }

  /** What is asked for, or 422 where its parts do not go together. */
  Asked asked(
      Project project,
      Mode mode,
      String question,
      String asOf,
      UUID run,
      boolean about,
      String changed) {
    if (run != null && (asOf != null || mode == Mode.JUDGEMENTS)) {
      throw Problem.refusedField("run", "goes with resolved or soft labels and without asOf");
    }
    if (changed != null && !changed.equals("leave") && !changed.equals("refuse")) {
      throw Problem.refusedField("changed", "must be refuse or leave");
    }
    Instant past = asOf == null ? null : Times.parse("asOf", asOf);
    UUID kept = run == null && past == null && mode != Mode.JUDGEMENTS ? project.pinnedRun : run;
    Asked asked =
        new Asked(
            mode,
            question,
            kept,
            new JudgementLog.Scope(past, false),
            about,
            "leave".equals(changed));
    if (question != null && !exports.abouts(project, asked).containsKey(question)) {
      throw Problem.refusedField("question", "is not asked in this project");
    }
    return asked;
  }
}
