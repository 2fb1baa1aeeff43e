// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;

/** A project whose items have a slice, and judgements brought in at ages of choice. */
final class World {
  final String dataset = Api.fresh("data");
  final String guideline = Api.guideline(Api.SENTIMENT);
  final String pool;
  final String project;
  private int items;

  World(Map<String, Object> promise) {
    this(promise, Api.pool(), 1);
  }

  World(Map<String, Object> promise, String pool, int overlap) {
    this(promise, pool, Map.of("max", overlap));
  }

  World(Map<String, Object> promise, String pool, Map<String, Object> overlap) {
    this.pool = pool;
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", dataset, "name", dataset, "slices", List.of("category")))
        .then()
        .statusCode(201);
    Map<String, Object> policy = new HashMap<>(Map.of("overlap", overlap));
    if (promise != null) {
      policy.put("freshness", promise);
    }
    project = Api.project(dataset, guideline, pool, policy);
  }

  static String payingPool(String per, String amount) {
    String slug = Api.fresh("pool");
    Api.post(
            Api.ADMIN,
            "/pools",
            Map.of(
                "slug",
                slug,
                "name",
                slug,
                "rate",
                Map.of("per", per, "amount", amount, "currency", "EUR")))
        .then()
        .statusCode(201);
    return slug;
  }

  static Map<String, Object> promise(String warnAfter, String errorAfter) {
    return Map.of("warnAfter", warnAfter, "errorAfter", errorAfter);
  }

  /** Items of a slice, each judged so long ago; a negative age lies ahead. */
  List<String> judged(String category, int count, Duration age) {
    List<String> keys = items(category, count);
    judge(keys, "bo", "pos", age);
    return keys;
  }

  List<String> items(String category, int count) {
    StringBuilder lines = new StringBuilder();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = "i" + ++items;
      keys.add(key);
      lines.append(
          "{\"id\":\"%s\",\"text\":\"text\",\"category\":\"%s\"}\n".formatted(key, category));
    }
    send(lines.toString(), "/datasets/" + dataset + "/items");
    return keys;
  }

  void judge(List<String> keys, String rater, String answer, Duration age) {
    StringBuilder lines = new StringBuilder();
    for (String key : keys) {
      lines.append(
          "{\"item\":\"%s\",\"rater\":\"%s\",\"question\":\"sentiment\",\"answer\":\"%s\",\"at\":\"%s\"}\n"
              .formatted(key, rater + "-" + project, answer, Instant.now().minus(age)));
    }
    send(lines.toString(), "/projects/" + project + "/judgements/import");
  }

  static void send(String lines, String path) {
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200);
  }

  /** A lease; items that came after the launch are made tasks first. */
  static String leased(String rater, String project) {
    Api.admin().get("/projects/" + project + "/metrics/progress").then().statusCode(200);
    return Api.lease(rater, project).then().statusCode(200).extract().path("leases[0].lease");
  }

  ValidatableResponse gate() {
    return Api.admin().get("/projects/" + project + "/freshness").then();
  }

  ValidatableResponse metrics() {
    return Api.admin().get("/projects/" + project + "/metrics/freshness").then();
  }

  Response relabel(Map<String, Object> wish) {
    return Api.post(Api.ADMIN, "/projects/" + project + "/relabels", wish);
  }

  ValidatableResponse relabels() {
    return Api.admin().get("/projects/" + project + "/relabels").then();
  }
}
