// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.judgement.Judgements;
import touchstone.judgement.Submission;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Body;

/** Leases and what is answered under them. */
@Path("/api/v1")
@Tag(name = "Labelling")
@RolesAllowed(Role.RATERS)
class AssignmentApi {
  private static final int MOST = 100;

  private final Work work;
  private final Pools pools;
  private final Caller caller;

  AssignmentApi(Work work, Pools pools, Caller caller) {
    this.work = work;
    this.pools = pools;
    this.caller = caller;
  }

  record Asked(Integer count) {}

  record Extended(Instant expiresAt) {}

  record Skipped(String reason) {}

  record NewJudgement(
      UUID lease,
      ObjectNode answers,
      Long activeMillis,
      Map<String, Long> questionMillis,
      Integer guidelineOpens,
      String comment,
      Boolean flagged) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Submitted(UUID judgement, boolean surplus, Lease next, String left) {}

  @POST
  @Path("projects/{slug}/leases")
  @Operation(
      summary = "Lease 1 to 10 tasks as the calling rater",
      description =
          "left: more; later (what others hold may come back, or the lead is shown that known items"
              + " lack for training or exam: GET /journeys says lacking); none. 409 unless the project is"
              + " open, 412 while a changed guideline is not acknowledged.")
  @RequestBodySchema(Asked.class)
  public Given lease(@PathParam("slug") String slug, Body body) {
    return work.lease(slug, caller.id(), () -> count(body)).toCallers();
  }

  private static int count(Body body) {
    Integer count = body.orEmpty(Asked.class).count();
    return count == null ? 1 : count;
  }

  /** Leases in a project of a pool. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record InProject(String project, List<Lease> leases, String left) {}

  @POST
  @Path("pools/{slug}/leases")
  @Operation(
      summary = "Lease 1 to 10 tasks of the first of a pool's projects that has any",
      description =
          "The lead puts the projects in order; project names the one that gave, null where none"
              + " did. Judge under projects/{project}/judgements.")
  @RequestBodySchema(Asked.class)
  public InProject leaseFromPool(@PathParam("slug") String slug, Body body) {
    Pool pool = pools.named(slug);
    if (!caller.isLead() && !pools.has(pool, caller.id())) {
      throw Problem.notFound("pool");
    }
    Work.FromPool from = work.leaseFromPool(pool, caller.id(), () -> count(body));
    return new InProject(from.project(), from.given().leases(), from.given().toCallers().left());
  }

  @POST
  @Path("leases/{id}/heartbeat")
  @Operation(summary = "Extend one's own lease by its full length from now")
  public Extended heartbeat(@PathParam("id") String id) {
    return new Extended(work.heartbeat(Ids.parse(id, "lease"), caller.id()));
  }

  @DELETE
  @Path("leases/{id}")
  @Operation(summary = "Give one's own lease back")
  public void giveBack(@PathParam("id") String id) {
    work.giveBack(Ids.parse(id, "lease"), caller.id());
  }

  @POST
  @Path("leases/{id}/skip")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Skip the task, with a reason; it is not given to this rater again")
  @RequestBodySchema(Skipped.class)
  public Response skip(@PathParam("id") String id, Body body) {
    UUID lease = Ids.parse(id, "lease");
    work.skip(lease, caller.id(), () -> body.as(Skipped.class).reason());
    return Response.noContent().build();
  }

  @POST
  @Path("projects/{slug}/judgements")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Judge a leased task",
      description =
          "questionMillis: active milliseconds by question, scaled down where they add up to more"
              + " than activeMillis; guidelineOpens: how often the guideline was opened, 0 to 1000;"
              + " neither is part of the answer. The same lease and body again: the first answer, 200. next=true leases the next task in"
              + " the same transaction. surplus: the lease was over and the task full.")
  @RequestBodySchema(NewJudgement.class)
  public Response submit(
      @PathParam("slug") String slug, @QueryParam("next") boolean next, Body body) {
    Work.Done done = work.submit(slug, caller.id(), next, () -> sent(body));
    Judgements.Recorded recorded = done.recorded();
    Given given = done.next();
    Lease nextLease = given == null || given.leases().isEmpty() ? null : given.leases().get(0);
    return Response.status(recorded.again() ? 200 : 201)
        .entity(
            new Submitted(
                recorded.judgement(),
                recorded.surplus(),
                nextLease,
                given == null ? null : given.toCallers().left()))
        .build();
  }

  @DELETE
  @Path("judgements/{id}")
  @Operation(
      summary = "Withdraw one's own judgement",
      description =
          "A row that says so, within 24 hours; the slot reopens, and what it earned is taken back.")
  public void withdraw(@PathParam("id") String id) {
    work.withdraw(Ids.parse(id, "judgement"), caller.id());
  }

  record ManyJudgements(List<NewJudgement> judgements) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record One(
      UUID lease,
      UUID judgement,
      Boolean surplus,
      Integer status,
      String detail,
      List<Fault> errors) {
    static One of(Work.Answered answered) {
      Judgements.Recorded recorded = answered.recorded();
      Problem refused = answered.refused();
      return recorded != null
          ? new One(answered.lease(), recorded.judgement(), recorded.surplus(), null, null, null)
          : new One(
              answered.lease(),
              null,
              null,
              refused.status(),
              refused.getMessage(),
              refused.faults());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AllSubmitted(List<One> results, List<Lease> next, String left) {}

  @POST
  @Path("projects/{slug}/judgements/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Judge up to 100 leased tasks at once, as models and rules do",
      description =
          "One transaction; an answer that does not fit is refused alone, with its status and"
              + " detail, and the others are recorded. next=1..10 leases as many with it.")
  @RequestBodySchema(ManyJudgements.class)
  public AllSubmitted submitAll(
      @PathParam("slug") String slug, @QueryParam("next") String next, Body body) {
    Work.AllDone done = work.submitAll(slug, caller.id(), leases(next), () -> all(body));
    Given given = done.next();
    return new AllSubmitted(
        done.answered().stream().map(One::of).toList(),
        given == null ? null : given.leases(),
        given == null ? null : given.toCallers().left());
  }

  private static int leases(String next) {
    if (next == null) {
      return 0;
    }
    if (!next.matches("[1-9]|10")) {
      throw Problem.malformed("next must be 1 to 10.", Fault.at("next", "must be 1 to 10"));
    }
    return Integer.parseInt(next);
  }

  private static List<Work.Sent> all(Body body) {
    List<NewJudgement> all =
        Required.value("judgements", body.as(ManyJudgements.class).judgements());
    if (all.isEmpty() || all.size() > MOST) {
      throw Problem.refusedField("judgements", "must be 1 to " + MOST);
    }
    return all.stream().map(each -> sent(Required.value("judgements", each))).toList();
  }

  private static Work.Sent sent(Body body) {
    return sent(body.as(NewJudgement.class));
  }

  private static Work.Sent sent(NewJudgement asked) {
    return new Work.Sent(
        Required.value("lease", asked.lease()),
        new Submission(
            asked.answers(),
            asked.activeMillis(),
            asked.questionMillis(),
            asked.guidelineOpens(),
            asked.comment(),
            asked.flagged()));
  }
}
