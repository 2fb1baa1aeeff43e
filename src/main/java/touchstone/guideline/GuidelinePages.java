// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import touchstone.base.Listing;

/** Guidelines to read. */
@Path("/guidelines")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class GuidelinePages {
  private final Guidelines guidelines;

  @CheckedTemplate(basePath = "guideline")
  static class Templates {
    static native TemplateInstance list(List<Guideline> guidelines);

    static native TemplateInstance guideline(
        Guideline guideline,
        GuidelineVersion version,
        RawString html,
        List<GuidelineVersion> versions,
        Template template);
  }

  GuidelinePages(Guidelines guidelines) {
    this.guidelines = guidelines;
  }

  @GET
  public TemplateInstance list() {
    return Templates.list(guidelines.page(Listing.MOST, null).items());
  }

  @GET
  @Path("{slug}")
  public TemplateInstance show(
      @PathParam("slug") String slug, @QueryParam("version") Integer number) {
    Guideline guideline = guidelines.named(slug);
    GuidelineVersion version =
        number == null ? guidelines.latest(guideline.id) : guidelines.version(guideline.id, number);
    return Templates.guideline(
        guideline,
        version,
        new RawString(Markdown.html(version.body)),
        guidelines.versions(guideline.id),
        guidelines.template(version));
  }
}
