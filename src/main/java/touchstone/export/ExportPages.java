// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;

/** The labels for people: choose a form and save the file. */
@Path("/projects")
@RolesAllowed(Role.LEADS)
class ExportPages {
  private final Projects projects;
  private final ExportApi api;

  @CheckedTemplate(basePath = "export")
  static class Templates {
    static native TemplateInstance labels(Project project);
  }

  ExportPages(Projects projects, ExportApi api) {
    this.projects = projects;
    this.api = api;
  }

  @GET
  @Path("{slug}/labels")
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance form(@PathParam("slug") String slug) {
    return Templates.labels(projects.named(slug));
  }

  @GET
  @Path("{slug}/labels/file")
  @Produces(MediaType.WILDCARD)
  public Response file(
      @PathParam("slug") String slug,
      @QueryParam("mode") String mode,
      @QueryParam("format") String format) {
    return api.labels(slug, mode, null, format, null, null, false, null);
  }
}
