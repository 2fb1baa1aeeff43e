// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Kept;
import touchstone.base.Problem;
import touchstone.ledger.Budgets;
import touchstone.ledger.Prices;
import touchstone.project.Budget;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.WageFloor;
import touchstone.rater.Pools;
import touchstone.rater.Rate;
import touchstone.rater.RaterKind;
import touchstone.web.BeingCounted;
import touchstone.web.Redirect;
import touchstone.web.Refusal;

/** What a project costs, as pictures and tables, and the forms that bound it. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class CostPages {
  private static final String NAME = "cost";

  private final Projects projects;
  private final Pools pools;
  private final Prices prices;
  private final Budgets budgets;
  private final CostViews views;
  private final TopUps topUps;
  private final CostAlarms alarms;
  private final Caller caller;
  private final Kept kept;

  @CheckedTemplate(basePath = "cost")
  static class Templates {
    static native TemplateInstance cost(CostView view, CostForm typed, Refusal refusal);
  }

  CostPages(
      Projects projects,
      Pools pools,
      Prices prices,
      Budgets budgets,
      CostViews views,
      TopUps topUps,
      CostAlarms alarms,
      Caller caller,
      Kept kept) {
    this.projects = projects;
    this.pools = pools;
    this.prices = prices;
    this.budgets = budgets;
    this.views = views;
    this.topUps = topUps;
    this.alarms = alarms;
    this.caller = caller;
    this.kept = kept;
  }

  /** Where a project's money is looked at. */
  private static String page(String slug) {
    return "/projects/" + slug + "/cost";
  }

  @GET
  @Path("{slug}/cost")
  public TemplateInstance cost(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    return kept.ofLarge(project.id, NAME, project.large(), () -> counted(project))
        .map(view -> Templates.cost(view, CostForm.of(view), Refusal.NONE))
        .orElseGet(() -> BeingCounted.page("/projects/" + slug));
  }

  private CostView view(Project project) {
    return kept.of(project.id, NAME, () -> counted(project)).value();
  }

  private CostView counted(Project project) {
    alarms.look(project);
    return views.of(project);
  }

  @POST
  @Path("{slug}/cost/budget")
  public Response bound(
      @PathParam("slug") String slug,
      @FormParam("amount") String amount,
      @FormParam("currency") String currency,
      @FormParam("perDay") String perDay,
      @FormParam("floor") String floor) {
    Project project = projects.named(slug);
    CostForm typed = new CostForm(amount, perDay, floor, currency, null, null, null, null);
    String in = blank(currency) ? null : currency.strip().toUpperCase(java.util.Locale.ROOT);
    return taken(
        project,
        typed,
        () -> {
          Budget before = project.policy().budget();
          Double late = before == null ? null : before.late();
          projects.cost(
              project,
              blank(amount) ? null : new Budget(amount.strip(), in, text(perDay), late),
              blank(floor) ? null : new WageFloor(floor.strip(), in));
          budgets.changed(project);
        });
  }

  @POST
  @Path("{slug}/cost/rate")
  public Response pay(
      @PathParam("slug") String slug,
      @FormParam("rate") String amount,
      @FormParam("rateCurrency") String currency,
      @FormParam("per") String per,
      @FormParam("kind") String kind) {
    Project project = projects.named(slug);
    return taken(
        project,
        new CostForm(null, null, null, null, amount, currency, per, kind),
        () ->
            prices.set(
                pools.findById(project.poolId),
                slug,
                blank(kind) ? null : RaterKind.of("kind", kind),
                new Rate(
                    per,
                    amount == null ? "" : amount.strip(),
                    blank(currency) ? null : currency.strip().toUpperCase(java.util.Locale.ROOT)),
                null,
                caller.id()));
  }

  @POST
  @Path("{slug}/cost/top-ups")
  public Response topUp(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    return taken(project, CostForm.NOTHING, () -> topUps.book(project, caller.id()));
  }

  @GET
  @Path("{slug}/cost/cost.csv")
  @Produces("text/csv")
  public Response sheet(@PathParam("slug") String slug) {
    return view(projects.named(slug)).sheet().as(slug + "-cost");
  }

  private Response taken(Project project, CostForm typed, Runnable change) {
    try {
      change.run();
      kept.forget(project.id);
    } catch (Problem refused) {
      CostView view = views.of(projects.afresh(project.id));
      return Response.status(refused.status())
          .entity(Templates.cost(view, typed.over(view), Refusal.of(refused)))
          .build();
    }
    return Redirect.to(page(project.slug));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String text(String given) {
    return blank(given) ? null : given.strip();
  }
}
