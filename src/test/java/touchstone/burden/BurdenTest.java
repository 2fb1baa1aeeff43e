// SPDX-License-Identifier: Apache-2.0
package touchstone.burden;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** What is counted by question comes in with the answer, is checked, and adds up. */
@AppTest
class BurdenTest {
  private static final Map<String, Object> TWO =
      Map.of(
          "show",
          List.of(Map.of("field", "text", "as", "text")),
          "ask",
          List.of(yesNo("spam"), yesNo("rude")));

  private String pool;
  private String bo;

  @BeforeEach
  void boIsInAPool() {
    pool = Api.pool();
    bo = Api.rater(pool, "bo");
  }

  private static Map<String, Object> yesNo(String name) {
    return Map.of(
        "name",
        name,
        "type",
        "choice",
        "title",
        name + "?",
        "options",
        List.of(Map.of("value", "yes", "title", "Yes"), Map.of("value", "no", "title", "No")));
  }

  private String project(Object template, int items) {
    return Api.project(Api.dataset(items), Api.guideline(template), pool, Api.overlap(1));
  }

  private Response judge(String project, String lease, Object answers, Map<String, ?> counted) {
    Map<String, Object> body = new HashMap<>(Map.of("lease", lease, "answers", answers));
    body.putAll(counted);
    return Api.post(bo, "/projects/" + project + "/judgements", body);
  }

  private static Map<String, Object> both(String spam, String rude) {
    return Map.of("spam", spam, "rude", rude);
  }

  private String lease(String project) {
    return Api.lease(bo, project).path("leases[0].lease");
  }

  private static JsonPath figures(String project, String query) {
    return JsonPath.from(
        Api.admin()
            .get("/projects/" + project + "/metrics/questions" + query)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  @Test
  void timesSkipsUndosChangesAndOpeningsAreCountedByQuestion() throws InterruptedException {
    String project = project(TWO, 4);
    String first = lease(project);
    Thread.sleep(120);
    Response judged =
        judge(
            project,
            first,
            both("yes", "no"),
            Map.of(
                "activeMillis",
                100,
                "questionMillis",
                Map.of("spam", 300, "rude", 100),
                "guidelineOpens",
                2));
    judged.then().statusCode(201);
    String second = lease(project);
    judge(project, second, both("no", "no"), Map.of("guidelineOpens", 0)).then().statusCode(201);
    Api.post(bo, "/leases/" + lease(project) + "/skip", Map.of("reason", "blurred"))
        .then()
        .statusCode(204);
    String last = lease(project);
    String undone = judge(project, last, both("no", "no"), Map.of()).path("judgement");
    Api.as(bo).delete("/judgements/" + undone).then().statusCode(204);
    Api.as(bo)
        .contentType("application/json")
        .body(Map.of("answers", both("no", "no"), "activeMillis", 100))
        .put("/judgements/" + judged.path("judgement"))
        .then()
        .statusCode(200);

    JsonPath all = figures(project, "");
    assertEquals(List.of("spam", "rude"), all.getList("questions.question"));
    assertEquals(2, all.getInt("questions[0].judgements"));
    assertEquals(1 / 3.0, all.getDouble("questions[0].skipRate"), 1e-6);
    assertEquals(1 / 4.0, all.getDouble("questions[0].undoRate"), 1e-6);
    assertEquals(1 / 2.0, all.getDouble("questions[0].changeRate"), 1e-6);
    assertEquals(0, all.getDouble("questions[1].changeRate"), 1e-6);
    Api.admin()
        .get("/projects/" + project + "/metrics/questions?to=2001-01-01T00:00:00Z")
        .then()
        .body("questions", hasSize(0));
  }

  @Test
  void timesOfQuestionsNeverAddUpToMoreThanTheJudgementTook() throws InterruptedException {
    String project = project(TWO, 1);
    String lease = lease(project);
    Thread.sleep(120);
    judge(
            project,
            lease,
            both("yes", "no"),
            Map.of(
                "activeMillis",
                100,
                "questionMillis",
                Map.of("spam", 300, "rude", 100),
                "guidelineOpens",
                1))
        .then()
        .statusCode(201);
    judge(project, lease, both("yes", "no"), Map.of("activeMillis", 100, "guidelineOpens", 9))
        .then()
        .statusCode(200);
    JsonPath all = figures(project, "?from=2001-01-01T00:00:00Z");
    assertEquals(75, all.getInt("questions.find { it.question == 'spam' }.medianMillis"));
    assertEquals(25, all.getInt("questions.find { it.question == 'rude' }.medianMillis"));
    assertEquals(1, all.getDouble("questions[0].guidelineRate"), 1e-6);
    assertEquals(1, all.getDouble("questions[0].trouble"), 1e-6);
  }

  @Test
  void aSingleQuestionHasTheTimeOfItsJudgement() throws InterruptedException {
    String project = project(Api.SENTIMENT, 1);
    String lease = lease(project);
    Thread.sleep(80);
    judge(
            project,
            lease,
            Map.of("sentiment", "pos"),
            Map.of("activeMillis", 70, "questionMillis", Map.of("sentiment", 20)))
        .then()
        .statusCode(201);
    assertEquals(70, figures(project, "").getInt("questions[0].medianMillis"));
  }

  @Test
  void whatCannotBeIsRefused() {
    String project = project(TWO, 1);
    String lease = lease(project);
    for (Map<String, ?> bad :
        List.of(
            Map.of("questionMillis", Map.of("other", 5)),
            Map.of("questionMillis", Map.of("spam", -1)),
            Map.of("guidelineOpens", -1),
            Map.of("guidelineOpens", 1001))) {
      judge(project, lease, both("yes", "no"), bad).then().statusCode(422);
    }
    judge(project, lease, both("yes", "no"), Map.of("questionMillis", 5)).then().statusCode(400);
    Api.admin()
        .get("/projects/" + project + "/metrics/questions?slice=nothing")
        .then()
        .statusCode(422);
    judge(project, lease, both("yes", "no"), Map.of()).then().statusCode(201);
    Api.admin()
        .get("/projects/" + project + "/metrics/questions")
        .then()
        .body("questions[0].medianMillis", nullValue())
        .body("questions[0].guidelineRate", equalTo(0f));
  }
}
