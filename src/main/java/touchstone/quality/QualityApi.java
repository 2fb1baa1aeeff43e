// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import touchstone.web.Body;
import touchstone.web.Once;

/** Rules of quality, what they did, and what was said against it. */
@Path("/api/v1")
@Tag(name = "Quality")
@RolesAllowed(Role.LEADS)
class QualityApi {
  private final Projects projects;
  private final Rules rules;
  private final Quality quality;
  private final Acts acts;
  private final Appeals appeals;
  private final Standing standing;
  private final Skills skills;
  private final Once once;
  private final Transactions transactions;
  private final Caller caller;

  QualityApi(
      Projects projects,
      Rules rules,
      Quality quality,
      Acts acts,
      Appeals appeals,
      Standing standing,
      Skills skills,
      Once once,
      Transactions transactions,
      Caller caller) {
    this.projects = projects;
    this.rules = rules;
    this.quality = quality;
    this.acts = acts;
    this.appeals = appeals;
    this.standing = standing;
    this.skills = skills;
    this.once = once;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** A kept act as it is given out; the rater is left out where raters read of themselves. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Told(
      UUID id,
      String rater,
      Rule rule,
      Finding.Numbers numbers,
      List<Finding.Evidence> evidence,
      Instant at,
      String state,
      Act.Appeal appeal) {
    static Told of(Act act) {
      return new Told(
          act.id(),
          act.rater(),
          act.rule(),
          act.finding().numbers(),
          act.evidence(),
          act.at(),
          act.standing() ? "standing" : "lifted",
          act.appeal());
    }
  }

  record InForce(UUID id, Rule rule, Instant at) {
    static InForce of(Rules.Set set) {
      return new InForce(set.id(), set.rule(), set.at());
    }
  }

  record Tried(
      String rater,
      String rule,
      String action,
      Finding.Numbers numbers,
      List<Finding.Evidence> evidence) {}

  record DryRun(List<Tried> acts) {}

  record Looked(int acts) {}

  record Mine(boolean paused, double weight, List<Told> acts) {}

  record Said(String text) {}

  record Decided(Boolean upheld, String reason, List<String> retire) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Settled(Told act, UUID run) {}

  @GET
  @Path("projects/{slug}/quality/rules")
  @Operation(summary = "The rules in force, oldest first")
  public Listing<InForce> list(@PathParam("slug") String slug) {
    return new Listing<>(rules.of(projects.named(slug)).stream().map(InForce::of).toList(), null);
  }

  @POST
  @Path("projects/{slug}/quality/rules")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Set a rule: what is looked at, when it holds, and what follows",
      description =
          "trigger: gold or agreement {below, last?}, sequential, speed {millis, above, last?},"
              + " skips {inARow}. action: warn, weight {weight}, pause {weight?}. Conditions read"
              + " bounds of 90 % intervals or the exact test; no rule removes judgements or pay.")
  @RequestBodySchema(Rule.class)
  public Response set(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    Rule rule = Rule.of(body.tree());
    return once.create(body, () -> InForce.of(rules.set(project, rule, caller.id())));
  }

  @PUT
  @Path("projects/{slug}/quality/rules/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Change a rule: it ends, and another takes its place",
      description = "What it did stays as it was made. The answer has the new rule's id.")
  @RequestBodySchema(Rule.class)
  public InForce change(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Project project = projects.named(slug);
    UUID known = Ids.parse(id, "rule");
    return transactions.inNew(
        () -> {
          rules.end(project, known, caller.id());
          return InForce.of(rules.set(project, Rule.of(body.tree()), caller.id()));
        });
  }

  @DELETE
  @Path("projects/{slug}/quality/rules/{id}")
  @Operation(summary = "End a rule; its acts stand until they are lifted")
  public void end(@PathParam("slug") String slug, @PathParam("id") String id) {
    Project project = projects.named(slug);
    UUID known = Ids.parse(id, "rule");
    rules.end(project, known, caller.id());
  }

  @POST
  @Path("projects/{slug}/quality/rules/dry-run")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Whom a rule would act on, on the history there is; nothing is kept")
  @RequestBodySchema(Rule.class)
  public DryRun dryRun(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    return new DryRun(
        quality.dryRun(project, List.of(Rule.of(body.tree()))).stream()
            .map(
                held ->
                    new Tried(
                        held.rater(),
                        held.rule().name(),
                        held.rule().action(),
                        held.finding().numbers(),
                        held.finding().evidence()))
            .toList());
  }

  @POST
  @Path("projects/{slug}/quality/looks")
  @Operation(
      summary = "Look at everybody by the rules in force now",
      description = "It is done by itself as well: soon after a gold is answered, and each 10 min.")
  public Looked look(@PathParam("slug") String slug) {
    return new Looked(quality.look(projects.named(slug)));
  }

  @GET
  @Path("projects/{slug}/quality/skills")
  @Operation(summary = "Skill at each question by golds: Beta(1 + right, 1 + wrong), 90 % interval")
  public Listing<Skills.Of> skills(@PathParam("slug") String slug) {
    return new Listing<>(skills.of(projects.named(slug)), null);
  }

  @GET
  @Path("projects/{slug}/quality/acts")
  @Operation(
      summary = "What rules did, newest first, with the appeals",
      description = "open=true: only those with an appeal that waits for an answer.")
  public Listing<Told> acts(@PathParam("slug") String slug, @QueryParam("open") boolean open) {
    return new Listing<>(
        acts.of(projects.named(slug)).stream()
            .filter(act -> !open || act.appeal() != null && act.appeal().open())
            .map(Told::of)
            .toList(),
        null);
  }

  @POST
  @Path("projects/{slug}/quality/acts/{id}/answer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Answer an appeal: upheld lifts the act, and gives weight and leases back",
      description =
          "retire names golds that were wrong. run: the resolution begun because results are kept.")
  @RequestBodySchema(Decided.class)
  public Settled answer(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Project project = projects.named(slug);
    UUID act = Ids.parse(id, "act");
    acts.one(project, act);
    Decided decided = body.as(Decided.class);
    Appeals.Answered answered =
        appeals.answer(
            project,
            act,
            caller.id(),
            new Appeals.Answer(
                Required.value("upheld", decided.upheld()), decided.reason(), decided.retire()));
    return new Settled(Told.of(answered.act()), answered.run());
  }

  @GET
  @Path("projects/{slug}/quality/mine")
  @RolesAllowed(Role.RATERS)
  @Operation(
      summary = "How the calling rater stands: pause, weight, and every act with its grounds")
  public Mine mine(@PathParam("slug") String slug) {
    Standing.Mine mine = standing.of(projects.named(slug), caller.account());
    return new Mine(mine.paused(), mine.weight(), mine.acts().stream().map(Told::of).toList());
  }

  @POST
  @Path("projects/{slug}/quality/mine/{id}/appeal")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.RATERS)
  @Operation(
      summary = "Appeal against an act upon oneself",
      description = "Once for each act. A lead answers with a reason, within two working days.")
  @RequestBodySchema(Said.class)
  public Response appeal(@PathParam("slug") String slug, @PathParam("id") String id, Body body) {
    Project project = projects.named(slug);
    UUID act = Ids.parse(id, "act");
    if (standing.of(project, caller.account()).acts().stream()
        .noneMatch(each -> each.id().equals(act))) {
      throw Problem.notFound("act");
    }
    Act appealed = appeals.open(project, caller.id(), act, body.as(Said.class).text());
    return Response.status(201).entity(Told.of(appealed)).build();
  }
}
