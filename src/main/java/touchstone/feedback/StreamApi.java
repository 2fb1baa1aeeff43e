// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.base.Fault;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Times;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Body;
import touchstone.web.LineWriter;
import touchstone.web.Once;

/** Streams, their label policies and their labels. */
@Path("/api/v1")
@Tag(name = "Feedback")
@RolesAllowed(Role.LEADS)
class StreamApi {
  private final Streams streams;
  private final Policies policies;
  private final StreamLabels labels;
  private final DryRuns dryRuns;
  private final StreamHealth health;
  private final Tokens tokens;
  private final Datasets datasets;
  private final Projects projects;
  private final Caller caller;
  private final Once once;

  StreamApi(
      Streams streams,
      Policies policies,
      StreamLabels labels,
      DryRuns dryRuns,
      StreamHealth health,
      Tokens tokens,
      Datasets datasets,
      Projects projects,
      Caller caller,
      Once once) {
    this.streams = streams;
    this.policies = policies;
    this.labels = labels;
    this.dryRuns = dryRuns;
    this.health = health;
    this.tokens = tokens;
    this.datasets = datasets;
    this.projects = projects;
    this.caller = caller;
    this.once = once;
  }

  record NewStream(
      String slug,
      String dataset,
      String project,
      String question,
      JsonNode policy,
      JsonNode mapping,
      String materialise,
      Integer perDay) {}

  record Shown(
      String slug,
      String dataset,
      String project,
      String question,
      JsonNode policy,
      int policyVersion,
      JsonNode mapping,
      String materialise,
      int perDay,
      Instant createdAt,
      String token) {}

  record PolicyShown(int version, JsonNode policy, Instant createdAt) {
    static PolicyShown of(PolicyVersion version) {
      return new PolicyShown(version.version(), version.written(), version.createdAt());
    }
  }

  private Shown shown(Stream stream, String token) {
    return new Shown(
        stream.slug(),
        stream.dataset() == null ? null : datasets.findById(stream.dataset()).slug,
        stream.project() == null ? null : projects.findById(stream.project()).slug,
        stream.question(),
        stream.policy().written(),
        stream.policy().version(),
        stream.mapping().written(),
        stream.materialise().word(),
        stream.perDay(),
        stream.createdAt(),
        token);
  }

