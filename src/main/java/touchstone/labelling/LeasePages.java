// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.assignment.NotAdmitted;
import touchstone.assignment.Undo;
import touchstone.assignment.Work;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.web.Redirect;

/**
 * What the label page asks of its leases: the next ones ahead, more time, back, skipped, undone.
 */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class LeasePages {
  private static final int MOST_AHEAD = 3;
  private static final int MOST_WITHOUT = 200;

  private final Admission admission;
  private final NextTask nextTask;
  private final Work work;
  private final Undo undo;
  private final TaskViews tasks;
  private final Drafts drafts;
  private final AfterLesson lessons;
  private final Figures figures;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance ahead(List<TaskView> tasks);
  }

  LeasePages(
      Admission admission,
      NextTask nextTask,
      Work work,
      Undo undo,
      TaskViews tasks,
      Drafts drafts,
      AfterLesson lessons,
      Figures figures,
      Caller caller) {
    this.admission = admission;
    this.nextTask = nextTask;
    this.work = work;
    this.undo = undo;
    this.tasks = tasks;
    this.drafts = drafts;
    this.lessons = lessons;
    this.figures = figures;
    this.caller = caller;
  }

  /** The next tasks without the page around them; the header Touchstone-Left says what is left. */
  @POST
  @Path("{project}/ahead")
  public Response ahead(
      @PathParam("project") String slug,
      @QueryParam("count") @DefaultValue("1") int count,
      @QueryParam("page") @DefaultValue("") String page,
      @QueryParam("without") List<String> without) {
    Project project = admission.to(slug);
    if (count < 1 || count > MOST_AHEAD || without.size() > MOST_WITHOUT || page.length() > 36) {
      throw Problem.refusedField("count", "must be 1 to " + MOST_AHEAD);
    }
    NextTask.Found found =
        nextTask.find(
            project,
            count,
            without.stream().map(id -> Ids.parse(id, "item")).collect(Collectors.toSet()));
    work.handTo(page, found.leases());
    List<TaskView> views =
        found.leases().stream()
            .map(lease -> tasks.of(project, admission.own(project, lease.toString()), false))
            .toList();
    return Response.ok(Templates.ahead(views)).header("Touchstone-Left", found.left()).build();
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
  public Response giveBack(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @QueryParam("page") @DefaultValue("") String page) {
    work.giveBack(Ids.parse(lease, "lease"), caller.id(), page);
    return Response.noContent().build();
  }

  /** Keeps the form as it stands, right or wrong. */
  @POST
  @Path("{project}/{lease}/draft")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response draft(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      MultivaluedMap<String, String> form) {
    Project project = admission.to(slug);
    drafts.keep(admission.own(project, lease).id(), form);
    return Response.noContent().build();
  }

  @POST
  @Path("{project}/{lease}/skip")
  public Response skip(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @HeaderParam("X-Touchstone-Script") String script,
      @FormParam("cause") String cause,
      @FormParam("reason") String reason) {
    Project project = admission.to(slug);
    String why =
        List.of(cause == null ? "" : cause, reason == null ? "" : reason.strip()).stream()
            .filter(word -> !word.isBlank())
            .collect(Collectors.joining(": "));
    Slot slot = admission.own(project, lease);
    work.skip(slot.id(), caller.id(), () -> why.isEmpty() ? "no reason given" : why);
    if (slot.lesson()) {
      return lessons.after(project, slot);
    }
    return script == null ? nextTask.open(project) : Response.noContent().build();
  }

  /** Takes the last answer back and opens its item again. */
  @POST
  @Path("{project}/undo")
  public Response undo(@PathParam("project") String slug) {
    Project project = admission.to(slug);
    try {
      return open(project, undo.last(project, caller.account()));
    } catch (NotAdmitted notGiven) {
      return Redirect.to(notGiven.page());
    }
  }

  /** Takes the answer to this item back; its lease begins anew. */
  @POST
  @Path("{project}/{lease}/undo")
  public Response undo(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @HeaderParam("X-Touchstone-Script") String script) {
    Project project = admission.to(slug);
    UUID again = undo.one(project, caller.account(), admission.own(project, lease).id());
    return script == null ? open(project, again) : figures.now(project);
  }

  private static Response open(Project project, UUID lease) {
    return Redirect.to("/label/" + project.slug + (lease == null ? "" : "/" + lease));
  }
}
