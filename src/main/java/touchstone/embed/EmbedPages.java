// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.web.Page;

/**
 * One question in a frame on another site. It knows nobody: no cookie is read, and the token alone
 * says who is asked what. It may stand on the sites that the lead named, and on no other.
 */
@Path("/embed")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class EmbedPages {
  private final Embeds embeds;
  private final EmbedViews views;
  private final Page page;

  @CheckedTemplate(basePath = "embed")
  static class Templates {
    static native TemplateInstance ask(EmbedViews.View view, String fault);

    static native TemplateInstance said(String words, boolean good);
  }

  EmbedPages(Embeds embeds, EmbedViews views, Page page) {
    this.embeds = embeds;
    this.views = views;
    this.page = page;
  }

  @GET
  @Path("{id}")
  public Response ask(@PathParam("id") String id, @QueryParam("token") String token) {
    Embed embed = embed(id);
    try {
      Ticket ticket = Ticket.read(embed, token);
      return embeds.used(embed, ticket)
          ? framed(embed, 200, Templates.said("thanks", true))
          : framed(embed, 200, Templates.ask(views.of(embed, ticket, token), null));
    } catch (Problem refused) {
      return refused(embed, refused);
    }
  }

  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    Embed embed = embed(id);
    String token = form.getFirst("page.token");
    try {
      Ticket ticket = Ticket.read(embed, token);
      try {
        embeds.answer(embed, ticket, form.get(embed.question()));
        return framed(embed, 200, Templates.said("thanks", true));
      } catch (Problem refused) {
        if (refused.status() != 422) {
          throw refused;
        }
        return framed(
            embed, 422, Templates.ask(views.of(embed, ticket, token), refused.getMessage()));
      }
    } catch (Problem refused) {
      return refused(embed, refused);
    }
  }

  private Embed embed(String id) {
    return embeds.one(Ids.parse(id, "question")).orElseThrow(() -> Problem.notFound("question"));
  }

  private Response refused(Embed embed, Problem refused) {
    String words =
        switch (refused.status()) {
          case 409 -> "thanks";
          case 410 -> "over";
          case 429 -> "busy";
          default -> "refused";
        };
    return framed(embed, refused.status(), Templates.said(words, refused.status() == 409));
  }

  /** The page with a policy of its own: it may be framed by the named sites. */
  private Response framed(Embed embed, int status, TemplateInstance shown) {
    page.framedBy(embed.origins());
    return Response.status(status).entity(shown).build();
  }
}
