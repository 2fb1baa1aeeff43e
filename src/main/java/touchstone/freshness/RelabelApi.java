// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.ageing.Candidate;
import touchstone.base.Listing;
import touchstone.base.Money;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Body;
import touchstone.web.Once;

/** Labels made again: which would be, which are, and what came of it. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class RelabelApi {
  private static final int SHOWN = 100;

  private final Projects projects;
  private final AgePulls pulls;
  private final Queue queue;
  private final Relabels relabels;
  private final Caller caller;
  private final Once once;

  RelabelApi(
      Projects projects, AgePulls pulls, Queue queue, Relabels relabels, Caller caller, Once once) {
    this.projects = projects;
    this.pulls = pulls;
    this.queue = queue;
    this.relabels = relabels;
    this.caller = caller;
    this.once = once;
  }

  record Sum(String amount, String currency) {}

  record Given(Integer labels, Sum budget, Double random, Long seed, Boolean dryRun) {
    Wish wish() {
      return Wish.of(
          labels,
          budget == null ? null : Money.of("budget", budget.amount(), budget.currency()),
          random,
          seed);
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Row(
      String item,
      List<String> reasons,
      String age,
      double p,
      double use,
      double costOfError,
      double score,
      Money price,
      Boolean atRandom) {
    static Row of(Candidate<Queue.Waiting> one, Money price, Boolean atRandom) {
      return new Row(
          one.key().label().item(),
          one.key().reasons(),
          Length.text(one.key().age()),
          one.changed(),
          one.use(),
          one.costOfError(),
          one.score(),
          price,
          atRandom);
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Waiting(long labels, Money price, boolean partly, List<Row> items) {}

  @GET
  @Path("projects/{slug}/relabels/queue")
  @Operation(
      summary = "The labels that could be made again, those worth most first",
      description =
          "score = use x p x costOfError, the price of all being alike. use: predictions of the label's"
              + " busiest slice in 30 days, 1 without a stream. p: how likely the label is wrong by"
              + " now, 1 - 2^(-age / half-life), raised by drift and feedback, 1 where guideline or"
              + " item changed. price is of one label; null where the pool pays nothing. Golds and"
              + " tasks that are open are no candidates. partly: of more than 100,000 labels the"
              + " oldest, those changed and some by lot are looked at. limit up to 1000 [100].")
  public Waiting queue(@PathParam("slug") String slug, @QueryParam("limit") Integer limit) {
    Project project = projects.named(slug);
    int most = Listing.limit(limit);
    Queue.Candidates candidates = queue.candidates(project, Wish.SEED);
    return new Waiting(
        candidates.all().size(),
        candidates.price(),
        candidates.partly(),
        relabels.first(candidates, most).stream()
            .map(one -> Row.of(one, candidates.price(), null))
            .toList());
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Planned(
      int labels,
      long drawn,
      double random,
      Money priceOfOne,
      Money price,
      boolean partly,
      List<Row> items) {
    static Planned of(Relabels.Plan plan) {
      return new Planned(
          plan.chosen().size(),
          plan.drawn(),
          plan.wish().random(),
          plan.price(),
          plan.priceOfAll(),
          plan.partly(),
          plan.chosen().stream()
              .limit(SHOWN)
              .map(one -> Row.of(one.candidate(), plan.price(), one.atRandom()))
              .toList());
    }
  }

  @POST
  @Path("projects/{slug}/relabels")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Have labels made again, or see at what price",
      description =
          "Either labels (1 to 5000) or a budget in the pool's currency, which needs a pool with a rate."
              + " random [.15] of them are drawn at random, by the seed [1]: they alone measure how"
              + " many labels have changed. dryRun: 200 with what would be done, up to 100 items of"
              + " it. Else 201 with the batch: each task is reopened in a new round and wants judgements"
              + " afresh, the label that it had is kept and stands until the new round has one. 409"
              + " where the project is not open, or nothing could be made again.")
  @RequestBodySchema(Given.class)
  public Response relabel(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    Given given = body.as(Given.class);
    Wish wish = given.wish();
    if (Boolean.TRUE.equals(given.dryRun())) {
      return Response.ok(Planned.of(relabels.plan(project, wish))).build();
    }
    return once.create(
        body, () -> relabels.begin(project, relabels.plan(project, wish), caller.id()));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Batches(List<Relabels.Batch> items, String next, List<Relabels.OfSlice> slices) {}

  @GET
  @Path("projects/{slug}/relabels")
  @Operation(
      summary = "The batches of labels made again, the newest first, and how many labels changed",
      description =
          "flips: of the labels whose new round is settled and that have a label before and after,"
              + " those that came out otherwise, as a share with an interval of 95 % (Wilson); bound:"
              + " where none did, the share that still may, 1 - 0.05^(1/n). drawn: the same of those"
              + " drawn at random, which stand for all labels. slices sums over batches; a slice of"
              + " null is the whole project.")
  public Batches batches(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    pulls.everything(project);
    return new Batches(relabels.batches(project), null, relabels.bySlice(project));
  }
}
