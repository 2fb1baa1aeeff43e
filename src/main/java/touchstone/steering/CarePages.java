// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

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
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;
import touchstone.web.Refusal;

/** The lead's care for the raters of a project: how long one may work in a day. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class CarePages {
  private final Projects projects;

  @CheckedTemplate(basePath = "steering")
  static class Templates {
    static native TemplateInstance care(Project project, String hours, Refusal refusal);
  }

  CarePages(Projects projects) {
    this.projects = projects;
  }

  @GET
  @Path("{slug}/care")
  public TemplateInstance show(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    return Templates.care(project, DayHours.words(project.policy()), Refusal.NONE);
  }

  @POST
  @Path("{slug}/care")
  public Response capDay(@PathParam("slug") String slug, @FormParam("hours") String hours) {
    Project project = projects.named(slug);
    try {
      projects.capDay(project, DayHours.duration(hours));
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(Templates.care(project, hours, Refusal.of(refused)))
          .build();
    }
    return Redirect.to("/projects/" + slug);
  }
}
