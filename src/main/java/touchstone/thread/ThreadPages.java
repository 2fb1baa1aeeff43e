// SPDX-License-Identifier: Apache-2.0
package touchstone.thread;

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
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;

/** The one page at which a lead answers what the raters of a project said. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ThreadPages {
  private final Projects projects;
  private final Threads threads;
  private final Flags flags;
  private final Transactions transactions;
  private final Caller caller;

  @CheckedTemplate(basePath = "thread")
  static class Templates {
    static native TemplateInstance threads(
        Project project,
        List<Thread> threads,
        List<Flags.Flagged> flagged,
        boolean all,
        UUID faultAt,
        String fault);
  }

  ThreadPages(
      Projects projects, Threads threads, Flags flags, Transactions transactions, Caller caller) {
    this.projects = projects;
    this.threads = threads;
    this.flags = flags;
    this.transactions = transactions;
    this.caller = caller;
  }

  @GET
  @Path("{slug}/threads")
  public TemplateInstance show(@PathParam("slug") String slug, @QueryParam("all") boolean all) {
    return page(projects.named(slug), all, null, null);
  }

  private TemplateInstance page(Project project, boolean all, UUID faultAt, String fault) {
    return Templates.threads(
        project, threads.of(project, !all), flags.of(project), all, faultAt, fault);
  }

  @POST
  @Path("{slug}/threads/{id}/answer")
  public Response answer(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @FormParam("text") String text,
      @FormParam("faq") boolean faq) {
    Project project = projects.named(slug);
    UUID thread = Ids.parse(id, "thread");
    try {
      transactions.inNew(
          () -> {
            threads.answer(project, thread, caller.id(), text);
            if (faq) {
              threads.addToFaq(project, thread, caller.id());
            }
            return null;
          });
    } catch (Problem refused) {
      if (refused.status() != 422) {
        throw refused;
      }
      return Response.status(422)
          .entity(page(project, false, thread, refused.getMessage()))
          .build();
    }
    return back(slug, true, id);
  }

  @POST
  @Path("{slug}/threads/{id}/faq")
  public Response faq(@PathParam("slug") String slug, @PathParam("id") String id) {
    Project project = projects.named(slug);
    transactions.inNew(
        () -> {
          threads.addToFaq(project, Ids.parse(id, "thread"), caller.id());
          return null;
        });
    return back(slug, true, id);
  }

  @POST
  @Path("{slug}/threads/{id}/close")
  public Response close(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @FormParam("closed") boolean closed) {
    threads.close(projects.named(slug), Ids.parse(id, "thread"), closed);
    return back(slug, true, id);
  }

  private static Response back(String slug, boolean all, String id) {
    return Redirect.to("/projects/" + slug + "/threads?all=" + all + "#" + id);
  }
}
