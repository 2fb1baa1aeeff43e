// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.assignment.Undo;
import touchstone.assignment.Work;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.guideline.Template;
import touchstone.judgement.Judgements;
import touchstone.judgement.Slot;
import touchstone.judgement.Submission;
import touchstone.project.Project;
import touchstone.web.Redirect;

/** One item after the other: shown, answered, the next one. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class LabelPages {
  private static final List<String> LEFT = List.of("none", "later", "cap", "lacking");

  private final Admission admission;
  private final NextTask nextTask;
  private final Work work;
  private final Undo undo;
  private final Hindrances hindrances;
  private final Judgements judgements;
  private final TaskViews tasks;
  private final LabelViews views;
  private final OwnWork ownWork;
  private final OwnProjects ownProjects;
  private final Drafts drafts;
  private final AfterLesson lessons;
  private final Figures figures;
  private final Transactions transactions;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance label(LabelView view);

    static native TemplateInstance rest(
        Project project,
        String account,
        String left,
        long judged,
        Today today,
        boolean mayUndo,
        List<Hindrance> hindrances,
        Project after,
        UUID door);
  }

  LabelPages(
      Admission admission,
      NextTask nextTask,
      Work work,
      Undo undo,
      Hindrances hindrances,
      Judgements judgements,
      TaskViews tasks,
      LabelViews views,
      OwnWork ownWork,
      OwnProjects ownProjects,
      Drafts drafts,
      AfterLesson lessons,
      Figures figures,
      Transactions transactions,
      Caller caller) {
    this.admission = admission;
    this.nextTask = nextTask;
    this.work = work;
    this.undo = undo;
    this.hindrances = hindrances;
    this.judgements = judgements;
    this.tasks = tasks;
    this.views = views;
    this.ownWork = ownWork;
    this.ownProjects = ownProjects;
    this.drafts = drafts;
    this.lessons = lessons;
    this.figures = figures;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** What there is to do here when no item is open. */
  @GET
  @Path("{project}")
  public TemplateInstance rest(@PathParam("project") String slug, @QueryParam("left") String left) {
    Project project = admission.to(slug);
    Account account = caller.account();
    return Templates.rest(
        project,
        account.id.toString(),
        LEFT.contains(left == null ? "" : left) ? left : "",
        ownWork.judged(project, account),
        ownWork.today(project, account),
        undo.lastJudged(project, account) != null,
        hindrances.in(project),
        ownProjects.after(project),
        ownWork.door(account));
  }

  /** Goes to the item that the rater holds already, else leases one. */
  @POST
  @Path("{project}/next")
  public Response next(@PathParam("project") String slug) {
    return nextTask.open(admission.to(slug));
  }

  /** The item of a lease; to mend, with what is wrong in the draft of its answer. */
  @GET
  @Path("{project}/{lease}")
  public Response label(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @QueryParam("mend") boolean mend) {
    Project project = admission.to(slug);
    nextTask.refresh(project);
    Slot slot = admission.own(project, lease);
    return lessons
        .told(project, slot)
        .orElseGet(
            () -> {
              TaskView task = tasks.of(project, slot, mend);
              return Response.ok(Templates.label(views.of(project, caller.account(), task)))
                  .build();
            });
  }

  @POST
  @Path("{project}/{lease}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @HeaderParam("X-Touchstone-Script") String script,
      MultivaluedMap<String, String> form) {
    Project project = admission.to(slug);
    Slot slot = admission.own(project, lease);
    Template template = tasks.template(project, slot);
    try {
      record(project, slot, AnswerForm.submission(template, form));
    } catch (Problem refused) {
      if (refused.status() == 409 && slot.lesson()) {
        return lessons.stands(project, slot, refused);
      }
      if (refused.status() != 422) {
        throw refused;
      }
      TaskView again = tasks.of(project, slot, form, refused.faults());
      return Response.status(422)
          .entity(Templates.label(views.of(project, caller.account(), again)))
          .build();
    }
    drafts.drop(slot.id());
    if (slot.lesson()) {
      return lessons.after(project, slot);
    }
    if (script != null) {
      return figures.now(project);
    }
    return project.open() ? nextTask.open(project) : Redirect.to("/label/" + slug);
  }

  /** Records the answer; one to an item that was judged before is a revision. */
  private void record(Project project, Slot slot, Submission submission) {
    if (slot.answered()) {
      transactions.inNew(() -> judgements.revise(slot.judgement(), caller.id(), () -> submission));
    } else {
      work.submitFromPage(project.slug, caller.id(), slot.id(), submission);
    }
  }
}
