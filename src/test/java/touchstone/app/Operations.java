// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import touchstone.base.Json;

/** The operations that the served OpenAPI document lists. */
final class Operations {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private Operations() {}

  /** One operation: "POST /datasets/{slug}/items" by name, its path without the common prefix. */
  record Operation(String method, String path, JsonNode description, Set<String> fields) {
    String name() {
      return method + " " + path;
    }

    /** The path with every parameter filled in: a slug or number, or an id. */
    String filled(String slug, String id) {
      return path.replace("{slug}", slug)
          .replace("{number}", "1")
          .replace("{n}", "1")
          .replaceAll("\\{\\w+}", id);
    }

    /** Where the path begins: the interface, or nothing for the doors of shippers. */
    String base() {
      return isDoor() ? "" : "/api/v1";
    }

    /** Doors answer as their senders expect, which is not always our shape. */
    boolean isDoor() {
      return path.startsWith("/ingest/");
    }

    boolean takesBody() {
      return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }
  }

  static List<Operation> all() {
    JsonNode document =
        Json.tree(given().accept("application/json").get("/q/openapi").asByteArray());
    List<Operation> all = new ArrayList<>();
    document
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            all.add(
                                new Operation(
                                    operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey().replaceFirst("^/api/v1", ""),
                                    operation.getValue(),
                                    fields(document, operation.getValue())));
                          }
                        }));
    return all;
  }

  /** The names of the fields that the body may have. */
  private static Set<String> fields(JsonNode document, JsonNode operation) {
    Set<String> fields = new TreeSet<>();
    for (JsonNode content : operation.path("requestBody").path("content")) {
      String schema = content.path("schema").path("$ref").asText().replaceAll(".*/", "");
      document
          .path("components")
          .path("schemas")
          .path(schema)
          .path("properties")
          .fieldNames()
          .forEachRemaining(fields::add);
    }
    return fields;
  }
}
