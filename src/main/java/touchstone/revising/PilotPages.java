// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

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
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;

/** The pilot of a project: whether it passed, with figures, and what the lead does then. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class PilotPages {
  private final Projects projects;
  private final Pilots pilots;
  private final Transactions transactions;
  private final Caller caller;

  @CheckedTemplate(basePath = "revising")
  static class Templates {
    static native TemplateInstance pilot(
        Project project, Pilots.Standing standing, String guideline, String fault);
  }

  PilotPages(Projects projects, Pilots pilots, Transactions transactions, Caller caller) {
    this.projects = projects;
    this.pilots = pilots;
    this.transactions = transactions;
    this.caller = caller;
  }

  @GET
  @Path("{slug}/pilot")
  public TemplateInstance pilot(@PathParam("slug") String slug) {
    return page(projects.named(slug), null);
  }

  private TemplateInstance page(Project project, String fault) {
    return Templates.pilot(project, pilots.of(project), pilots.guideline(project), fault);
  }

  @POST
  @Path("{slug}/pilot")
  public Response open(@PathParam("slug") String slug, @FormParam("note") String note) {
    Project project = projects.named(slug);
    try {
      transactions.inNew(
          () -> {
            pilots.open(project, note, caller.id());
            return null;
          });
      return Redirect.to("/projects/" + slug + "/pilot");
    } catch (Problem refused) {
      return Response.status(refused.status()).entity(page(project, refused.getMessage())).build();
    }
  }
}
