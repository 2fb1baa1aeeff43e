// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import touchstone.base.Json;

/**
 * Refusals in the shape that the door's senders read: Firehose's, Elasticsearch's, or ours. Every
 * answer names the product without which Elasticsearch's clients throw it away.
 */
class DoorRefusals {
  private static final String FIREHOSE = "/firehose";

  /** The doors that answer in our shape; behind the others stand clients of Elasticsearch. */
  private static final Pattern OURS =
      Pattern.compile("/(pubsub|azure|v1/logs|tag/[^/]*|dataCollectionRules/.*)");

  /** Many clients keep a password back until they are asked for one in just this way. */
  private static final List<String> CHALLENGES = List.of("Basic realm=\"touchstone\"", "ApiKey");

  private static final Pattern INGEST = Pattern.compile("/ingest/[^/]+(/.*)?");

  void register(@Observes Filters filters) {
    filters.register(DoorRefusals::nameProduct, 1900);
  }

  private static void nameProduct(RoutingContext context) {
    if (context.request().path().startsWith("/ingest/")) {
      context.response().putHeader(ElasticsearchShape.PRODUCT_HEADER, ElasticsearchShape.PRODUCT);
    }
    if (isRsyslog(context.request().path(), context.request())) {
      context.addEndHandler(ended -> closeRefused(context));
    }
    context.next();
  }

  private static void closeRefused(RoutingContext context) {
    if (context.response().getStatusCode() == 503) {
      context.request().connection().close();
    }
  }

  @ServerResponseFilter
  void shape(ContainerResponseContext answer, HttpServerRequest request) {
    Matcher ingest = INGEST.matcher(request.path());
    if (answer.getStatus() < 400 || !ingest.matches() || !answer.hasEntity()) {
      return;
    }
    if (answer.getStatus() == 401) {
      CHALLENGES.forEach(way -> answer.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, way));
    }
    String door = ingest.group(1) == null ? "" : ingest.group(1);
    String detail = detail(answer);
    if (answer.getStatus() == 503 && isRsyslog(door, request)) {
      set(answer, MediaType.TEXT_PLAIN, detail);
      answer.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, detail.length() + 1);
    } else if (door.equals(FIREHOSE)) {
      String id = request.getHeader(FirehoseDoor.REQUEST_ID);
      set(answer, MediaType.APPLICATION_JSON, FirehoseDoor.answer(id == null ? "" : id, detail));
    } else if (isElasticsearch(door, request)) {
      set(
          answer,
          ElasticsearchShape.mediaType(request.getHeader(HttpHeaders.ACCEPT)),
          ElasticsearchShape.error(answer.getStatus(), detail));
    }
  }

  /**
   * The one sender in bulk that names no agent. It drops what is refused, with a 503 too, and sends
   * again only after an answer that breaks off: so that answer is a byte short.
   */
  private static boolean isRsyslog(String path, HttpServerRequest request) {
    return path.endsWith("/_bulk") && request.getHeader(HttpHeaders.USER_AGENT) == null;
  }

  private static boolean isElasticsearch(String door, HttpServerRequest request) {
    boolean plain = door.isEmpty() || door.equals("/");
    boolean sends = request.method().name().startsWith("P");
    return !(plain && sends) && !OURS.matcher(door).matches();
  }

  private static String detail(ContainerResponseContext answer) {
    return answer.getEntity() instanceof String text && text.startsWith("{")
        ? Json.tree(text).path("detail").asText()
        : "Refused.";
  }

  private static void set(ContainerResponseContext answer, String type, String text) {
    answer.setEntity(text, null, MediaType.valueOf(type));
  }
}
