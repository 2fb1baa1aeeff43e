// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

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
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** What rules did to oneself, with the grounds, and the place to say that it was wrong. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class OwnQualityPages {
  private final Projects projects;
  private final Standing standing;
  private final OwnSkill ownSkill;
  private final Appeals appeals;
  private final Told told;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "quality")
  static class Templates {
    static native TemplateInstance mine(
        Project project,
        Standing.Mine mine,
        OwnSkill.Mine skill,
        List<QualityPages.ActLine> acts,
        String fault);
  }

  OwnQualityPages(
      Projects projects,
      Standing standing,
      OwnSkill ownSkill,
      Appeals appeals,
      Told told,
      Caller caller,
      Speech speech) {
    this.ownSkill = ownSkill;
    this.projects = projects;
    this.standing = standing;
    this.appeals = appeals;
    this.told = told;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  @Path("{project}/quality")
  public TemplateInstance mine(@PathParam("project") String slug) {
    return page(projects.named(slug), null);
  }

  private TemplateInstance page(Project project, String fault) {
    Standing.Mine mine = standing.of(project, caller.account());
    return Templates.mine(
        project, mine, ownSkill.of(project, caller.id()), told.lines(project, mine.acts()), fault);
  }

  @POST
  @Path("{project}/quality/{act}")
  public Response appeal(
      @PathParam("project") String slug,
      @PathParam("act") String act,
      @FormParam("text") String text) {
    Project project = projects.named(slug);
    standing.of(project, caller.account());
    try {
      appeals.open(project, caller.id(), Ids.parse(act, "act"), text);
    } catch (Problem refused) {
      if (refused.status() != 422 && refused.status() != 409) {
        throw refused;
      }
      return Response.status(refused.status()).entity(page(project, speech.say(refused))).build();
    }
    return Redirect.to("/label/" + slug + "/quality#" + act);
  }
}
