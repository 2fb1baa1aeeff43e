// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;

/** What was labelled elsewhere, brought in. */
@Path("/api/v1")
@Tag(name = "Data")
@RolesAllowed(Role.LEADS)
class IntakeApi {
  private final Projects projects;
  private final Intake intake;

  IntakeApi(Projects projects, Intake intake) {
    this.projects = projects;
    this.intake = intake;
  }

  @POST
  @Path("projects/{slug}/intake")
  @Consumes("*/*")
  @Operation(
      summary = "Bring a file of another tool in: its items, raters and judgements",
      description =
          "format: label-studio, doccano, prodigy, argilla, coco, yolo (a zip), conll, w3c"
              + " (web-annotation), sagemaker, csv or jsonl (a long table). question: which question is"
              + " answered; needed where several could be, save for label-studio, argilla, csv and"
              + " jsonl, which name it themselves. from: what the file calls the question. rater and"
              + " kind: who answered, where the file does not say (by default the format's name,"
              + " generalist). dryRun=true says what would be taken and lost (times in ms, places as"
              + " line or JSON path) and keeps nothing. The file is read to its end before anything is"
              + " kept; a document with a broken part is refused as a whole (422 names the places), a"
              + " broken line alone. Items that are here stay as they are. The same file again changes"
              + " nothing. Up to 1 GB; COCO and CoNLL up to 64 MB.")
  public IntakeReport bring(
      @PathParam("slug") String slug,
      @QueryParam("format") String format,
      @QueryParam("question") String question,
      @QueryParam("from") String from,
      @QueryParam("rater") String rater,
      @QueryParam("kind") String kind,
      @QueryParam("dryRun") boolean dryRun,
      InputStream body) {
    Project project = projects.named(slug);
    IntakeFormat taken = intake.format(format);
    Wanted wanted = intake.wanted(project, taken, question, from, rater, kind);
    try (Upload upload = Upload.of(body, taken.held())) {
      return intake.bring(project, taken, wanted, upload.path(), dryRun);
    }
  }
}
