// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

@AppTest
class LeaseTest {
  @Test
  void aLeaseHasTheItemAndALaterOneIsAnother() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(2, pool, Api.overlap(1));
    Response first = Api.lease(bo, project);
    first
        .then()
        .statusCode(200)
        .body("leases", hasSize(1))
        .body("leases[0].item.key", equalTo("i1"))
        .body("leases[0].item.content.text", equalTo("text 1"))
        .body("leases[0].guidelineVersion", equalTo(1))
        .body("leases[0].expiresAt", notNullValue())
        .body("left", equalTo("more"));
    Api.lease(bo, project).then().body("leases[0].item.key", equalTo("i2"));
    Api.lease(bo, project).then().body("leases", hasSize(0)).body("left", equalTo("none"));
  }

  @Test
  void moreIsAskedForThanThereIs() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(2, pool, Api.overlap(3));
    Api.lease(bo, project).then().statusCode(200);
    Api.post(bo, "/projects/" + project + "/leases", Map.of("count", 5))
        .then()
        .statusCode(200)
        .body("leases", hasSize(1))
        .body("left", equalTo("none"));
  }

  @Test
  void whatOthersHoldMayComeBackLater() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy");
    String project = Api.project(1, pool, Api.overlap(1));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Api.lease(cy, project).then().body("leases", hasSize(0)).body("left", equalTo("later"));
    Api.as(bo).delete("/leases/" + lease).then().statusCode(204);
    Api.lease(cy, project).then().body("leases", hasSize(1));
  }

  @Test
  void theSameSubmitAgainGivesTheSameAnswer() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(1, pool, Api.overlap(2));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Response first = Api.judge(bo, project, lease, "pos");
    first.then().statusCode(201).body("surplus", equalTo(false));
    Response again = Api.judge(bo, project, lease, "pos");
    again.then().statusCode(200);
    assertEquals((String) first.path("judgement"), again.path("judgement"));
    Api.judge(bo, project, lease, "neg").then().statusCode(409);
    Api.lease(bo, project).then().body("left", equalTo("none"));
  }

  @Test
  void aLateSubmitTakesAFreeSlotElseIsSurplus() throws InterruptedException {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy");
    String di = Api.rater(pool, "di");
    String project = Api.project(1, pool, Map.of("overlap", Map.of("max", 1), "lease", "PT1S"));
    String late = Api.lease(bo, project).path("leases[0].lease");
    String later = null;
    for (int look = 0; look < 40 && later == null; look++) {
      Thread.sleep(250);
      later = Api.lease(cy, project).path("leases[0].lease");
    }
    Api.judge(cy, project, later, "neg").then().statusCode(201).body("surplus", equalTo(false));
    Api.judge(bo, project, late, "pos").then().statusCode(201).body("surplus", equalTo(true));
    Api.lease(di, project).then().body("left", equalTo("none"));
  }

  @Test
  void aWithdrawnJudgementReopensItsSlotAndARevisionKeepsIt() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(1, pool, Api.overlap(1));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    String judgement = Api.judge(bo, project, lease, "pos").path("judgement");
    Response revised =
        Api.as(bo)
            .contentType("application/json")
            .body(Map.of("answers", Map.of("sentiment", "neg")))
            .put("/judgements/" + judgement);
    revised.then().statusCode(200).body("revision", equalTo(2));
    assertNotEquals(judgement, revised.path("judgement"));
    Api.as(bo).delete("/judgements/" + judgement).then().statusCode(204);
    Api.as(bo).delete("/judgements/" + judgement).then().statusCode(204);
    String again = Api.lease(bo, project).path("leases[0].lease");
    Api.judge(bo, project, again, "pos").then().statusCode(201);
    String history =
        Api.admin().get("/projects/" + project + "/judgements?history=true").asString();
    assertEquals(3, history.strip().split("\n").length, history);
    String now = Api.admin().get("/projects/" + project + "/judgements").asString();
    assertEquals(1, now.strip().split("\n").length, now);
  }

  @Test
  void aSkippedTaskIsNotGivenAgain() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(1, pool, Api.overlap(1));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Api.post(bo, "/leases/" + lease + "/skip", Map.of()).then().statusCode(422);
    Api.post(bo, "/leases/" + lease + "/skip", Map.of("reason", "blank")).then().statusCode(204);
    Api.lease(bo, project).then().body("left", equalTo("none"));
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("open", equalTo(1))
        .body("starved", equalTo(1))
        .body("byRater[0].skips", equalTo(1));
  }

  @Test
  void nextTrueLeasesInTheSameAnswer() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(2, pool, Api.overlap(1));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Api.post(
            bo,
            "/projects/" + project + "/judgements?next=true",
            Map.of("lease", lease, "answers", Map.of("sentiment", "pos"), "activeMillis", 5))
        .then()
        .statusCode(201)
        .body("next.item.key", equalTo("i2"));
  }

  @Test
  void foreignLeasesAndProjectsAreNotThere() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String stranger = Api.rater(Api.pool(), "stranger");
    String project = Api.project(2, pool, Api.overlap(1));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Api.lease(stranger, project).then().statusCode(404);
    Api.judge(stranger, project, lease, "pos").then().statusCode(404);
    Api.as(stranger).post("/leases/" + lease + "/heartbeat").then().statusCode(404);
    Api.as(stranger).delete("/leases/" + lease).then().statusCode(404);
    Api.as(bo).post("/leases/nonsense/heartbeat").then().statusCode(404);
    Api.as(bo).post("/leases/" + lease + "/heartbeat").then().statusCode(200);
  }

  @Test
  void readySaysItByStatusAlone() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(1, pool, Api.overlap(1));
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(404);
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Api.admin().get("/projects/" + project + "/ready?wait=PT0.3S").then().statusCode(404);
    Api.judge(bo, project, lease, "pos").then().statusCode(201);
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
    Api.admin().post("/projects/" + project + "/cancel").then().statusCode(200);
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(410);
  }
}
