// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for whoever posts JSON: Logstash, Fluentd, Fluent Bit, Vector, syslog-ng, curl. */
@Path("/ingest")
@Tag(name = "Doors")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS})
class PlainDoor {
  private static final String DOOR = "http";

  private final Doorway doorway;

  PlainDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @POST
  @Path("{slug}")
  @Operation(
      summary = "Records in JSON or MessagePack",
      description =
          "One object, lines, an array, or objects one behind the other; gzip, zstd or deflate."
              + " What cannot be read goes to the quarantine and never makes the answer a refusal.")
  public Response post(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return take(slug, Headers.tag(headers), headers, body);
  }

  @PUT
  @Path("{slug}")
  @Operation(summary = "The same as POST, for senders that put")
  public Response put(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return take(slug, Headers.tag(headers), headers, body);
  }

  @POST
  @Path("{slug}/tag/{tag}")
  @Operation(summary = "The same, with the tag in the address")
  public Response tagged(
      @PathParam("slug") String slug,
      @PathParam("tag") String tag,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    return take(slug, tag, headers, body);
  }

  @PUT
  @Path("{slug}/tag/{tag}")
  @Operation(summary = "The same as POST, for senders that put")
  public Response putTagged(
      @PathParam("slug") String slug,
      @PathParam("tag") String tag,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    return take(slug, tag, headers, body);
  }

  private Response take(String slug, String tag, HttpHeaders headers, InputStream body)
      throws IOException {
    var inbox = doorway.to(slug, DOOR);
    Unpacked unpacked = Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    Batches batches = new Batches(inbox, unpacked::count);
    PlainBody.read(
        unpacked,
        headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
        record -> batches.accept(tag == null ? record : record.with(null, record.at(), tag)));
    return Response.ok(batches.flush().counts().toString(), MediaType.APPLICATION_JSON).build();
  }
}
