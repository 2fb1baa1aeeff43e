// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
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
import touchstone.feedback.Kind;

/** The door for programs of one's own: predictions and outcomes by their own names, any length. */
@Path("/api/v1")
@Tag(name = "Feedback")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS})
class EventDoor {
  private final Doorway doorway;

  EventDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @POST
  @Path("streams/{slug}/predictions")
  @Operation(
      summary = "What a model said: {key,at?,score?,model?,weight?,propensity?,features?,slices?}",
      description =
          "Lines or an array, of any length; sending the same again changes nothing. A line that is"
              + " not understood goes to the quarantine. Answered once all is durable.")
  public Response predictions(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return take(slug, Kind.PREDICTION, headers, body);
  }

  @POST
  @Path("streams/{slug}/outcomes")
  @Operation(
      summary = "What happened: {key,type,value?,at?,id?}",
      description =
          "Lines or an array, of any length, before or after the prediction; sending the same again"
              + " changes nothing. The type heartbeat, with no key, says that nothing has happened.")
  public Response outcomes(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return take(slug, Kind.OUTCOME, headers, body);
  }

  private Response take(String slug, Kind kind, HttpHeaders headers, InputStream body)
      throws IOException {
    var inbox = doorway.to(slug, kind);
    Unpacked unpacked =
        Unpacked.endless(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    Batches batches = new Batches(inbox, unpacked::count);
    PlainBody.read(unpacked, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), batches);
    return Response.ok(batches.flush().counts().toString(), MediaType.APPLICATION_JSON).build();
  }
}
