// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Projects;

@AppTest
class LooksTest {
  @Inject Projects projects;
  @Inject Pulls pulls;
  @Inject Sql sql;

  private static Map<String, Object> sure(int max) {
    return Map.of("overlap", Map.of("max", max, "confidence", .9, "audit", 0));
  }

  private static Response looks(String project, String item) {
    return Api.admin().queryParam("item", item).get("/projects/" + project + "/looks");
  }

  private static void judge(String rater, String project, String answer) {
    String lease =
        Api.lease(rater, project).then().statusCode(200).extract().path("leases[0].lease");
    Api.judge(rater, project, lease, answer).then().statusCode(201);
  }

  @Test
  void threeStrangersWhoAgreeAreEnoughAndOneWhoDiffersBringsMore() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy");
    String di = Api.rater(pool, "di");
    String ed = Api.rater(pool, "ed");
    String fi = Api.rater(pool, "fi");
    String project = Api.project(2, pool, sure(5));
    for (String rater : List.of(bo, cy, di)) {
      judge(rater, project, "pos");
    }
    looks(project, "i1")
        .then()
        .body("looks.why", contains("sure"))
        .body("looks[0].judgements", equalTo(3))
        .body("looks[0].bought", equalTo("nothing"));
    judge(bo, project, "pos");
    judge(cy, project, "neg");
    judge(di, project, "pos");
    judge(ed, project, "neg");
    judge(fi, project, "pos");
    looks(project, "i2")
        .then()
        .body("looks.why", contains("unsure", "unsure", "full"))
        .body("looks.bought", contains("judgement", "judgement", "nothing"));
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
    Api.admin()
        .get("/projects/" + project + "/metrics/stopping")
        .then()
        .body("sure", equalTo(1))
        .body("full", equalTo(1))
        .body("moreJudgements", equalTo(2))
        .body("judgementsPerTask", equalTo(4f))
        .body("saved", equalTo(2));
  }

  @Test
  void whatIsNotSureAtTheMostIsForAnExpertAlone() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy");
    String di = Api.rater(pool, "di");
    String eva = Api.rater(pool, "eva", "expert");
    String project = Api.project(1, pool, sure(2));
    judge(bo, project, "pos");
    judge(cy, project, "neg");
    looks(project, "i1").then().body("looks.bought", contains("expert"));
    Api.lease(di, project).then().body("leases", hasSize(0)).body("left", equalTo("none"));
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(404);
    judge(eva, project, "neg");
    looks(project, "i1").then().body("looks.why", contains("full", "decided"));
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
    Api.admin()
        .get("/projects/" + project + "/labels?format=json")
        .then()
        .body("[0].label", equalTo("neg"));
  }

  @Test
  void whatIsImportedIsLookedAtWhenAskedForProgress() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(2, pool, sure(9));
    StringBuilder lines = new StringBuilder();
    for (String rater : List.of("x", "y", "z")) {
      String line =
          "{\"item\":\"%s\",\"rater\":\"%s\",\"question\":\"sentiment\",\"answer\":\"%s\"}\n";
      lines.append(line.formatted("i1", project + rater, "pos"));
      lines.append(line.formatted("i2", project + rater, rater.equals("z") ? "neg" : "pos"));
    }
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200);
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("settled", equalTo(1))
        .body("open", equalTo(1));
    looks(project, "i2").then().body("looks[0].confidence.toDouble()", closeTo(.6957, 1e-4));
    judge(bo, project, "pos");
    looks(project, "i2").then().body("looks.judgements", contains(3, 4));
  }

  @Test
  void skillsAreLearnedAndTasksNotBegunThenWantTwo() {
    String pool = Api.pool();
    List<String> raters = new ArrayList<>();
    for (String name : List.of("bo", "cy", "di")) {
      raters.add(Api.rater(pool, name));
    }
    String project = Api.project(40, pool, sure(5));
    for (int item = 1; item <= 22; item++) {
      for (String rater : raters) {
        judge(rater, project, item % 2 == 0 ? "pos" : "neg");
      }
    }
    Project row = projects.named(project);
    pulls.of(row);
    assertEquals(
        3,
        sql.number(
            "SELECT COUNT(*) FROM stopping_skill s JOIN participant p ON p.id = s.participant_id WHERE p.project_id = ?",
            row.id));
    assertEquals(
        18, sql.number("SELECT COUNT(*) FROM task WHERE project_id = ? AND wanted = 2", row.id));
    judge(raters.get(0), project, "pos");
    judge(raters.get(1), project, "pos");
    looks(project, "i23").then().body("looks.why", contains("sure"));
    long fitted = sql.number("SELECT fitted_looks FROM stopping_pull WHERE project_id = ?", row.id);
    pulls.of(row);
    assertEquals(
        fitted, sql.number("SELECT fitted_looks FROM stopping_pull WHERE project_id = ?", row.id));
  }

  @Test
  void twoLastJudgementsAtOnceAreLookedAtOnce() throws Exception {
    String pool = Api.pool();
    List<String> raters = new ArrayList<>();
    for (int rater = 0; rater < 6; rater++) {
      raters.add(Api.rater(pool, "r" + rater));
    }
    String project = Api.project(30, pool, sure(5));
    ExecutorService threads = Executors.newFixedThreadPool(raters.size());
    List<Future<?>> work = new ArrayList<>();
    for (int rater = 0; rater < raters.size(); rater++) {
      String token = raters.get(rater);
      int number = rater;
      work.add(threads.submit(() -> work(token, project, number)));
    }
    for (Future<?> each : work) {
      each.get();
    }
    threads.shutdown();
    UUID id = projects.named(project).id;
    assertEquals(
        0,
        sql.number(
            "SELECT COUNT(*) FROM task WHERE project_id = ? AND (open_place IS NOT NULL OR held <> wanted OR held > 5)",
            id));
    assertEquals(
        30,
        sql.number(
            "SELECT COUNT(*) FROM stopping_look WHERE project_id = ? AND bought = 'nothing'", id));
    assertTrue(
        sql.number(
                "SELECT COUNT(*) FROM stopping_look WHERE project_id = ? AND bought = 'judgement'",
                id)
            > 0);
  }

  private static void work(String token, String project, int number) {
    String lease = Api.lease(token, project).path("leases[0].lease");
    int item = 0;
    while (lease != null || item < 1000) {
      if (lease == null) {
        Response given = Api.lease(token, project);
        if (given.path("left").equals("none")) {
          return;
        }
        lease = given.path("leases[0].lease");
        item++;
        continue;
      }
      Api.judge(token, project, lease, (item++ + number) % 3 == 0 ? "neg" : "pos")
          .then()
          .statusCode(201);
      lease = null;
    }
  }

  @Test
  void aPolicyThatCannotBeIsRefusedByItsField() {
    refused(Map.of("max", 1, "confidence", .9), "policy.overlap.max");
    refused(Map.of("max", 5, "confidence", .5), "policy.overlap.confidence");
    refused(Map.of("max", 5, "confidence", 1), "policy.overlap.confidence");
    refused(Map.of("max", 5, "audit", .02), "policy.overlap.audit");
    refused(Map.of("max", 5, "confidence", .9, "audit", .6), "policy.overlap.audit");
  }

  private static void refused(Map<String, Object> overlap, String field) {
    String slug = Api.fresh("refused");
    Api.post(
            Api.ADMIN,
            "/projects",
            Map.of(
                "slug",
                slug,
                "name",
                slug,
                "dataset",
                Api.dataset(1),
                "guideline",
                Api.guideline(Api.SENTIMENT),
                "pool",
                Api.pool(),
                "policy",
                Map.of("overlap", overlap)))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo(field));
  }
}
