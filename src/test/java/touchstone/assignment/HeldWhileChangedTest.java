// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.project.Tasks;

/** What becomes of a task in hand when the lead changes something meanwhile. */
@AppTest
class HeldWhileChangedTest {
  @Inject Tasks tasks;

  private String pool;
  private String bo;
  private String cy;

  @BeforeEach
  void twoRaters() {
    pool = Api.pool();
    bo = Api.rater(pool, "bo");
    cy = Api.rater(pool, "cy");
  }

  @AfterEach
  void countersAgreeWithWhatTheyCount() {
    assertEquals(0, tasks.miscounted());
  }

  @Test
  void whatIsHeldInAPausedProjectMayBeJudgedExtendedAndGivenBack() {
    String project = Api.project(4, pool, Api.overlap(1));
    String first = lease(bo, project);
    String second = lease(bo, project);
    String third = lease(bo, project);
    Api.admin().post("/projects/" + project + "/pause").then().statusCode(200);
    Api.as(bo).post("/leases/" + first + "/heartbeat").then().statusCode(200);
    Api.post(
            bo,
            "/projects/" + project + "/judgements?next=true",
            Map.of("lease", first, "answers", Map.of("sentiment", "pos")))
        .then()
        .statusCode(201)
        .body("next", nullValue());
    Api.as(bo).delete("/leases/" + second).then().statusCode(204);
    Api.post(bo, "/leases/" + third + "/skip", Map.of("reason", "blank")).then().statusCode(204);
    Api.lease(bo, project).then().statusCode(409);
    Api.admin().post("/projects/" + project + "/launch").then().statusCode(200);
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
    assertEquals(1, LeaseRefusalsTest.lines(project));
  }

  @Test
  void whatIsHeldInACancelledProjectIsRefusedAndWhatWasJudgedStays() {
    String project = Api.project(3, pool, Api.overlap(1));
    String judged = lease(bo, project);
    Api.judge(bo, project, judged, "pos").then().statusCode(201);
    String held = lease(bo, project);
    Api.admin().post("/projects/" + project + "/cancel").then().statusCode(200);
    Api.judge(bo, project, held, "pos").then().statusCode(409);
    Api.judge(bo, project, judged, "pos").then().statusCode(200);
    Api.lease(bo, project).then().statusCode(409);
    Api.as(bo).delete("/leases/" + held).then().statusCode(204);
    assertEquals(1, LeaseRefusalsTest.lines(project));
  }

  @Test
  void aDayCapStopsGivingOutAndNotWhatIsHeld() {
    String project = Api.project(3, pool, Api.overlap(1));
    Api.post(
            bo,
            "/projects/" + project + "/judgements",
            Map.of(
                "lease",
                lease(bo, project),
                "answers",
                Map.of("sentiment", "pos"),
                "activeMillis",
                Long.MAX_VALUE / 2))
        .then()
        .statusCode(201);
    String held = lease(bo, project);
    Browser.signedIn()
        .formParam("hours", "24")
        .post("/projects/" + project + "/care")
        .then()
        .statusCode(303);
    Api.judge(bo, project, held, "pos").then().statusCode(201);
    assertEquals(2, LeaseRefusalsTest.lines(project));
  }

  @Test
  void whoIsTakenOutOfThePoolMayJudgeWhatTheyHoldAndIsGivenNothingMore() {
    String project = Api.project(3, pool, Api.overlap(1));
    String held = lease(bo, project);
    String back = lease(bo, project);
    String rater =
        Api.admin()
            .get("/pools/" + pool + "/members")
            .path("items.find{it.name.startsWith('bo')}.id");
    Browser.signedIn()
        .formParam("reason", "Thank you.")
        .post("/pools/" + pool + "/members/" + rater + "/leave")
        .then()
        .statusCode(303);
    Api.as(bo).post("/leases/" + held + "/heartbeat").then().statusCode(200);
    Api.post(
            bo,
            "/projects/" + project + "/judgements?next=true",
            Map.of("lease", held, "answers", Map.of("sentiment", "pos")))
        .then()
        .statusCode(201)
        .body("surplus", equalTo(false))
        .body("next", nullValue());
    Api.lease(bo, project).then().statusCode(404);
    Api.as(bo).delete("/leases/" + back).then().statusCode(204);
    Api.judge(cy, project, lease(cy, project), "neg").then().statusCode(201);
    assertEquals(2, LeaseRefusalsTest.lines(project));
  }

