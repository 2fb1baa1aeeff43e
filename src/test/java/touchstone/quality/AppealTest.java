// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;

/** A rater wrongly paused by bad golds: the labels change, the lead upholds, all is as before. */
@AppTest
class AppealTest {
  @Inject Sql sql;

  private static final Map<String, Object> RULE =
      Map.of(
          "name", "Too many golds wrong",
          "trigger", "gold",
          "below", .5,
          "action", "pause",
          "weight", 0);

  @Test
  void anUpheldAppealGivesWeightLeasesAndLabelsBack() throws InterruptedException {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy");
    String project = Api.project(30, pool, Api.overlap(1));
    for (int item = 1; item <= 20; item++) {
      String lease = Api.lease(bo, project).path("leases[0].lease");
      Api.judge(bo, project, lease, "pos").then().statusCode(201);
    }
    String held = Api.lease(bo, project).path("leases[0].lease");
    String before = labels(project);
    Api.post(Api.ADMIN, "/projects/" + project + "/resolutions", Map.of()).then().statusCode(202);

    // Bad golds: the lead says neg of what is pos.
    for (int item = 1; item <= 10; item++) {
      GoldStreamTest.gold(project, "i" + item, "neg").then().body("added", equalTo(1));
    }
    Response dry = Api.post(Api.ADMIN, "/projects/" + project + "/quality/rules/dry-run", RULE);
    dry.then()
        .statusCode(200)
        .body("acts", hasSize(1))
        .body("acts[0].numbers.of", equalTo(10))
        .body("acts[0].numbers.hits", equalTo(0));
    mine(bo, project).then().body("paused", equalTo(false)).body("acts", hasSize(0));

    Api.post(Api.ADMIN, "/projects/" + project + "/quality/rules", RULE).then().statusCode(201);
    Api.admin().post("/projects/" + project + "/quality/looks").then().statusCode(200);
    Api.admin().post("/projects/" + project + "/quality/looks").then().body("acts", equalTo(0));
    Response paused = mine(bo, project);
    paused
        .then()
        .body("paused", equalTo(true))
        .body("weight", equalTo(0f))
        .body("acts", hasSize(1))
        .body("acts[0].rule.name", equalTo("Too many golds wrong"))
        .body("acts[0].evidence", hasSize(10))
        .body("acts[0].evidence.answer", everyItem(equalTo("pos")))
        .body("acts[0].evidence.expected", everyItem(equalTo("neg")));
    Api.lease(bo, project)
        .then()
        .statusCode(403)
        .body("title", equalTo("You are paused in this project"))
        .body("detail", containsString("/label/" + project + "/quality"));
    Api.lease(cy, project).then().statusCode(200).body("leases", hasSize(1));
    Api.post(
            bo,
            "/projects/" + project + "/judgements?next=true",
            Map.of("lease", held, "answers", Map.of("sentiment", "pos")))
        .then()
        .statusCode(201)
        .body("surplus", equalTo(false));
    String during = labels(project);
    assertEquals(10, during.lines().filter(line -> line.contains("\"adjudicated\"")).count());
    assertEquals(0, during.lines().filter(line -> line.contains("\"resolved\"")).count());
    String then = Instant.now().toString();
    Thread.sleep(50);

    String act = paused.path("acts[0].id");
    Map<String, Object> said = Map.of("text", "These texts are plainly positive.");
    String appeal = "/projects/" + project + "/quality/mine/" + act + "/appeal";
    Api.post(cy, appeal, said).then().statusCode(404);
    Api.post(bo, appeal, said)
        .then()
        .statusCode(201)
        .body("appeal.dueAt", notNullValue())
        .body("state", equalTo("standing"));
    Api.post(bo, appeal, said).then().statusCode(409);
    Api.admin()
        .get("/projects/" + project + "/quality/acts?open=true")
        .then()
        .body("items", hasSize(1));
    String answer = "/projects/" + project + "/quality/acts/" + act + "/answer";
    List<String> all =
        java.util.stream.IntStream.rangeClosed(1, 10).mapToObj(i -> "i" + i).toList();
    Api.post(Api.ADMIN, answer, Map.of("upheld", true)).then().statusCode(422);
    Map<String, Object> upheld = new HashMap<>();
    upheld.put("upheld", true);
    upheld.put("reason", "You are right: the golds were wrong.");
    upheld.put("retire", all);
    Api.post(Api.ADMIN, answer, upheld)
        .then()
        .statusCode(200)
        .body("act.state", equalTo("lifted"))
        .body("run", notNullValue());
    Api.post(Api.ADMIN, answer, upheld).then().statusCode(409);

    mine(bo, project)
        .then()
        .body("paused", equalTo(false))
        .body("weight", equalTo(1f))
        .body("acts[0].appeal.reason", equalTo("You are right: the golds were wrong."));
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
    String after = labels(project);
    assertEquals(before.lines().limit(20).toList(), after.lines().limit(20).toList());
    assertEquals(
        during,
        Api.admin().get("/projects/" + project + "/labels?asOf=" + then).asString(),
        "the past weighs as it was weighed then");
    Api.admin().post("/projects/" + project + "/quality/looks").then().body("acts", equalTo(0));
    assertEquals(
        List.of("quality.pause", "quality.appeal-answered", "quality.lift"),
        sql.list(
            row -> row.getString("act"),
            "SELECT act FROM audit_entry WHERE act LIKE 'quality.%' AND details LIKE ? ORDER BY id",
            "%\"project\":\"" + project + "\"%"));
  }

