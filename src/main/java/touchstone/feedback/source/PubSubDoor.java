// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import io.quarkus.security.identity.SecurityIdentity;
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

/** The door for a push subscription of Google Pub/Sub, and so for a sink of Cloud Logging. */
@Path("/ingest")
@Tag(name = "Doors")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS, PushTokens.ROLE})
class PubSubDoor {
  private static final String DOOR = "pubsub";
  private static final String MESSAGE_ID = "x-goog-pubsub-message-id";

  private final Doorway doorway;
  private final SecurityIdentity identity;

  PubSubDoor(Doorway doorway, SecurityIdentity identity) {
    this.doorway = doorway;
    this.identity = identity;
  }

  @POST
  @Path("{slug}/pubsub")
  @Operation(
      summary = "A push of Google Pub/Sub",
      description =
          "Wrapped or unwrapped. The caller shows a token of ours, or one of Google's for the"
              + " configured audience and service account.")
  public Response post(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    var inbox =
        identity.hasRole(PushTokens.ROLE) ? doorway.toNamed(slug, DOOR) : doorway.to(slug, DOOR);
    Unpacked unpacked = Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    Batches batches = new Batches(inbox, unpacked::count);
    new PubSubBody(batches)
        .read(unpacked.whole(PlainBody.DOCUMENT), headers.getHeaderString(MESSAGE_ID));
    batches.flush();
    return Response.noContent().build();
  }
}
