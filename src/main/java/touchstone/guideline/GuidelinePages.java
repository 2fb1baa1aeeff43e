// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Redirect;

/** Guidelines to read and to revise. */
@Path("/guidelines")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class GuidelinePages {
  private final Guidelines guidelines;
  private final Caller caller;

  @CheckedTemplate(basePath = "guideline")
  static class Templates {
    static native TemplateInstance list(List<Guideline> guidelines);

    static native TemplateInstance guideline(
        Guideline guideline,
        GuidelineVersion version,
        RawString html,
        List<GuidelineVersion> versions,
        Template template);

    static native TemplateInstance revise(
        Guideline guideline,
        int version,
        String body,
        String template,
        String change,
        String note,
        String fault,
        List<Fault> faults);
  }

  GuidelinePages(Guidelines guidelines, Caller caller) {
    this.guidelines = guidelines;
    this.caller = caller;
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

  @GET
  @Path("{slug}/revise")
  public TemplateInstance form(@PathParam("slug") String slug) {
    Guideline guideline = guidelines.named(slug);
    GuidelineVersion last = guidelines.latest(guideline.id);
    return Templates.revise(
        guideline,
        last.number,
        last.body,
        Json.tree(last.template).toPrettyString(),
        "clarifying",
        "",
        null,
        List.of());
  }

  @POST
  @Path("{slug}/revise")
  public Response revise(
      @PathParam("slug") String slug,
      @FormParam("body") String body,
      @FormParam("template") String template,
      @FormParam("change") String change,
      @FormParam("note") String note) {
    Guideline guideline = guidelines.named(slug);
    try {
      guidelines.revise(guideline, body, Json.tree(template), change, note, caller.id());
      return Redirect.to("/guidelines/" + slug);
    } catch (Problem refused) {
      return Response.status(422)
          .entity(
              Templates.revise(
                  guideline,
                  guidelines.latest(guideline.id).number,
                  body,
                  template,
                  change,
                  note,
                  refused.getMessage(),
                  refused.faults()))
          .build();
    }
  }
}
