// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks the REST contract as an engineer would: short verbs for what every test needs. */
public final class Api {
  public static final String ADMIN = "tst_test_admin_token_0123456789";
  public static final Map<String, Object> SENTIMENT =
      Map.of(
          "show",
          List.of(Map.of("field", "text", "as", "text")),
          "ask",
          List.of(
              Map.of(
                  "name",
                  "sentiment",
                  "type",
                  "choice",
                  "title",
                  "What does the writer feel?",
                  "options",
                  List.of(
                      Map.of("value", "pos", "title", "Positive"),
                      Map.of("value", "neg", "title", "Negative")))));

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Api() {}

  /** A name that no other test uses. */
  public static String fresh(String stem) {
    return stem
        + "-"
        + COUNT.incrementAndGet()
        + "-"
        + Long.toString(System.nanoTime() % 1_000_000, 36);
  }

  public static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token).basePath("/api/v1");
  }

  public static RequestSpecification admin() {
    return as(ADMIN);
  }

  public static Response post(String token, String path, Object body) {
    return as(token).contentType(ContentType.JSON).body(body).post(path);
  }

  /** A dataset of items "i1" ... with a text each; its slug. */
  public static String dataset(int items) {
    String slug = fresh("data");
    post(ADMIN, "/datasets", Map.of("slug", slug, "name", slug)).then().statusCode(201);
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= items; i++) {
      lines.append("{\"id\":\"i").append(i).append("\",\"text\":\"text ").append(i).append("\"}\n");
    }
    admin()
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/datasets/" + slug + "/items")
        .then()
        .statusCode(200);
    return slug;
  }

  public static String guideline(Object template) {
    String slug = fresh("guide");
    post(
            ADMIN,
            "/guidelines",
            Map.of("slug", slug, "name", slug, "body", "# Read this", "template", template))
        .then()
        .statusCode(201);
    return slug;
  }

  public static String pool() {
    String slug = fresh("pool");
    post(ADMIN, "/pools", Map.of("slug", slug, "name", slug)).then().statusCode(201);
    return slug;
  }

  /** A rater with a token, in the pool; the token. */
  public static String rater(String pool, String name) {
    return rater(pool, name, "generalist");
  }

  /** The same of another kind. */
  public static String rater(String pool, String name, String kind) {
    Response made = post(ADMIN, "/raters?token=true", Map.of("name", fresh(name), "kind", kind));
    made.then().statusCode(201);
    post(ADMIN, "/pools/" + pool + "/members", Map.of("rater", made.path("id")))
        .then()
        .statusCode(201);
    return made.path("token");
  }

  /** An open project over so many items; its slug. */
  public static String project(int items, String pool, Map<String, Object> policy) {
    return project(dataset(items), guideline(SENTIMENT), pool, policy);
  }

  public static String project(
      String dataset, String guideline, String pool, Map<String, Object> policy) {
    String slug = fresh("project");
    post(
            ADMIN,
            "/projects",
            Map.of(
                "slug",
                slug,
                "name",
                slug,
                "dataset",
                dataset,
                "guideline",
                guideline,
                "pool",
                pool,
                "policy",
                policy))
        .then()
        .statusCode(201);
    return slug;
  }

  public static Map<String, Object> overlap(int max) {
    return Map.of("overlap", Map.of("max", max));
  }

  public static Response lease(String token, String project) {
    return as(token).post("/projects/" + project + "/leases");
  }

  public static Response judge(String token, String project, String lease, String answer) {
    return post(
        token,
        "/projects/" + project + "/judgements",
        Map.of("lease", lease, "answers", Map.of("sentiment", answer)));
  }
}