  @Test
  void aPoolThatIsEmptiedMidProjectLosesNothingAndItsTasksStarveUntilSomebodyComes() {
    String project = Api.project(3, pool, Api.overlap(1));
    String held = lease(bo, project);
    for (String member :
        Api.admin().get("/pools/" + pool + "/members").<List<String>>path("items.id")) {
      Browser.signedIn()
          .formParam("reason", "The work is done.")
          .post("/pools/" + pool + "/members/" + member + "/leave")
          .then()
          .statusCode(303);
    }
    Api.admin().get("/pools/" + pool + "/members").then().body("items", hasSize(0));
    Api.lease(cy, project).then().statusCode(404);
    Api.judge(bo, project, held, "pos").then().statusCode(201);
    String progress = "/projects/" + project + "/metrics/progress";
    Api.admin().get(progress).then().body("open", equalTo(2)).body("starved", equalTo(2));
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(404);
    String dee = Api.rater(pool, "dee");
    Api.admin().get(progress).then().body("starved", equalTo(0));
    for (int i = 0; i < 2; i++) {
      Api.judge(dee, project, lease(dee, project), "neg").then().statusCode(201);
    }
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
  }

  @Test
  void aGuidelineOfAnotherMeaningStopsGivingOutAndNotWhatIsHeld() {
    String guideline = Api.guideline(Api.SENTIMENT);
    String project = Api.project(Api.dataset(2), guideline, pool, Api.overlap(1));
    String held = lease(bo, project);
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of("body", "Read this too", "change", "meaning", "note", "It means more"))
        .then()
        .statusCode(201);
    Api.post(
            bo,
            "/projects/" + project + "/judgements?next=true",
            Map.of("lease", held, "answers", Map.of("sentiment", "pos")))
        .then()
        .statusCode(201)
        .body("next", nullValue());
    Api.lease(bo, project).then().statusCode(412);
    assertEquals(1, LeaseRefusalsTest.lines(project));
  }

  @Test
  void anOverlapLoweredBelowWhatIsHeldLeavesWhatIsHeld() {
    String project = Api.project(2, pool, Api.overlap(2));
    String first = lease(bo, project);
    String second = lease(cy, project);
    policy(project, Api.overlap(1)).then().statusCode(200).body("overlap.max", equalTo(1));
    Api.judge(bo, project, first, "pos").then().statusCode(201).body("surplus", equalTo(false));
    Api.judge(cy, project, second, "pos").then().statusCode(201).body("surplus", equalTo(false));
    String last = lease(bo, project);
    Api.lease(cy, project).then().body("leases", hasSize(0)).body("left", equalTo("later"));
    Api.judge(bo, project, last, "pos").then().statusCode(201);
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
  }

  @Test
  void anOverlapRaisedOpensWhatWasFull() {
    String project = Api.project(1, pool, Api.overlap(1));
    Api.judge(bo, project, lease(bo, project), "pos").then().statusCode(201);
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
    policy(project, Api.overlap(2)).then().statusCode(200);
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(404);
    Api.judge(cy, project, lease(cy, project), "pos").then().statusCode(201);
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
  }

  @Test
  void aShorterLeaseHoldsForLeasesToComeAlone() {
    String project = Api.project(2, pool, Map.of("lease", "PT1H"));
    String until =
        Api.lease(bo, project).then().statusCode(200).extract().path("leases[0].expiresAt");
    policy(project, Map.of("lease", "PT1S")).then().statusCode(200);
    assertEquals(true, Instant.parse(until).isAfter(Instant.now().plusSeconds(3000)));
    String next =
        Api.lease(cy, project).then().statusCode(200).extract().path("leases[0].expiresAt");
    assertEquals(true, Instant.parse(next).isBefore(Instant.now().plusSeconds(60)));
  }

  @Test
  void aProjectNeitherBeginsNorCeasesToStopEarlyAndACancelledOneKeepsItsPolicy() {
    String project = Api.project(1, pool, Api.overlap(3));
    Map<String, Object> early = Map.of("overlap", Map.of("max", 3, "confidence", .9));
    policy(project, early)
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("policy.overlap.confidence"));
    Api.admin().get("/projects/" + project).then().body("policy.overlap.confidence", nullValue());
    Api.admin().post("/projects/" + project + "/cancel").then().statusCode(200);
    policy(project, Api.overlap(2)).then().statusCode(409);
  }

  private static Response policy(String project, Map<String, Object> policy) {
    return Api.admin()
        .contentType(ContentType.JSON)
        .body(policy)
        .put("/projects/" + project + "/policy");
  }

  private static String lease(String token, String project) {
    return Api.lease(token, project).then().statusCode(200).extract().path("leases[0].lease");
  }
}
