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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Redirect;

/** In which order the raters of a pool come to its projects. */
@Path("/pools/{slug}/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class PoolOrderPages {
  private final Pools pools;
  private final Projects projects;

  @CheckedTemplate(basePath = "steering")
  static class Templates {
    static native TemplateInstance poolOrder(Pool pool, List<Project> projects);
  }

  PoolOrderPages(Pools pools, Projects projects) {
    this.pools = pools;
    this.projects = projects;
  }

  @GET
  public TemplateInstance show(@PathParam("slug") String slug) {
    Pool pool = pools.named(slug);
    return Templates.poolOrder(pool, projects.ordered(pool));
  }

  /** Moves one project before the one above it; the first stays. */
  @POST
  public Response up(@PathParam("slug") String slug, @FormParam("project") String project) {
    Pool pool = pools.named(slug);
    List<String> slugs =
        new ArrayList<>(projects.ordered(pool).stream().map(each -> each.slug).toList());
    int at = slugs.indexOf(project);
    if (at > 0) {
      Collections.swap(slugs, at - 1, at);
      projects.order(pool, slugs);
    }
    return Redirect.to("/pools/" + slug + "/projects");
  }
}
