// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import touchstone.account.Role;
import touchstone.base.Ids;

/** Serves media by id, with the type their bytes have and no right to do anything. */
@Path("/media")
class MediaPages {
  private final MediaStore media;

  MediaPages(MediaStore media) {
    this.media = media;
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.RATERS, Role.REVIEWERS})
  public Response serve(@PathParam("id") String text) {
    UUID id = Ids.parse(text, "file");
    MediaStore.Media found = media.find(id);
    StreamingOutput body = out -> media.write(id, out);
    return Response.ok(body)
        .type(found.type())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Content-Disposition", "inline; filename=\"" + id + "\"")
        .header("Content-Length", found.bytes())
        .build();
  }
}
