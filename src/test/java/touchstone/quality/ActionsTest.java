// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** What rules do beside warning and pausing, and that an upheld appeal takes it back. */
@AppTest
class ActionsTest {
  private String pool;
  private String bo;
  private String cy;

  @BeforeEach
  void twoRaters() {
    pool = Api.pool();
    Response made =
        Api.post(
            Api.ADMIN,
            "/raters?token=true",
            Map.of("name", Api.fresh("bo"), "kind", "generalist", "skills", Map.of("law", .9)));
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", made.path("id")));
    bo = made.path("token");
    cy = Api.rater(pool, "cy");
  }

  /** A project in which bo got ten golds wrong, and a rule has acted. */
  private String acted(Map<String, Object> policy, Map<String, Object> action) {
    String project = Api.project(15, pool, policy);
    for (String lease : GoldStreamTest.leases(bo, project, 10)) {
      Api.judge(bo, project, lease, "pos").then().statusCode(201);
    }
    for (int item = 1; item <= 10; item++) {
      GoldStreamTest.gold(project, "i" + item, "neg");
    }
    Map<String, Object> rule = new HashMap<>(action);
    rule.putAll(Map.of("name", "Golds", "trigger", "gold", "below", .5));
    Api.post(Api.ADMIN, "/projects/" + project + "/quality/rules", rule).then().statusCode(201);
    Api.admin().post("/projects/" + project + "/quality/looks").then().statusCode(200);
    return project;
  }

  @Test
  void whoIsToReadTheGuidelineAgainIsGivenNothingUntilThen() {
    String project = acted(Api.overlap(1), Map.of("action", "retrain"));
    Api.lease(bo, project)
        .then()
        .statusCode(412)
        .body("detail", containsString("a quality rule asks you to read it again"));
    Api.admin()
        .get("/projects/" + project + "/dry-run")
        .then()
        .body("items.find { it.rater.startsWith('bo') }.why", equalTo(List.of("unread")));
    String guideline = Api.admin().get("/projects/" + project).path("guideline");
    Api.as(bo)
        .post("/guidelines/" + guideline + "/versions/1/acknowledgements")
        .then()
        .statusCode(201);
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
  }

  @Test
  void aSkillTakenAwayClosesWhatIsRoutedByItUntilTheAppealIsUpheld() {
    Map<String, Object> byLaw =
        Map.of("routing", Map.of("skills", Map.of("law", .5)), "overlap", Map.of("max", 1));
    String project = acted(byLaw, Map.of("action", "restrict", "skill", "law"));
    Api.lease(bo, project).then().statusCode(200).body("left", equalTo("none"));
    Api.admin()
        .get("/projects/" + project + "/dry-run")
        .then()
        .body("items.find { it.rater.startsWith('bo') }.why", hasItem("skill"));
    String act = Api.as(bo).get("/projects/" + project + "/quality/mine").path("acts[0].id");
    Api.post(
            bo,
            "/projects/" + project + "/quality/mine/" + act + "/appeal",
            Map.of("text", "I am a lawyer"))
        .then()
        .statusCode(201);
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/quality/acts/" + act + "/answer",
            Map.of("upheld", true, "reason", "So you are"))
        .then()
        .statusCode(200);
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
  }

  @Test
  void oneJudgementMoreIsAskedForOfWhatTheRaterJudged() {
    String project = acted(Api.overlap(1), Map.of("action", "oneMore"));
    Api.admin().get("/projects/" + project + "/metrics/progress").then().body("open", equalTo(15));
    policy(project, 2);
    policy(project, 1);
    Api.admin().get("/projects/" + project + "/metrics/progress").then().body("open", equalTo(15));
    GoldStreamTest.leases(cy, project, 10).stream()
        .forEach(lease -> Api.judge(cy, project, lease, "neg").then().statusCode(201));
    Api.admin().get("/projects/" + project + "/metrics/progress").then().body("open", equalTo(5));
    Api.admin().post("/projects/" + project + "/quality/looks").then().body("acts", equalTo(0));
  }

  private static void policy(String project, int overlap) {
    Api.admin()
        .contentType(ContentType.JSON)
        .body(Api.overlap(overlap))
        .put("/projects/" + project + "/policy")
        .then()
        .statusCode(200);
  }
}
