// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Role;

/** The labels of a stream as a file, for whoever has a page open and no token at hand. */
@Path("/streams")
@RolesAllowed(Role.LEADS)
class StreamFilePages {
  private final StreamApi api;

  StreamFilePages(StreamApi api) {
    this.api = api;
  }

  @GET
  @Path("{slug}/labels")
  @Produces(MediaType.WILDCARD)
  public Response labels(@PathParam("slug") String slug) {
    return Response.fromResponse(api.labels(slug, null, false, List.of()))
        .type("application/x-ndjson")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + slug + "-labels.jsonl\"")
        .build();
  }
}
