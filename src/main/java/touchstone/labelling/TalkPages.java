// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.project.Project;
import touchstone.thread.Thread;
import touchstone.thread.Threads;
import touchstone.web.Redirect;

/** What a rater says to the lead, and the answers. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class TalkPages {
  private final Admission admission;
  private final Threads threads;
  private final OwnWork ownWork;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance talk(
        Project project, List<Thread> threads, List<OwnWork.Recent> recent);
  }

  TalkPages(Admission admission, Threads threads, OwnWork ownWork, Caller caller) {
    this.admission = admission;
    this.threads = threads;
    this.ownWork = ownWork;
    this.caller = caller;
  }

  /** One's own threads in the project, and the time counted for one's last answers. */
  @GET
  @Path("{project}/threads")
  public TemplateInstance own(@PathParam("project") String slug) {
    Project project = admission.to(slug);
    return Templates.talk(
        project,
        threads.own(project, caller.id()),
        ownWork.recent(project, caller.account()).stream()
            .filter(each -> each.time() != null)
            .toList());
  }

  /** Says that the time counted for one of one's own answers is wrong. */
  @POST
  @Path("{project}/threads")
  public Response dispute(
      @PathParam("project") String slug,
      @FormParam("lease") String lease,
      @FormParam("text") String text) {
    Project project = admission.to(slug);
    threads.open(admission.own(project, lease), caller.id(), "time", null, text);
    return Redirect.to("/label/" + slug + "/threads");
  }

  /** Says something about the item of a lease. */
  @POST
  @Path("{project}/{lease}/threads")
  public Response open(
      @PathParam("project") String slug,
      @PathParam("lease") String lease,
      @HeaderParam("X-Touchstone-Script") String script,
      @FormParam("kind") String kind,
      @FormParam("section") String section,
      @FormParam("text") String text) {
    Project project = admission.to(slug);
    threads.open(admission.own(project, lease), caller.id(), kind, section, text);
    return script == null
        ? Redirect.to("/label/" + slug + "/" + lease)
        : Response.noContent().build();
  }

  /** A further message in one of one's own threads. */
  @POST
  @Path("{project}/threads/{id}")
  public Response ask(
      @PathParam("project") String slug,
      @PathParam("id") String id,
      @FormParam("text") String text) {
    threads.ask(admission.to(slug), Ids.parse(id, "thread"), caller.id(), text);
    return Redirect.to("/label/" + slug + "/threads");
  }
}
