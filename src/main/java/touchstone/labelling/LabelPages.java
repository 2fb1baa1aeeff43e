// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.assignment.Given;
import touchstone.assignment.Leases;
import touchstone.assignment.Work;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.guideline.Template;
import touchstone.judgement.Judgements;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.judgement.Submission;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;

/** One item after the other: lease, answer, next; skip, undo, and the guideline beside it. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class LabelPages {
  private final Projects projects;
  private final Work work;
  private final Leases leases;
  private final Slots slots;
  private final Judgements judgements;
  private final Guidelines guidelines;
  private final LabelViews views;
  private final Transactions transactions;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance label(LabelView view);

    static native TemplateInstance rest(Project project, String left, long judged, boolean mayUndo);

    static native TemplateInstance changed(
        Project project, GuidelineVersion version, RawString guideline);
  }

  LabelPages(
      Projects projects,
      Work work,
      Leases leases,
      Slots slots,
      Judgements judgements,
      Guidelines guidelines,
      LabelViews views,
      Transactions transactions,
      Caller caller) {
    this.projects = projects;
    this.work = work;
    this.leases = leases;
    this.slots = slots;
    this.judgements = judgements;
    this.guidelines = guidelines;
    this.views = views;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** What there is to do here when no item is open. */
  @GET
  @Path("{project}")
  public TemplateInstance rest(@PathParam("project") String slug, @QueryParam("left") String left) {
    Project project = admitted(slug);
    Account account = caller.account();
    String known = Given.NONE.equals(left) || Given.LATER.equals(left) ? left : "";
    return Templates.rest(
        project, known, views.judged(project, account), work.lastJudged(project, account) != null);
  }

  /**
   * Goes to the item that the rater holds already, else leases one. With prefetch it is another
   * than the one on the page that asks.
   */
  @POST
  @Path("{project}/next")
  public Response next(
      @PathParam("project") String slug,
      @QueryParam("prefetch") boolean prefetch,
      @HeaderParam("Referer") String referer) {
    Project project = admitted(slug);
    for (UUID held : leases.held(project, caller.account())) {
      if (!prefetch || referer == null || !referer.endsWith("/" + held)) {
        return open(project, held);
      }
    }
    try {
      return open(project, work.lease(project, caller.account(), 1));
    } catch (Problem problem) {
      if (problem.status() == 412) {
        return Redirect.to("/label/" + slug + "/guideline");
      }
      throw problem;
    }
  }

  private static Response open(Project project, Given given) {
    return given.leases().isEmpty()
        ? Redirect.to("/label/" + project.slug + "?left=" + given.left())
        : open(project, given.leases().get(0).lease());
  }

  private static Response open(Project project, UUID lease) {
    return Redirect.to("/label/" + project.slug + "/" + lease);
  }

  @GET
  @Path("{project}/{lease}")
  public TemplateInstance label(
      @PathParam("project") String slug, @PathParam("lease") String lease) {
    Project project = admitted(slug);
    return Templates.label(views.of(project, caller.account(), own(project, lease)));
  }

  @POST
  @Path("{project}/{lease}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @HeaderParam("X-Touchstone-Script") String script,
      MultivaluedMap<String, String> form) {
    Project project = admitted(slug);
    Account account = caller.account();
    Slot slot = own(project, lease);
    Template template = views.template(project, slot);
    try {
      Submission submission = AnswerForm.submission(template, form);
      record(project, account, slot, submission);
    } catch (Problem refused) {
      if (refused.status() != 422) {
        throw refused;
      }
      LabelView again =
          views.of(
              project,
              account,
              slot,
              AnswerForm.answers(template, form),
              refused.faults(),
              form.getFirst("comment"));
      return Response.status(422).entity(Templates.label(again)).build();
    }
    if (script != null) {
      return Response.noContent().build();
    }
    return project.open() ? next(slug, false, null) : Redirect.to("/label/" + slug);
  }

  /** Records the answer; one to an item that was judged before is a revision. */
  private void record(Project project, Account account, Slot slot, Submission submission) {
    if (slot.answered()) {
      transactions.inNew(() -> judgements.revise(slot.judgement(), account.id, () -> submission));
    } else {
      work.submit(project, account, slot.id(), submission, false);
    }
  }

  record Extended(Instant expiresAt) {}

  @POST
  @Path("{project}/{lease}/heartbeat")
  @Produces(MediaType.APPLICATION_JSON)
  public Extended heartbeat(@PathParam("project") String slug, @PathParam("lease") String lease) {
    return new Extended(work.heartbeat(Ids.parse(lease, "lease"), caller.id()));
  }

  @POST
  @Path("{project}/{lease}/return")
  public Response giveBack(@PathParam("project") String slug, @PathParam("lease") String lease) {
    work.giveBack(Ids.parse(lease, "lease"), caller.id());
    return Response.noContent().build();
  }

  @POST
  @Path("{project}/{lease}/skip")
  public Response skip(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @FormParam("reason") String reason) {
    Project project = admitted(slug);
    String why = reason == null || reason.isBlank() ? "no reason given" : reason;
    work.skip(own(project, lease).id(), caller.id(), () -> why);
    return next(slug, false, null);
  }

  @POST
  @Path("{project}/undo")
  public Response undo(@PathParam("project") String slug) {
    Project project = admitted(slug);
    UUID lease = work.undo(project, caller.account());
    return lease == null ? Redirect.to("/label/" + slug) : open(project, lease);
  }

  @GET
  @Path("{project}/guideline")
  public TemplateInstance changed(@PathParam("project") String slug) {
    Project project = admitted(slug);
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    return Templates.changed(project, version, new RawString(Markdown.html(version.body)));
  }

  @POST
  @Path("{project}/guideline")
  public Response acknowledge(
      @PathParam("project") String slug, @FormParam("version") int version) {
    Project project = admitted(slug);
    guidelines.acknowledge(guidelines.version(project.guidelineId, version), caller.id());
    return next(slug, false, null);
  }

  private Project admitted(String slug) {
    Project project = projects.named(slug);
    work.admit(project, caller.account());
    return project;
  }

  private Slot own(Project project, String lease) {
    Slot slot = transactions.inNew(() -> slots.own(Ids.parse(lease, "item"), caller.id()));
    if (!slot.project().equals(project.id)) {
      throw Problem.notFound("item");
    }
    return slot;
  }
}
