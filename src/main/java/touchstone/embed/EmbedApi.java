// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Body;
import touchstone.web.Once;

/** The questions of a project that stand on a product's own pages. */
@Path("/api/v1")
@Tag(name = "People")
@RolesAllowed(Role.LEADS)
class EmbedApi {
  private final Projects projects;
  private final Embeds embeds;
  private final Caller caller;
  private final Once once;

  EmbedApi(Projects projects, Embeds embeds, Caller caller, Once once) {
    this.projects = projects;
    this.embeds = embeds;
    this.caller = caller;
    this.once = once;
  }

  record NewEmbed(String question, List<String> origins, Integer perMinute) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      UUID id,
      String question,
      List<String> origins,
      int perMinute,
      long answers,
      String path,
      Instant createdAt,
      Instant endedAt,
      String secret) {}

  private Shown shown(Embed embed, String secret) {
    return new Shown(
        embed.id(),
        embed.question(),
        embed.origins(),
        embed.perMinute(),
        embeds.answered(embed),
        "/embed/" + embed.id(),
        embed.createdAt(),
        embed.endedAt(),
        secret);
  }

  @POST
  @Path("projects/{slug}/embeds")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Let a question stand on other sites: {question, origins, perMinute? [600]}",
      description =
          "secret is shown this once. The product's backend signs a JWT (HS256) with it for each"
              + " time: aud = the id, sub = its user, item = the item's key, jti = used once, iat, exp"
              + " at most 15 minutes later; the frame's address is path?token=.")
  @RequestBodySchema(NewEmbed.class)
  public Response make(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    NewEmbed given = body.as(NewEmbed.class);
    return once.create(
        body,
        () -> {
          Embed made =
              embeds.make(
                  project, given.question(), given.origins(), given.perMinute(), caller.id());
          return shown(made, made.secret());
        });
  }

  @GET
  @Path("projects/{slug}/embeds")
  @Operation(summary = "The embeds of a project, newest first, without their secrets")
  public Listing<Shown> list(@PathParam("slug") String slug) {
    return new Listing<>(
        embeds.of(projects.named(slug)).stream().map(each -> shown(each, null)).toList(), null);
  }

  @DELETE
  @Path("projects/{slug}/embeds/{id}")
  @Operation(summary = "End an embed: its tokens are good for nothing any more")
  public void end(@PathParam("slug") String slug, @PathParam("id") String id) {
    embeds.end(projects.named(slug), Ids.parse(id, "embed"));
  }
}
