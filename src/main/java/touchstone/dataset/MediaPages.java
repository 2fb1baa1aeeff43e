// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
  public Response serve(@PathParam("id") String text, @HeaderParam("Range") String range) {
    UUID id = Ids.parse(text, "file");
    MediaStore.Media found = media.find(id);
    ByteRange part = ByteRange.of(range, found.bytes());
    if (part != null && part.behind(found.bytes())) {
      return Response.status(416).header("Content-Range", "bytes */" + found.bytes()).build();
    }
    return part == null
        ? of(found, Response.ok(), new ByteRange(0, found.bytes() - 1))
        : of(
            found,
            Response.status(206)
                .header(
                    "Content-Range",
                    "bytes " + part.from() + "-" + part.to() + "/" + found.bytes()),
            part);
  }

  private Response of(MediaStore.Media found, Response.ResponseBuilder response, ByteRange part) {
    UUID id = found.id();
    StreamingOutput body = out -> media.write(id, part.from(), part.bytes(), out);
    return response
        .entity(body)
        .type(found.type())
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "private, max-age=3600, immutable")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Content-Disposition", "inline; filename=\"" + id + "\"")
        .header("Content-Length", part.bytes())
        .build();
  }
}