  @POST
  @Path("streams")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a stream of predictions and outcomes",
      description =
          "policy says how outcomes become labels, mapping where things stand in a shipper's record."
              + " The token may send to this stream alone and is shown this once. materialise: what"
              + " becomes items of the dataset, holdout or all, at most perDay a day [1000]."
              + " 422 where the dataset or project is not known or a label answers no question.")
  @RequestBodySchema(NewStream.class)
  public Response create(Body body) {
    NewStream given = body.as(NewStream.class);
    return once.create(
        body,
        () -> {
          Stream stream =
              streams.create(
                  new Streams.New(
                      given.slug(),
                      known(
                          "dataset",
                          given.dataset(),
                          slug -> datasets.find("slug", slug).<Dataset>firstResultOptional()),
                      known(
                          "project",
                          given.project(),
                          slug -> projects.find("slug", slug).<Project>firstResultOptional()),
                      given.question(),
                      given.policy(),
                      given.mapping(),
                      given.materialise(),
                      given.perDay()),
                  caller.id());
          return shown(
              stream,
              tokens.issue(
                  caller.account(),
                  "stream " + stream.slug(),
                  Tokens.INGEST,
                  Streams.only(stream.slug())));
        });
  }

  private static <T> T known(String field, String slug, Function<String, Optional<T>> find) {
    return slug == null
        ? null
        : find.apply(slug)
            .orElseThrow(() -> Problem.refusedField(field, "does not exist: " + slug));
  }

  @GET
  @Path("streams")
  @Operation(summary = "List the streams by slug")
  public Listing<Shown> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return streams
        .page(Listing.limit(limit), Listing.after(after))
        .map(stream -> shown(stream, null));
  }

  @GET
  @Path("streams/{slug}")
  @Operation(summary = "A stream with its policy in force")
  public Shown get(@PathParam("slug") String slug) {
    return shown(streams.afresh(slug), null);
  }

  @PUT
  @Path("streams/{slug}/mapping")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Say anew where things stand in a shipper's record",
      description = "Holds for what comes from now on; what is in quarantine can be played again.")
  @RequestBodySchema(JsonNode.class)
  public Shown map(@PathParam("slug") String slug, Body body) {
    Stream stream = streams.afresh(slug);
    streams.map(stream, body.tree());
    return shown(streams.afresh(slug), null);
  }

  @GET
  @Path("streams/{slug}/policies")
  @Operation(summary = "The versions of a stream's label policy, newest first")
  public Listing<PolicyShown> policies(@PathParam("slug") String slug) {
    List<PolicyVersion> all = policies.of(streams.afresh(slug));
    return new Listing<>(all.stream().map(PolicyShown::of).toList(), null);
  }

  @POST
  @Path("streams/{slug}/policies")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Add a version of the label policy, or only see what it would change",
      description =
          "dryRun=true reads all that was received by the new policy, changes nothing and answers"
              + " 200 with the labels before and after, and how many would differ.")
  @RequestBodySchema(JsonNode.class)
  public Response decide(
      @PathParam("slug") String slug, @QueryParam("dryRun") String dryRun, Body body) {
    Stream stream = streams.afresh(slug);
    Project project = stream.project() == null ? null : projects.findById(stream.project());
    if (said("dryRun", dryRun)) {
      return Response.ok(dryRuns.of(stream, streams.checked(stream, project, body.tree()))).build();
    }
    return once.create(
        body,
        () -> PolicyShown.of(streams.decide(stream, project, body.tree(), caller.id()).policy()));
  }

  /** A yes or no that must not be misread: what would only be seen must not be done. */
  private static boolean said(String field, String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw Problem.malformed(
        field + " must be true or false.", Fault.at(field, "must be true or false"));
  }

  @GET
  @Path("streams/{slug}/health")
  @Operation(
      summary = "How a stream is: what comes in by which door, how far its outcomes are",
      description = "Rates are shares; lagSeconds and delay are seconds.")
  public StreamHealth.Health health(@PathParam("slug") String slug) {
    return health.of(streams.afresh(slug));
  }

  @GET
  @Path("streams/{slug}/labels")
  @Produces("application/x-ndjson")
  @Operation(
      summary = "The labels of a stream, a line each",
      description =
          "In an order that is the same whatever the order of arrival. asOf reads the past by record"
              + " time: the same asOf gives the same bytes for ever. history=true gives every state"
              + " each label was in; key, repeatable, only those keys. weight is what the row stands for; default labels that were not"
              + " drawn into the policy's sample of negatives are left out.")
  public Response labels(
      @PathParam("slug") String slug,
      @QueryParam("asOf") String asOf,
      @QueryParam("history") boolean history,
      @QueryParam("key") List<String> keys) {
    Stream stream = streams.afresh(slug);
    StreamLabels.Reading reading =
        asOf == null ? labels.now(stream) : labels.asOf(stream, Times.parse("asOf", asOf));
    if (keys.size() > Listing.MOST) {
      throw Problem.refusedField("key", "may be named up to 1000 times");
    }
    StreamingOutput lines =
        out -> {
          try (LineWriter writer = new LineWriter(out)) {
            if (!keys.isEmpty() && history) {
              reading.historiesOf(keys).forEach(writer::write);
            } else if (!keys.isEmpty()) {
              reading.rowsOf(keys).forEach(writer::write);
            } else if (history) {
              reading.histories(writer::write);
            } else {
              reading.rows(writer::write);
            }
          }
        };
    return Response.ok(lines).build();
  }
}
