// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;
import touchstone.freshness.ChangedLabels;
import touchstone.project.Projects;

/** A paid project whose guideline is revised. */
final class Revised {
  final String dataset = Api.fresh("data");
  final String guideline;
  final String pool = Api.fresh("pool");
  final String project;
  private final int overlap;
  private int items;

  Revised(int overlap, String amount) {
    this(overlap, amount, Api.SENTIMENT);
  }

  Revised(int overlap, String amount, Object template) {
    this(overlap, amount, "judgement", template);
  }

  Revised(int overlap, String amount, String per) {
    this(overlap, amount, per, Api.SENTIMENT);
  }

  private Revised(int overlap, String amount, String per, Object template) {
    this.overlap = overlap;
    guideline = Api.guideline(template);
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", dataset, "name", dataset, "slices", List.of("category")))
        .then()
        .statusCode(201);
    Api.post(
            Api.ADMIN,
            "/pools",
            Map.of(
                "slug",
                pool,
                "name",
                pool,
                "rate",
                Map.of("per", per, "amount", amount, "currency", "EUR")))
        .then()
        .statusCode(201);
    project = Api.project(dataset, guideline, pool, Api.overlap(overlap));
  }

  String versions() {
    return "/guidelines/" + guideline + "/versions";
  }

  static Map<String, Object> meaning(String field, Object value) {
    return new HashMap<>(Map.of("change", "meaning", field, value));
  }

  String rater() {
    return Api.rater(pool, "bo");
  }

  /** Items of a slice, each judged by as many raters as are wanted, all of one mind. */
  void judged(String category, int count, String answer) {
    StringBuilder rows = new StringBuilder();
    StringBuilder judged = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String key = "i" + ++items;
      rows.append(
          "{\"id\":\"%s\",\"text\":\"text\",\"category\":\"%s\"}\n".formatted(key, category));
      for (int rater = 0; rater < overlap; rater++) {
        judged.append(
            "{\"item\":\"%s\",\"rater\":\"r%d-%s\",\"question\":\"sentiment\",\"answer\":\"%s\"}\n"
                .formatted(key, rater, project, answer));
      }
    }
    send(rows, "/datasets/" + dataset + "/items");
    send(judged, "/projects/" + project + "/judgements/import");
  }

  static void send(CharSequence lines, String path) {
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200);
  }

  static Response acknowledge(String rater, String guideline, int version, List<Integer> answers) {
    String path = "/guidelines/" + guideline + "/versions/" + version + "/acknowledgements";
    return answers == null
        ? Api.as(rater).post(path)
        : Api.as(rater).contentType(ContentType.JSON).body(Map.of("answers", answers)).post(path);
  }

  void judge(String rater, String answer) {
    String lease =
        Api.lease(rater, project).then().statusCode(200).extract().path("leases[0].lease");
    Api.judge(rater, project, lease, answer).then().statusCode(201);
  }

  ValidatableResponse changes() {
    return Api.admin().get("/projects/" + project + "/guideline-changes").then().statusCode(200);
  }

  Response decide(int version, Map<String, Object> decision) {
    return Api.post(
        Api.ADMIN,
        "/projects/" + project + "/guideline-changes/" + version + "/remedies",
        decision);
  }

  String labels() {
    return Api.admin().get("/projects/" + project + "/labels").then().extract().asString();
  }

  /** Marks that are not what they should be. */
  long differing() {
    ChangedLabels changed = Arc.container().instance(ChangedLabels.class).get();
    Projects projects = Arc.container().instance(Projects.class).get();
    return changed.differing(projects.named(project));
  }
}
