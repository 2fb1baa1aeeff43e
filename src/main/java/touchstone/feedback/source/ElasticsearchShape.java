// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.base.Json;

/** How Elasticsearch answers: its media type where one asks for it, and its refusals. */
final class ElasticsearchShape {
  /** Without this header its clients throw what was answered away. */
  static final String PRODUCT_HEADER = "X-elastic-product";

  static final String PRODUCT = "Elasticsearch";

  private static final Pattern COMPATIBLE =
      Pattern.compile("application/vnd\\.elasticsearch\\+json\\s*;\\s*compatible-with=(\\d+)");

  private ElasticsearchShape() {}

  /**
   * The media type of an answer.
   *
   * @param accept the header of that name, or null
   */
  static String mediaType(String accept) {
    Matcher asked = COMPATIBLE.matcher(accept == null ? "" : accept);
    return asked.find()
        ? "application/vnd.elasticsearch+json;compatible-with=" + asked.group(1)
        : MediaType.APPLICATION_JSON;
  }

  /** A refusal. */
  static String error(int status, String reason) {
    String type =
        switch (status) {
          case 401, 403 -> "security_exception";
          case 404 -> "resource_not_found_exception";
          case 413 -> "content_too_long_exception";
          case 503 -> "es_rejected_execution_exception";
          default -> "illegal_argument_exception";
        };
    ObjectNode cause = Json.object().put("type", type).put("reason", reason);
    ObjectNode error = Json.object();
    error.putArray("root_cause").add(cause);
    error.setAll(cause);
    ObjectNode whole = Json.object();
    whole.set("error", error);
    return whole.put("status", status).toString();
  }
}