  @Test
  void aRejectedAppealKeepsTheActAndSaysWhy() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(20, pool, Api.overlap(1));
    for (String lease : GoldStreamTest.leases(bo, project, 20)) {
      Api.judge(bo, project, lease, "pos");
    }
    for (int item = 1; item <= 20; item++) {
      GoldStreamTest.gold(project, "i" + item, "neg");
    }
    Map<String, Object> sequential =
        Map.of("name", "Guesses", "trigger", "sequential", "action", "pause", "weight", 0);
    String rule =
        Api.post(Api.ADMIN, "/projects/" + project + "/quality/rules", sequential).path("id");
    Api.admin().post("/projects/" + project + "/quality/looks").then().statusCode(200);
    Response mine = mine(bo, project);
    mine.then().body("acts[0].numbers.of", equalTo(7)).body("acts[0].numbers.hits", equalTo(0));
    String act = mine.path("acts[0].id");
    Api.post(
            bo,
            "/projects/" + project + "/quality/mine/" + act + "/appeal",
            Map.of("text", "But no"))
        .then()
        .statusCode(201);
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/quality/acts/" + act + "/answer",
            Map.of("upheld", false, "reason", "Every one of them was wrong."))
        .then()
        .body("act.state", equalTo("standing"));
    Api.admin().delete("/projects/" + project + "/quality/rules/" + rule).then().statusCode(204);
    mine(bo, project)
        .then()
        .body("paused", equalTo(true))
        .body("acts[0].appeal.reason", equalTo("Every one of them was wrong."));
  }

  @Test
  void rulesAreCheckedFieldByField() {
    String rules = "/projects/" + Api.project(1, Api.pool(), Api.overlap(1)) + "/quality/rules";
    refused(rules, Map.of("name", "a", "trigger", "gold", "action", "warn"), "below");
    refused(rules, Map.of("name", "a", "trigger", "mood", "action", "warn"), "trigger");
    refused(rules, Map.of("name", "a", "trigger", "sequential", "action", "delete"), "action");
    refused(rules, Map.of("name", "a", "trigger", "sequential", "action", "restrict"), "skill");
    refused(
        rules, Map.of("name", "a", "trigger", "skips", "inARow", 5, "action", "pause"), "action");
    refused(rules, Map.of("name", "a", "trigger", "sequential", "action", "weight"), "weight");
    refused(
        rules,
        Map.of("name", "a", "trigger", "sequential", "question", "none", "action", "warn"),
        "question");
  }

  private static void refused(String path, Map<String, Object> rule, String field) {
    Api.post(Api.ADMIN, path, rule).then().statusCode(422).body("errors[0].field", equalTo(field));
  }

  private static Response mine(String rater, String project) {
    return Api.as(rater).get("/projects/" + project + "/quality/mine");
  }

  private static String labels(String project) {
    return Api.admin().get("/projects/" + project + "/labels").asString();
  }
}
