// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import touchstone.guideline.Acknowledgements;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.project.Project;
import touchstone.quality.Standing;

/** A guideline whose meaning changed, to be read before one goes on. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class ChangedPages {
  private final Admission admission;
  private final NextTask nextTask;
  private final Guidelines guidelines;
  private final Acknowledgements acknowledgements;
  private final Standing standing;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance changed(
        Project project, GuidelineVersion version, RawString guideline, boolean again);
  }

  ChangedPages(
      Admission admission,
      NextTask nextTask,
      Guidelines guidelines,
      Acknowledgements acknowledgements,
      Standing standing,
      Caller caller) {
    this.admission = admission;
    this.nextTask = nextTask;
    this.guidelines = guidelines;
    this.acknowledgements = acknowledgements;
    this.standing = standing;
    this.caller = caller;
  }

  @GET
  @Path("{project}/guideline")
  public TemplateInstance changed(@PathParam("project") String slug) {
    Project project = admission.to(slug);
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    boolean again = standing.readAgain(project, caller.account());
    return Templates.changed(project, version, new RawString(Markdown.html(version.body)), again);
  }

  @POST
  @Path("{project}/guideline")
  public Response acknowledge(
      @PathParam("project") String slug, @FormParam("version") int version) {
    Project project = admission.to(slug);
    acknowledgements.add(guidelines.version(project.guidelineId, version), caller.id(), null);
    return nextTask.open(project);
  }
}
