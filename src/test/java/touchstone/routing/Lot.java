// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;
import touchstone.base.Json;

/** A pool with its raters and projects whose items have slices, for tests of routing. */
final class Lot {
  final String pool = Api.pool();
  private final Map<String, String> names = new LinkedHashMap<>();

  /** A rater of the pool; the token. */
  String rater(String kind, Map<String, String> traits, Map<String, Double> skills) {
    String name = Api.fresh(kind);
    Response made =
        Api.post(
            Api.ADMIN,
            "/raters?token=true",
            Map.of("name", name, "kind", kind, "traits", traits, "skills", skills));
    made.then().statusCode(201);
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", made.path("id")))
        .then()
        .statusCode(201);
    names.put(made.path("token"), name);
    return made.path("token");
  }

  String rater() {
    return rater("generalist", Map.of(), Map.of());
  }

  String name(String token) {
    return names.get(token);
  }

  /** A project of items with the key, language and author given, in this order. */
  String project(Map<String, Object> policy, String... items) {
    String slug = Api.fresh("data");
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", slug, "name", slug, "slices", List.of("language", "author")))
        .then()
        .statusCode(201);
    StringBuilder lines = new StringBuilder();
    for (String item : items) {
      String[] cells = item.split(" ");
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("id", cells[0]);
      content.put("text", "text of " + cells[0]);
      if (cells.length > 1 && !cells[1].equals("-")) {
        content.put("language", cells[1]);
      }
      if (cells.length > 2 && !cells[2].equals("-")) {
        content.put("author", cells[2]);
      }
      if (cells.length > 3) {
        content.put("score", Double.valueOf(cells[3]));
      }
      lines.append(Json.write(content)).append('\n');
    }
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/datasets/" + slug + "/items")
        .then()
        .statusCode(200);
    return Api.project(slug, Api.guideline(Api.SENTIMENT), pool, policy);
  }

  static Response policy(String project, Map<String, Object> policy) {
    return Api.admin()
        .contentType(ContentType.JSON)
        .body(policy)
        .put("/projects/" + project + "/policy");
  }

  /** The keys of what a rater is given until nothing comes, each judged. */
  static List<String> work(String token, String project, int most) {
    List<String> keys = new ArrayList<>();
    while (keys.size() < most) {
      Response given = Api.lease(token, project);
      given.then().statusCode(200);
      if (given.<List<Object>>path("leases").isEmpty()) {
        break;
      }
      keys.add(given.path("leases[0].item.key"));
      Api.judge(token, project, given.path("leases[0].lease"), "pos").then().statusCode(201);
    }
    return keys;
  }

  /** What the dry run says a rater comes to next. */
  List<String> next(String project, String token) {
    return line(Api.admin().get("/projects/" + project + "/dry-run"), token, "next");
  }

  /** A field of a rater's line. */
  <T> T line(Response dryRun, String token, String field) {
    dryRun.then().statusCode(200);
    return dryRun.path("items.find { it.rater == '" + name(token) + "' }." + field);
  }
}
