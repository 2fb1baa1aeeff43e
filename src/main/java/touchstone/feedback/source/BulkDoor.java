// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for whoever writes to Elasticsearch or OpenSearch: the stream's address is its host. */
@Path("/ingest")
@Tag(name = "Doors")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS})
class BulkDoor {
  private static final String DOOR = "elasticsearch";

  private final Doorway doorway;

  BulkDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @POST
  @Path("{slug}/_bulk")
  @Operation(
      summary = "A bulk request of Elasticsearch",
      description =
          "The _id is the record's id: a create of a known one is answered as 409 in its item, which"
              + " every client takes for done. A record that cannot be understood is answered as"
              + " created and goes to the quarantine.")
  public Response post(
      @PathParam("slug") String slug,
      @QueryParam("filter_path") String filter,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    return take(slug, slug, filter, headers, body);
  }

  @PUT
  @Path("{slug}/_bulk")
  @Operation(summary = "The same as POST, for clients that put")
  public Response put(
      @PathParam("slug") String slug,
      @QueryParam("filter_path") String filter,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    return take(slug, slug, filter, headers, body);
  }

  @POST
  @Path("{slug}/{index}/_bulk")
  @Operation(summary = "A bulk request whose actions may leave the index out")
  public Response postTo(
      @PathParam("slug") String slug,
      @PathParam("index") String index,
      @QueryParam("filter_path") String filter,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    return take(slug, index, filter, headers, body);
  }

  @PUT
  @Path("{slug}/{index}/_bulk")
  @Operation(summary = "The same as POST, for clients that put")
  public Response putTo(
      @PathParam("slug") String slug,
      @PathParam("index") String index,
      @QueryParam("filter_path") String filter,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    return take(slug, index, filter, headers, body);
  }

  private Response take(
      String slug, String index, String filter, HttpHeaders headers, InputStream body)
      throws IOException {
    long start = System.nanoTime();
    BulkAnswer answer = new BulkAnswer(filter);
    Unpacked unpacked = Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    new BulkBody(doorway.to(slug, DOOR), answer).take(unpacked, index);
    return Response.ok(answer.text((System.nanoTime() - start) / 1_000_000))
        .type(ElasticsearchShape.mediaType(headers.getHeaderString(HttpHeaders.ACCEPT)))
        .build();
  }
}
