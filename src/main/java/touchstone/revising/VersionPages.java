// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import touchstone.account.Role;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.BeingCounted;

/** How far raters agree by each version of the guideline, in one project. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class VersionPages {
  private final Guidelines guidelines;
  private final Projects projects;
  private final VersionCharts charts;

  @CheckedTemplate(basePath = "revising")
  static class Templates {
    static native TemplateInstance versions(
        Guideline guideline, String name, List<VersionChart> charts);
  }

  VersionPages(Guidelines guidelines, Projects projects, VersionCharts charts) {
    this.guidelines = guidelines;
    this.projects = projects;
    this.charts = charts;
  }

  @GET
  @Path("{slug}/agreement/versions")
  public TemplateInstance versions(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    Guideline guideline = guidelines.findById(project.guidelineId);
    return charts
        .of(project)
        .map(counted -> Templates.versions(guideline, project.name, counted))
        .orElseGet(() -> BeingCounted.page("/projects/" + slug));
  }
}
