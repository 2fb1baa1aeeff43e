// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Kept;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Rate;
import touchstone.rater.Rates;
import touchstone.resolution.agreement.Part;
import touchstone.web.Redirect;
import touchstone.web.Refusal;

/** How old a project's labels are, what is promised of them, and labels made again. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class FreshnessPages {
  private final Projects projects;
  private final Guidelines guidelines;
  private final Rates rates;
  private final Figures figures;
  private final Spreads spreads;
  private final Relabels relabels;
  private final Transactions transactions;
  private final Caller caller;
  private final Kept kept;

  @CheckedTemplate(basePath = "freshness")
  static class Templates {
    static native TemplateInstance freshness(FreshnessView view);
  }

  FreshnessPages(
      Projects projects,
      Guidelines guidelines,
      Rates rates,
      Figures figures,
      Spreads spreads,
      Relabels relabels,
      Transactions transactions,
      Caller caller,
      Kept kept) {
    this.projects = projects;
    this.guidelines = guidelines;
    this.rates = rates;
    this.figures = figures;
    this.spreads = spreads;
    this.relabels = relabels;
    this.transactions = transactions;
    this.caller = caller;
    this.kept = kept;
  }

  @GET
  @Path("{slug}/freshness")
  public Response show(
      @PathParam("slug") String slug,
      @QueryParam("labels") String labels,
      @QueryParam("amount") String amount,
      @QueryParam("random") String random) {
    Project project = projects.named(slug);
    PromiseForm promise = PromiseForm.of(project.policy().freshness());
    RelabelForm form = RelabelForm.sent(labels, amount, random);
    if (!form.asked()) {
      return Response.ok(page(project, promise, RelabelForm.EMPTY, null, Refusal.NONE)).build();
    }
    try {
      Relabels.Plan plan = relabels.plan(project, form.wish(currency(project)));
      return Response.ok(page(project, promise, form, plan, Refusal.NONE)).build();
    } catch (Problem refused) {
      return refused(project, promise, form, refused);
    }
  }

  private Response refused(
      Project project, PromiseForm promise, RelabelForm form, Problem refused) {
    return Response.status(refused.status())
        .entity(page(project, promise, form, null, Refusal.of(refused)))
        .build();
  }

  private TemplateInstance page(
      Project project, PromiseForm promise, RelabelForm form, Relabels.Plan plan, Refusal refusal) {
    Figures.Shown shown =
        kept.of(project.id, "freshness", () -> figures.of(project, Part.of(null, null, null)))
            .value();
    return Templates.freshness(
        new FreshnessView(
            project,
            shown,
            AgeChart.of(
                spreads,
                spreads.of(project.id, Slice.ALL),
                Limits.of(project.policy().freshness(), Slice.ALL),
                guidelines.versions(project.guidelineId),
                shown.at()),
            promise,
            form,
            currency(project),
            plan,
            relabels.batches(project),
            relabels.bySlice(project),
            refusal));
  }

  private String currency(Project project) {
    Rate rate = rates.now(project.poolId, project.id);
    return rate == null ? null : rate.currency();
  }

  @POST
  @Path("{slug}/freshness/promise")
  public Response promise(
      @PathParam("slug") String slug,
      @FormParam("warnAfter") String warn,
      @FormParam("errorAfter") String error,
      @FormParam("share") String share,
      @FormParam("sliceName") List<String> names,
      @FormParam("sliceValue") List<String> values,
      @FormParam("sliceWarn") List<String> warns,
      @FormParam("sliceError") List<String> errors,
      @FormParam("sliceCost") List<String> costs) {
    Project project = projects.named(slug);
    PromiseForm form = PromiseForm.sent(warn, error, share, names, values, warns, errors, costs);
    try {
      projects.promise(project, form.promise());
      kept.forget(project.id);
    } catch (Problem refused) {
      return refused(project, form, RelabelForm.EMPTY, refused);
    }
    return Redirect.to("/projects/" + slug + "/freshness");
  }

  @POST
  @Path("{slug}/freshness/relabels")
  public Response relabel(
      @PathParam("slug") String slug,
      @FormParam("labels") String labels,
      @FormParam("amount") String amount,
      @FormParam("random") String random) {
    Project project = projects.named(slug);
    RelabelForm form = RelabelForm.sent(labels, amount, random);
    try {
      Relabels.Plan plan = relabels.plan(project, form.wish(currency(project)));
      transactions.inNew(() -> relabels.begin(project, plan, caller.id()));
      kept.forget(project.id);
    } catch (Problem refused) {
      return refused(project, PromiseForm.of(project.policy().freshness()), form, refused);
    }
    return Redirect.to("/projects/" + slug + "/freshness#batches");
  }
}
