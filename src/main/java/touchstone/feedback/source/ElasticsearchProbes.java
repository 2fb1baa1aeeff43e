// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import touchstone.base.Json;

/**
 * What clients of Elasticsearch ask before they send: who is there, under which licence, and
 * whether their templates stand. All of it is well, and what they set up is taken and forgotten.
 */
@Path("/ingest")
@RolesAllowed({Doorway.SENDERS, Doorway.LEADS})
class ElasticsearchProbes {
  private static final String SET_UP =
      "{what: _index_template|_template|_component_template|_ilm/policy|_data_stream|_alias"
          + "|_ingest/pipeline}/{name: .+}";

  private final Doorway doorway;

  ElasticsearchProbes(Doorway doorway) {
    this.doorway = doorway;
  }

  @GET
  @Path("{slug}")
  @Operation(hidden = true)
  public Response who(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, ElasticsearchNode.who(slug), headers);
  }

  @GET
  @Path("{slug}/_license")
  @Operation(hidden = true)
  public Response licence(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, ElasticsearchNode.licence(slug), headers);
  }

  @GET
  @Path("{slug}/_xpack")
  @Operation(hidden = true)
  public Response features(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, ElasticsearchNode.features(slug), headers);
  }

  @GET
  @Path("{slug}/_cluster/health")
  @Operation(hidden = true)
  public Response health(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, ElasticsearchNode.health(), headers);
  }

  @GET
  @Path("{slug}/_nodes/http")
  @Operation(hidden = true)
  public Response nodes(
      @PathParam("slug") String slug,
      @HeaderParam("Host") String host,
      @Context HttpHeaders headers) {
    return answer(slug, ElasticsearchNode.nodes(host), headers);
  }

  /** An index, which always exists. */
  @GET
  @Path("{slug}/{index}")
  @Operation(hidden = true)
  public Response index(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, Json.object(), headers);
  }

  @PUT
  @Path("{slug}/{index}")
  @Operation(hidden = true)
  public Response putIndex(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, acknowledged(), headers);
  }

  @GET
  @Path("{slug}/" + SET_UP)
  @Operation(hidden = true)
  public Response setUp(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, Json.object(), headers);
  }

  @PUT
  @Path("{slug}/" + SET_UP)
  @Operation(hidden = true)
  public Response put(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, acknowledged(), headers);
  }

  @POST
  @Path("{slug}/" + SET_UP)
  @Operation(hidden = true)
  public Response post(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, acknowledged(), headers);
  }

  @DELETE
  @Path("{slug}/" + SET_UP)
  @Operation(hidden = true)
  public Response delete(@PathParam("slug") String slug, @Context HttpHeaders headers) {
    return answer(slug, acknowledged(), headers);
  }

  private static ObjectNode acknowledged() {
    return Json.object().put("acknowledged", true);
  }

  private Response answer(String slug, ObjectNode body, HttpHeaders headers) {
    doorway.check(slug);
    return Response.ok(body.toString())
        .type(ElasticsearchShape.mediaType(headers.getHeaderString(HttpHeaders.ACCEPT)))
        .build();
  }
}
