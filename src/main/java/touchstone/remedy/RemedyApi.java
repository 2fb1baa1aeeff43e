// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.watch.Cause;
import touchstone.watch.SliceAlarm;
import touchstone.watch.SliceAlarms;
import touchstone.web.Body;
import touchstone.web.LineWriter;
import touchstone.web.Once;

/** What is done about an alarm: the batch that people label, the comparison, the cause. */
@Path("/api/v1")
@Tag(name = "Feedback")
@RolesAllowed(Role.LEADS)
class RemedyApi {
  private final Streams streams;
  private final SliceAlarms alarms;
  private final SliceBatches batches;
  private final Remedies remedies;
  private final TrainingRows training;
  private final Projects projects;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Caller caller;
  private final Once once;

  RemedyApi(
      Streams streams,
      SliceAlarms alarms,
      SliceBatches batches,
      Remedies remedies,
      TrainingRows training,
      Projects projects,
      Guidelines guidelines,
      Pools pools,
      Caller caller,
      Once once) {
    this.streams = streams;
    this.alarms = alarms;
    this.batches = batches;
    this.remedies = remedies;
    this.training = training;
    this.projects = projects;
    this.guidelines = guidelines;
    this.pools = pools;
    this.caller = caller;
    this.once = once;
  }

  record Redraft(Integer size) {}

  record Launch(String pool, String guideline, Integer overlap) {}

  record Closing(String cause, String note) {}

  record Shown(
      Instant draftedAt,
      String project,
      Instant launchedAt,
      List<BatchItem> items,
      Comparison comparison,
      JsonNode outcome) {}

  private Shown shown(Stream stream, SliceAlarm alarm) {
    SliceBatch batch = batches.of(alarm).orElseThrow(() -> Problem.notFound("batch"));
    return new Shown(
        batch.draftedAt(),
        batch.project() == null ? null : projects.findById(batch.project()).slug,
        batch.launchedAt(),
        batches.items(batch),
        remedies.compare(stream, alarm),
        batch.outcome());
  }

  @GET
  @Path("streams/{slug}/alarms/{id}/batch")
  @Operation(
      summary = "What an alarm's batch holds, and what model, stream and people say of it",
      description =
          "Drafted by itself within seconds of the alarm; 404 before. reason of an item: worst (label"
              + " farthest from score), random (control of the slice), elsewhere (to compare with).")
  public Shown batch(@PathParam("slug") String slug, @PathParam("id") String id) {
    Stream stream = streams.afresh(slug);
    return shown(stream, alarms.named(stream, id));
  }

  @POST
  @Path("streams/{slug}/alarms/{id}/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Draft the batch anew, of another size",
      description = "size is 20 to 5000 [100]. 409 once it is launched.")
  @RequestBodySchema(Redraft.class)
  public Response draft(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Stream stream = streams.afresh(slug);
    SliceAlarm alarm = alarms.named(stream, id);
    Redraft given = body.orEmpty(Redraft.class);
    batches.again(alarm, given.size() == null ? SliceBatches.SIZE : given.size());
    return Response.status(201).entity(shown(stream, alarm)).build();
  }

  @POST
  @Path("streams/{slug}/alarms/{id}/batch/launch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Open a project over the batch for a pool",
      description =
          "guideline is that of the stream's project unless named; overlap is 1 to 1000 [3]. The"
              + " stream's labels stand beside those of people and take no place of one.")
  @RequestBodySchema(Launch.class)
  public Response launch(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Stream stream = streams.afresh(slug);
    SliceAlarm alarm = alarms.named(stream, id);
    Launch given = body.as(Launch.class);
    return once.create(
        body,
        () -> {
          remedies.launch(
              stream,
              alarm,
              pool(given.pool()),
              guideline(stream, given.guideline()),
              overlap(given.overlap()),
              caller.id());
          return shown(stream, alarm);
        });
  }

  private Pool pool(String slug) {
    String named = Required.text("pool", slug, 64);
    return pools
        .find("slug", named)
        .<Pool>firstResultOptional()
        .orElseThrow(() -> Problem.refusedField("pool", "does not exist: " + named));
  }

  private Guideline guideline(Stream stream, String slug) {
    if (slug == null) {
      if (stream.project() == null) {
        throw Problem.refusedField("guideline", "is missing: the stream has no project");
      }
      Project project = projects.findById(stream.project());
      return guidelines.findById(project.guidelineId);
    }
    return guidelines
        .find("slug", slug)
        .<Guideline>firstResultOptional()
        .orElseThrow(() -> Problem.refusedField("guideline", "does not exist: " + slug));
  }

  private static int overlap(Integer given) {
    int overlap = given == null ? 3 : given;
    if (overlap < 1 || overlap > 1000) {
      throw Problem.refusedField("overlap", "must be 1 to 1000");
    }
    return overlap;
  }

  @POST
  @Path("streams/{slug}/alarms/{id}/close")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Close an alarm with what it turned out to be",
      description =
          "cause is model, stream, world or false-alarm. The comparison is kept, and the slice is"
              + " watched anew from here on. 409 where it is closed.")
  @RequestBodySchema(Closing.class)
  public SliceAlarm close(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Stream stream = streams.afresh(slug);
    SliceAlarm alarm = alarms.named(stream, id);
    Closing given = body.as(Closing.class);
    remedies.close(
        stream, alarm, Cause.of(Required.value("cause", given.cause())), given.note(), caller.id());
    return alarms.named(stream, id);
  }

  @GET
  @Path("streams/{slug}/training")
  @Produces("application/x-ndjson")
  @Operation(
      summary = "What to train on: features and labels, a line each, people's labels first",
      description =
          "Closed labels only. Where people labelled a prediction, in the stream's project or in a"
              + " batch, their label stands in the place of the stream's, and origin says people.")
  public Response training(@PathParam("slug") String slug) {
    Stream stream = streams.afresh(slug);
    StreamingOutput lines =
        out -> {
          try (LineWriter writer = new LineWriter(out)) {
            training.of(stream, writer::write);
          }
        };
    return Response.ok(lines).build();
  }
}
