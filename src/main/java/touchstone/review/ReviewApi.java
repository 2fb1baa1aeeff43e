// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.web.Body;

/** Reviews: what waits, one in hand, what was decided; and what raters say to it. */
@Path("/api/v1")
@Tag(name = "Review")
@RolesAllowed(Role.REVIEWERS)
class ReviewApi {
  private final Projects projects;
  private final ReviewQueue queue;
  private final Reviews reviews;
  private final Sides sides;
  private final Decisions decisions;
  private final Words words;
  private final Raters raters;
  private final Transactions transactions;
  private final Caller caller;

  ReviewApi(
      Projects projects,
      ReviewQueue queue,
      Reviews reviews,
      Sides sides,
      Decisions decisions,
      Words words,
      Raters raters,
      Transactions transactions,
      Caller caller) {
    this.projects = projects;
    this.queue = queue;
    this.reviews = reviews;
    this.sides = sides;
    this.decisions = decisions;
    this.words = words;
    this.raters = raters;
    this.transactions = transactions;
    this.caller = caller;
  }

  record Take(String item, String why) {}

  record Blind(ObjectNode answers) {}

  record Decided(
      String act, ObjectNode answers, String judgement, String note, Long activeMillis) {}

  record Contest(String text) {}

  /** A review as given out: what others said only once it was answered blind. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      UUID id,
      String item,
      JsonNode content,
      String reason,
      String reviewer,
      Instant takenAt,
      ObjectNode blind,
      List<Side> judgements,
      String act,
      String note,
      Instant decidedAt) {}

  private Shown shown(Review review, boolean own) {
    boolean open = own && review.blind() != null || review.decided();
    return new Shown(
        review.id(),
        review.item(),
        own ? reviews.content(review) : null,
        review.reason(),
        review.login(),
        review.takenAt(),
        review.blind(),
        open && own ? sides.of(review) : null,
        review.act(),
        review.note(),
        review.decidedAt());
  }

  @GET
  @Path("projects/{slug}/reviews/queue")
  @Operation(
      summary = "What waits for a review, the costliest doubt first; at most 1,000",
      description =
          "?why=disagreement (default), confidence, sample, rater (with ?rater=), flag. cost: how"
              + " likely the label is wrong times what a wrong one costs by the policy. What the"
              + " caller judged is not among it.")
  public Listing<Candidate> queue(
      @PathParam("slug") String slug,
      @QueryParam("why") String word,
      @QueryParam("rater") String rater,
      @QueryParam("limit") Integer limit) {
    Project project = projects.named(slug);
    Why why = Why.of("why", word);
    int most = Listing.limit(limit);
    List<Candidate> all = queue.of(project, why, rater(why, rater), caller.id());
    return new Listing<>(all.subList(0, Math.min(most, all.size())), null);
  }

  private UUID rater(Why why, String rater) {
    if (why != Why.RATER) {
      return null;
    }
    return raters
        .named(Required.text("rater", rater, 100))
        .map(found -> ((Rater) found).id)
        .orElseThrow(() -> Problem.refusedField("rater", "is not known"));
  }

  @GET
  @Path("projects/{slug}/reviews")
  @Operation(summary = "What was decided, newest first")
  public Listing<Shown> list(
      @PathParam("slug") String slug,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    Project project = projects.named(slug);
    return reviews
        .page(project, Listing.limit(limit), Listing.after(after))
        .map(review -> shown(review, false));
  }

  @POST
  @Path("projects/{slug}/reviews")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Take an item in hand for half an hour: {item, why?}",
      description =
          "403 for who judged it, 409 where it was reviewed or another reviewer has it; the same"
              + " again gives the same review.")
  @RequestBodySchema(Take.class)
  public Response take(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    Take given = body.as(Take.class);
    String item = Required.text("item", given.item(), 500);
    Why why = Why.of("why", given.why());
    Review review = transactions.inNew(() -> reviews.take(project, item, why, caller.id(), null));
    return Response.status(201).entity(shown(review, true)).build();
  }

  @GET
  @Path("projects/{slug}/reviews/{id}")
  @Operation(summary = "One review; its own reviewer sees the judgements once answered blind")
  public Shown show(@PathParam("slug") String slug, @PathParam("id") String id) {
    Review review = reviews.of(projects.named(slug), Ids.parse(id, "review"));
    return shown(review, caller.id().equals(review.reviewer()));
  }

  @POST
  @Path("projects/{slug}/reviews/{id}/blind")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say what is so before seeing what others said: {answers}")
  @RequestBodySchema(Blind.class)
  public Shown blind(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Project project = projects.named(slug);
    UUID review = Ids.parse(id, "review");
    Blind given = body.as(Blind.class);
    return shown(
        transactions.inNew(
            () -> reviews.answerBlind(project, review, caller.id(), given.answers())),
        true);
  }

  @POST
  @Path("projects/{slug}/reviews/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide: accept, correct, return, pass or drop",
      description =
          "correct: {answers?} settles, by default what was said blind. return: {judgement, note}"
              + " sends one back to its author. pass: {note} for the next reviewer. drop: {note}: the"
              + " item has no label. 409 before the blind answer (not for pass and drop).")
  @RequestBodySchema(Decided.class)
  public Shown decide(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Project project = projects.named(slug);
    UUID review = Ids.parse(id, "review");
    Decided given = body.as(Decided.class);
    UUID judgement = given.judgement() == null ? null : Ids.parse(given.judgement(), "judgement");
    return shown(
        transactions.inNew(
            () ->
                decisions.decide(
                    project,
                    review,
                    caller.id(),
                    new Decisions.Decision(
                        given.act(),
                        given.answers(),
                        judgement,
                        given.note(),
                        given.activeMillis()))),
        true);
  }

  @GET
  @Path("projects/{slug}/reviews/contests")
  @Operation(summary = "What raters contest and nobody answered, the oldest first")
  public Listing<Words.Word> contests(@PathParam("slug") String slug) {
    return new Listing<>(words.contested(projects.named(slug)), null);
  }

  @POST
  @Path("projects/{slug}/reviews/contests/{id}")
  @Operation(
      summary = "Take what is contested in hand: reviewed like any other",
      description =
          "correct or drop upholds what the rater said, accept does not; a note is needed. 403 for"
              + " the rater and for who corrected.")
  public Response again(@PathParam("slug") String slug, @PathParam("id") String id) {
    Project project = projects.named(slug);
    UUID word = Ids.parse(id, "review");
    Review review = transactions.inNew(() -> decisions.again(project, word, caller.id()));
    return Response.status(201).entity(shown(review, true)).build();
  }

  @GET
  @Path("projects/{slug}/reviews/mine")
  @RolesAllowed(Role.RATERS)
  @Operation(summary = "What reviewers said of the caller's own judgements, newest first")
  public Listing<Words.Word> mine(@PathParam("slug") String slug) {
    return new Listing<>(words.mine(projects.named(slug), caller.id()), null);
  }

  @POST
  @Path("projects/{slug}/reviews/mine/{id}/contest")
  @RolesAllowed(Role.RATERS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Contest a correction, once; 404 for anybody else's")
  @RequestBodySchema(Contest.class)
  public Words.Word contest(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Project project = projects.named(slug);
    UUID word = Ids.parse(id, "review");
    Contest given = body.as(Contest.class);
    return words.contest(project, word, caller.id(), given.text());
  }
}
