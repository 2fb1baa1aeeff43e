// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Times;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.WageFloor;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.resolution.agreement.Part;

/** What a project cost and will cost, and what its raters got. */
@Path("/api/v1")
@Tag(name = "Cost")
@RolesAllowed(Role.LEADS)
class CostApi {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Projects projects;
  private final Raters raters;
  private final Costs costs;
  private final TopUps topUps;
  private final CostAlarms alarms;
  private final Statements statements;
  private final Caller caller;

  CostApi(
      Projects projects,
      Raters raters,
      Costs costs,
      TopUps topUps,
      CostAlarms alarms,
      Statements statements,
      Caller caller) {
    this.projects = projects;
    this.raters = raters;
    this.costs = costs;
    this.topUps = topUps;
    this.alarms = alarms;
    this.statements = statements;
    this.caller = caller;
  }

  record TopUpsShown(List<TopUps.TopUp> raters, Money all) {}

  record Alarms(List<CostAlarms.Alarm> items) {}

  @GET
  @Path("projects/{slug}/metrics/cost")
  @Operation(
      summary = "Spent, set aside, cost of a label and a judgement, forecast, and hourly wage",
      description =
          "Amounts are in units of currency, as texts; null where no money was ever set or spent."
              + " perResolvedLabel counts gold, training, review and platform too,"
              + " perResolvedLabelWithoutOverhead does not. forecast is what the whole project will"
              + " have cost, in the median and in nine of ten draws; remaining are the tasks to"
              + " come. hourlyWage is over active time, of people; shareUnderFloor is 0 to 1, null"
              + " without policy.wageFloor. What was spent in other currencies stands in others and"
              + " is never added. slice is name:value; from (included) and to (not included) are"
              + " times of entries.")
  public CostShown cost(
      @PathParam("slug") String slug,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    Part part = Part.of(slice, from, to);
    Costs.Figures figures = costs.of(project, part);
    WageFloor floor = project.policy().wageFloor();
    List<Wages.Of> wages = figures.none() ? List.of() : costs.wages(project, figures.currency());
    return CostShown.of(
        figures,
        wages,
        floor,
        figures.none() ? Map.of() : costs.bySlice(project, figures.currency()),
        figures.none() ? List.of() : costs.byVersion(project, figures.currency()));
  }

  @GET
  @Path("projects/{slug}/cost-alarms")
  @Operation(
      summary = "Budgets used to 50, 80 and 100 in a hundred, and wages under the floor",
      description =
          "Looked for every ten minutes and now. share is that of the budget in a hundred, of wages"
              + " how many raters are under the floor; of is the budget, of wages what it takes to"
              + " bring all up.")
  public Alarms alarms(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    alarms.lookSoon(project);
    return new Alarms(alarms.of(project));
  }

  @GET
  @Path("projects/{slug}/top-ups")
  @Operation(summary = "What it takes to bring raters under the floor up to it; nothing is booked")
  public TopUpsShown due(@PathParam("slug") String slug) {
    return shown(topUps.due(projects.named(slug)));
  }

  @POST
  @Path("projects/{slug}/top-ups")
  @Operation(
      summary = "Book what it takes to bring raters under the floor up to it",
      description = "All or none: 422 where the budget does not bear it, 409 without a floor.")
  public TopUpsShown topUp(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    TopUpsShown booked = shown(topUps.book(project, caller.id()));
    alarms.lookSoon(project);
    return booked;
  }

  private static TopUpsShown shown(List<TopUps.TopUp> due) {
    return new TopUpsShown(
        due, due.stream().map(TopUps.TopUp::amount).reduce(Money::plus).orElse(null));
  }

  /** A rater's statement, as it is given out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StatementShown(
      String rater, List<Statements.Line> lines, List<Money> before, List<Money> open) {}

  @GET
  @Path("raters/{id}/statement")
  @Operation(
      summary = "What a rater earned, was given and was paid out, by day, project and kind",
      description =
          "By id or name. from (included) and to (not included) are RFC 3339 times; before is what"
              + " was open before, open what is open at the end, by currency. millis is the time"
              + " paid for by the hour.")
  public StatementShown statement(
      @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
    Rater rater = raters.named(id).orElseThrow(() -> Problem.notFound("rater"));
    Statements.Statement statement =
        statements.of(
            rater.id,
            from == null ? Instant.EPOCH : Times.parse("from", from),
            to == null ? EVER : Times.parse("to", to));
    return new StatementShown(
        rater.name,
        statement.lines(),
        List.copyOf(statement.before().values()),
        List.copyOf(statement.open().values()));
  }
}
