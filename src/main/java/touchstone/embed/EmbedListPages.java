// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import com.fasterxml.jackson.databind.JsonNode;
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
import touchstone.web.Once;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** The lead's page of questions on the product's own pages. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class EmbedListPages {
  private static final String USUAL = String.valueOf(Embeds.USUAL_PER_MINUTE);

  private final Projects projects;
  private final Embeds embeds;
  private final Caller caller;
  private final Once once;
  private final Speech speech;

  @CheckedTemplate(basePath = "embed")
  static class Templates {
    static native TemplateInstance list(
        Project project,
        List<Row> rows,
        List<String> questions,
        String origins,
        String perMinute,
        Embed made,
        String fault);
  }

  /** An embed with how many answers came by it. */
  public record Row(
      UUID id, String question, String origins, long answers, String since, String ended) {}

  EmbedListPages(Projects projects, Embeds embeds, Caller caller, Once once, Speech speech) {
    this.projects = projects;
    this.embeds = embeds;
    this.caller = caller;
    this.once = once;
    this.speech = speech;
  }

  @GET
  @Path("{slug}/embeds")
  public TemplateInstance list(@PathParam("slug") String slug) {
    return page(projects.named(slug), "", USUAL, null, null);
  }

  private TemplateInstance page(
      Project project, String origins, String perMinute, Embed made, String fault) {
    List<Row> rows =
        embeds.of(project).stream()
            .map(
                each ->
                    new Row(
                        each.id(),
                        each.question(),
                        String.join(" ", each.origins()),
                        embeds.answered(each),
                        each.createdAt().toString().substring(0, 10),
                        each.endedAt() == null ? null : each.endedAt().toString().substring(0, 10)))
            .toList();
    return Templates.list(
        project, rows, embeds.questions(project), origins, perMinute, made, fault);
  }

  @POST
  @Path("{slug}/embeds")
  public Response make(
      @PathParam("slug") String slug,
      @FormParam("question") String question,
      @FormParam("origins") String origins,
      @FormParam("perMinute") String perMinute,
      @FormParam("nonce") String nonce) {
    Project project = projects.named(slug);
    String sites = origins == null ? "" : origins.strip();
    try {
      Integer most = most(perMinute);
      JsonNode id =
          once.form(
              nonce,
              question + "\n" + sites + "\n" + most,
              () ->
                  embeds
                      .make(
                          project,
                          question,
                          sites.isEmpty() ? List.of() : List.of(sites.split("\\s+")),
                          most,
                          caller.id())
                      .id());
      Embed made = embeds.one(UUID.fromString(id.textValue())).orElse(null);
      return Response.ok(page(project, "", USUAL, made, null)).build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(project, sites, perMinute, null, speech.say(refused)))
          .build();
    }
  }

  private static Integer most(String perMinute) {
    if (perMinute == null || perMinute.isBlank()) {
      return null;
    }
    if (!perMinute.strip().matches("\\d{1,9}")) {
      throw Problem.notWhole("perMinute", "must be a whole number");
    }
    return Integer.valueOf(perMinute.strip());
  }

  @POST
  @Path("{slug}/embeds/{id}/end")
  public Response end(@PathParam("slug") String slug, @PathParam("id") String id) {
    embeds.end(projects.named(slug), Ids.parse(id, "embed"));
    return Redirect.to("/projects/" + slug + "/embeds");
  }
}
