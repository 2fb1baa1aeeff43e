// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;

/** What raters disagree on, the widest apart first. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class DisagreementPages {
  private final Projects projects;
  private static final List<String> STATUSES = List.of("tie", "resolved", "adjudicated");

  private final Disagreements disagreements;

  @CheckedTemplate(basePath = "resolution")
  static class Templates {
    static native TemplateInstance disagreements(
        Project project, Disagreements.Summary summary, String status);
  }

  DisagreementPages(Projects projects, Disagreements disagreements) {
    this.projects = projects;
    this.disagreements = disagreements;
  }

  @GET
  @Path("{slug}/resolution")
  public TemplateInstance show(
      @PathParam("slug") String slug, @QueryParam("status") String status) {
    Project project = projects.named(slug);
    String wanted = status != null && STATUSES.contains(status) ? status : "";
    return Templates.disagreements(project, disagreements.of(project, wanted), wanted);
  }
}
