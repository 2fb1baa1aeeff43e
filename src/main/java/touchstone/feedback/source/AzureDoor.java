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

/** The door for Azure: its Logs Ingestion API, and the envelope of its diagnostic settings. */
@Path("/ingest")
@Tag(name = "Doors")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS})
class AzureDoor {
  private static final String DOOR = "azure";

  private final Doorway doorway;

  AzureDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @POST
  @Path("{slug}/dataCollectionRules/{id}/streams/{name}")
  @Operation(
      summary = "Records as for the Logs Ingestion API of Azure Monitor",
      description = "The rule's id is not looked at; the stream's name is the tag.")
  public Response rule(
      @PathParam("slug") String slug,
      @PathParam("name") String name,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    return take(slug, name, headers, body);
  }

  @POST
  @Path("{slug}/azure")
  @Operation(summary = "Records of diagnostic settings, as Event Hubs hands them on")
  public Response records(
      @PathParam("slug") String slug, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return take(slug, null, headers, body);
  }

  private Response take(String slug, String tag, HttpHeaders headers, InputStream body)
      throws IOException {
    Unpacked unpacked = Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    Batches batches = new Batches(doorway.to(slug, DOOR), unpacked::count);
    AzureBody.read(
        unpacked.whole(PlainBody.DOCUMENT),
        each -> batches.accept(tag == null ? each : each.with(null, each.at(), tag)));
    if (unpacked.fault() != null) {
      batches.accept(touchstone.feedback.Received.unreadable(unpacked.fault(), unpacked.fault()));
    }
    batches.flush();
    return Response.noContent().build();
  }
}
