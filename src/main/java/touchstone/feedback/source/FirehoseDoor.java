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
import touchstone.base.Json;

/** The door for Amazon Data Firehose, and so for CloudWatch: its HTTP endpoint destination. */
@Path("/ingest")
@Tag(name = "Doors")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS})
class FirehoseDoor {
  static final String REQUEST_ID = "X-Amz-Firehose-Request-Id";
  private static final String DOOR = "firehose";

  private final Doorway doorway;

  FirehoseDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @POST
  @Path("{slug}/firehose")
  @Operation(
      summary = "A delivery of Amazon Data Firehose",
      description =
          "The access key is a token. The answer, a refusal too, is the JSON that Firehose wants:"
              + " anything else it sends again.")
  public Response post(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    Unpacked unpacked = Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    Batches batches = new Batches(doorway.to(slug, DOOR), unpacked::count);
    FirehoseBody delivery = new FirehoseBody(headers.getHeaderString(REQUEST_ID), batches);
    delivery.read(unpacked.whole(PlainBody.DOCUMENT));
    batches.flush();
    return Response.ok(answer(delivery.requestId(), null), MediaType.APPLICATION_JSON).build();
  }

  /**
   * What Firehose wants to hear.
   *
   * @param refusal why it is refused; null where it is not
   */
  static String answer(String requestId, String refusal) {
    var answer = Json.object().put("requestId", requestId);
    answer.put("timestamp", System.currentTimeMillis());
    if (refusal != null) {
      answer.put("errorMessage", refusal);
    }
    return answer.toString();
  }
}
