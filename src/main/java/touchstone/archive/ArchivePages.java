// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;

/** A whole project as one file for people. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ArchivePages {
  private final Projects projects;
  private final ArchiveApi api;

  @CheckedTemplate(basePath = "archive")
  static class Templates {
    static native TemplateInstance out(Project project);
  }

  ArchivePages(Projects projects, ArchiveApi api) {
    this.projects = projects;
    this.api = api;
  }

  @GET
  @Path("{slug}/archive")
  public TemplateInstance out(@PathParam("slug") String slug) {
    return Templates.out(projects.named(slug));
  }

  @GET
  @Path("{slug}/archive/file")
  @Produces(MediaType.WILDCARD)
  public Response file(@PathParam("slug") String slug) {
    return api.archive(slug);
  }
}
