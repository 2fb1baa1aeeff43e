// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

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
import java.util.List;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;

/** What reviewers said of one's own judgements, and the place to say that it is wrong. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class OwnReviewPages {
  private final Projects projects;
  private final Words words;
  private final OwnReviews lines;
  private final Caller caller;

  @CheckedTemplate(basePath = "review")
  static class Templates {
    static native TemplateInstance mine(Project project, List<OwnReviews.Line> lines, String fault);
  }

  OwnReviewPages(Projects projects, Words words, OwnReviews lines, Caller caller) {
    this.projects = projects;
    this.words = words;
    this.lines = lines;
    this.caller = caller;
  }

  @GET
  @Path("{project}/reviews")
  public TemplateInstance mine(@PathParam("project") String slug) {
    Project project = projects.named(slug);
    return Templates.mine(project, lines.mine(project, caller.id()), null);
  }

  @POST
  @Path("{project}/reviews/{word}")
  public Response contest(
      @PathParam("project") String slug,
      @PathParam("word") String word,
      @FormParam("text") String text) {
    Project project = projects.named(slug);
    UUID id = Ids.parse(word, "review");
    try {
      words.contest(project, id, caller.id(), text);
      return Redirect.to("/label/" + slug + "/reviews#" + id);
    } catch (Problem refused) {
      if (refused.status() != 409 && refused.status() != 422) {
        throw refused;
      }
      return Response.status(refused.status())
          .entity(Templates.mine(project, lines.mine(project, caller.id()), refused.getMessage()))
          .build();
    }
  }
}
