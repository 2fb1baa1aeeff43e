// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Times;
import touchstone.base.Transactions;
import touchstone.dataset.ImportReport;
import touchstone.dataset.LineFormats;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Body;
import touchstone.web.LineWriter;

/** Judgements: brought in, given out and revised. */
@Path("/api/v1")
@Tag(name = "Labelling")
@RolesAllowed(Role.LEADS)
class JudgementApi {
  private final Projects projects;
  private final Judgements judgements;
  private final JudgementImport imports;
  private final JudgementLog log;
  private final LineFormats formats;
  private final Transactions transactions;
  private final Caller caller;

  JudgementApi(
      Projects projects,
      Judgements judgements,
      JudgementImport imports,
      JudgementLog log,
      LineFormats formats,
      Transactions transactions,
      Caller caller) {
    this.projects = projects;
    this.judgements = judgements;
    this.imports = imports;
    this.log = log;
    this.formats = formats;
    this.transactions = transactions;
    this.caller = caller;
  }

  record Revised(UUID judgement, int revision, boolean surplus) {}

  @POST
  @Path("projects/{slug}/judgements/import")
  @Consumes("*/*")
  @Operation(
      summary = "Bring judgements in, one answer a line: NDJSON, CSV or a JSON array",
      description =
          "Fields: item, rater (id, else name), question, answer, and kind, at, activeMillis (ms),"
              + " gold, source. Items must exist, or createItems=true.")
  public ImportReport bring(
      @PathParam("slug") String slug,
      @QueryParam("createItems") boolean createItems,
      @Context HttpHeaders headers,
      InputStream body) {
    Project project = projects.named(slug);
    return imports.bring(project, formats.of(headers.getMediaType()), body, createItems);
  }

  @GET
  @Path("projects/{slug}/judgements")
  @Produces("application/x-ndjson")
  @Operation(
      summary = "Every judgement, a line for each question",
      description =
          "Only the newest revision unless history=true; asOf reads the past. raters=pseudonym gives"
              + " participants' ids for names, which no erasure changes.")
  public StreamingOutput lines(
      @PathParam("slug") String slug,
      @QueryParam("history") boolean history,
      @QueryParam("asOf") String asOf,
      @QueryParam("raters") String raters) {
    Project project = projects.named(slug);
    JudgementLog.Scope scope =
        new JudgementLog.Scope(asOf == null ? null : Times.parse("asOf", asOf), history)
            .called(raters);
    log.settle(scope);
    return out -> {
      try (LineWriter lines = new LineWriter(out)) {
        log.read(project, scope, task -> task.lines().forEach(lines::write));
      }
    };
  }

  @PUT
  @Path("judgements/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.RATERS)
  @Operation(
      summary = "Revise one's own judgement",
      description =
          "A further revision, within 24 hours; the history is kept. questionMillis and"
              + " guidelineOpens as for a judgement.")
  @RequestBodySchema(Submission.class)
  public Revised revise(@PathParam("id") String id, Body body) {
    UUID judgement = Ids.parse(id, "judgement");
    Judgements.Recorded recorded =
        transactions.inNew(
            () -> judgements.revise(judgement, caller.id(), () -> body.as(Submission.class)));
    return new Revised(recorded.judgement(), recorded.revision(), recorded.surplus());
  }
}
