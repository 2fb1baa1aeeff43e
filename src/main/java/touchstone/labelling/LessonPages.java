// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.project.Project;

/** After an item of training: what was answered, what is right, and where the guideline says so. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class LessonPages {
  private final Admission admission;
  private final LessonViews lessons;

  LessonPages(Admission admission, LessonViews lessons) {
    this.admission = admission;
    this.lessons = lessons;
  }

  @GET
  @Path("{project}/{lease}/lesson")
  public TemplateInstance lesson(
      @PathParam("project") String slug, @PathParam("lease") String lease) {
    Project project = admission.to(slug);
    return lessons
        .of(project, admission.own(project, lease), false)
        .orElseThrow(() -> Problem.notFound("lesson"));
  }
}
