// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.diff;

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
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;

/** Two versions of a guideline beside each other, for a lead. */
@Path("/guidelines")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class DiffPages {
  private final Guidelines guidelines;

  @CheckedTemplate(basePath = "guideline")
  static class Templates {
    static native TemplateInstance diff(
        Guideline guideline, VersionDiff diff, List<GuidelineVersion> versions);
  }

  DiffPages(Guidelines guidelines) {
    this.guidelines = guidelines;
  }

  /** The newest beside the one before, where nothing is said. */
  @GET
  @Path("{slug}/diff")
  public TemplateInstance diff(
      @PathParam("slug") String slug,
      @QueryParam("from") Integer from,
      @QueryParam("to") Integer to) {
    Guideline guideline = guidelines.named(slug);
    int last = to == null ? guidelines.latest(guideline.id).number : to;
    int first = from == null ? Math.max(1, last - 1) : from;
    return Templates.diff(
        guideline,
        VersionDiff.of(side(guideline, first), side(guideline, last)),
        guidelines.versions(guideline.id));
  }

  private VersionDiff.Side side(Guideline guideline, int number) {
    GuidelineVersion version = guidelines.version(guideline.id, number);
    return new VersionDiff.Side(number, version.body, guidelines.template(version));
  }
}
