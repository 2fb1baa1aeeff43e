// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for OpenTelemetry: logs over HTTP, in protobuf or JSON. */
@Path("/ingest")
@Tag(name = "Doors")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS})
class OtlpDoor {
  private static final String DOOR = "otlp";

  private final Doorway doorway;

  OtlpDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @POST
  @Path("{slug}/v1/logs")
  @Operation(
      summary = "Logs of OpenTelemetry (OTLP over HTTP)",
      description =
          "A body that is an object, or a text that holds one, is the record; attributes fill in what"
              + " it does not name. What went to the quarantine is told as a partial success.")
  public Response post(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    Unpacked unpacked = Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    Batches batches = new Batches(doorway.to(slug, DOOR), unpacked::count);
    byte[] bytes = unpacked.whole(PlainBody.DOCUMENT);
    OtlpBody export = OtlpBody.of(bytes, headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    export.read(bytes, batches);
    batches.flush();
    return Response.ok(export.answer(batches.quarantined())).type(export.mediaType()).build();
  }
}
