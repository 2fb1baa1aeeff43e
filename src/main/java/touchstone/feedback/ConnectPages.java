// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.account.Tokens;

/** How to send to a stream: the text for every sender, and a token that is shown once. */
@Path("/streams")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ConnectPages {
  private final Streams streams;
  private final Tokens tokens;
  private final Caller caller;
  private final UriInfo uri;

  @CheckedTemplate(basePath = "feedback")
  static class Templates {
    static native TemplateInstance connect(
        Stream stream, String url, String token, List<Snippets.Snippet> snippets);
  }

  ConnectPages(Streams streams, Tokens tokens, Caller caller, UriInfo uri) {
    this.streams = streams;
    this.tokens = tokens;
    this.caller = caller;
    this.uri = uri;
  }

  @GET
  @Path("{slug}/connect")
  public TemplateInstance connect(@PathParam("slug") String slug) {
    return page(streams.afresh(slug), null);
  }

  @POST
  @Path("{slug}/tokens")
  public TemplateInstance issue(@PathParam("slug") String slug) {
    return withToken(streams.afresh(slug));
  }

  /** The page with a new token that may send to this stream alone. */
  TemplateInstance withToken(Stream stream) {
    String token =
        tokens.issue(
            caller.account(),
            "stream " + stream.slug(),
            Tokens.INGEST,
            Streams.only(stream.slug()));
    return page(stream, token);
  }

  private TemplateInstance page(Stream stream, String token) {
    Snippets snippets = new Snippets(uri.getBaseUri(), stream.slug());
    return Templates.connect(
        stream,
        snippets.url(),
        token,
        snippets.all(token == null ? Snippets.NO_TOKEN : token, stream.forwardKey()));
  }
}
