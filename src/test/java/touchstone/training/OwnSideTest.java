// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.base.Sql;
import touchstone.project.Projects;

/** What raters find of their own: money and answers whoever they are now, and what was settled. */
@AppTest
class OwnSideTest extends AtSchool {
  private static final String MONEY = "href=\"/statements/mine\"";

  @Inject Sql sql;
  @Inject Projects projects;

  private Response page(Person who, String path) {
    return who.reads("en").get(path);
  }

  @Test
  void whoRestsStandsUnderTheirOwnHeadingWithTheWayToTheirMoney() {
    school(Map.of());
    Person bo = comes("bo");
    Api.as(bo.token()).post("/journeys/" + pool + "/rest").then().statusCode(200);
    page(bo, "/")
        .then()
        .body(containsString("Not given work for now"))
        .body(not(containsString("On your way in")))
        .body(containsString(MONEY));
  }

  @Test
  void whoLeftStillFindsWhatTheyJudgedAndEarned() {
    school(Map.of());
    Person bo = comes("bo");
    judge(bo.token(), "pos");
    String history = "/label/" + project + "/history";
    page(bo, history).then().body(containsString("Change the answer to"));
    Browser.signedIn()
        .formParam("reason", "The work is done.")
        .post("/pools/" + pool + "/members/" + member() + "/leave")
        .then()
        .statusCode(303);
    page(bo, "/").then().body(containsString(MONEY)).body(containsString(history));
    page(bo, "/statements/mine").then().statusCode(200).body(containsString("0.10"));
    page(bo, history)
        .then()
        .statusCode(200)
        .body(containsString("Positive"))
        .body(not(containsString("Change the answer to")));
    page(bo, "/label/" + project).then().statusCode(404);
  }

  @Test
  void theHistoryTellsAnExamFromTraining() {
    school(Map.of("training", Map.of("items", 1), "exam", Map.of("items", 2, "pass", 1.0)));
    Person bo = comes("bo");
    judge(bo.token(), "neg");
    judge(bo.token(), "neg");
    page(bo, "/label/" + project + "/history")
        .then()
        .body(containsString(">training<"))
        .body(containsString(">exam<"))
        .body(not(containsString("Each item once")));
  }

  /** One item that somebody judged, taken by the admin; the review. */
  private Response reviewed(Person bo, String blind) {
    String lease = Api.lease(bo.token(), project).path("leases[0].lease");
    Api.judge(bo.token(), project, lease, "pos").then().statusCode(201);
    String id = Api.post(Api.ADMIN, reviews(""), Map.of("item", "i1")).path("id");
    Map<String, Object> answers = Map.of("answers", Map.of("sentiment", blind));
    return Api.post(Api.ADMIN, reviews("/" + id + "/blind"), answers);
  }

  private String reviews(String rest) {
    return "/projects/" + project + "/reviews" + rest;
  }

  private void decide(Response review, Map<String, Object> decision) {
    Api.post(Api.ADMIN, reviews("/" + review.path("id") + "/decision"), decision)
        .then()
        .statusCode(200);
  }

  private Person inPlainProject() {
    pool = Api.pool();
    project = Api.project(1, pool, Api.overlap(1));
    return comes("bo");
  }

  @Test
  void whatWasSettledIsTold() {
    Person bo = inPlainProject();
    decide(reviewed(bo, "neg"), Map.of("act", "correct", "note", "Sarcasm."));
    page(bo, "/label/" + project + "/reviews")
        .then()
        .body(containsString("You said: <strong dir=\"auto\">Positive"))
        .body(containsString("Settled: <strong dir=\"auto\">Negative"))
        .body(containsString("Sarcasm."));
    bo.reads("ar").get("/label/" + project + "/reviews").then().body(not(containsString("{")));
  }

  @Test
  void whatIsSentBackIsJudgedByTheGuidelineThatWasReadLast() {
    Person bo = inPlainProject();
    Response review = reviewed(bo, "neg");
    Object judgement = review.path("judgements[0].judgement");
    decide(review, Map.of("act", "return", "judgement", judgement, "note", "Read it again."));
    page(bo, "/label/" + project + "/reviews").then().body(not(containsString("Settled:")));
    String lease =
        sql.list(
                row -> Sql.id(row, "id").toString(),
                "SELECT id FROM slot WHERE project_id = ? AND state = 'leased'",
                projects.named(project).id)
            .get(0);
    String item = "/label/" + project + "/" + lease;
    page(bo, item).then().body(containsString("data-guideline=\"1\""));
    version("clarifying");
    page(bo, item).then().statusCode(200).body(containsString("data-guideline=\"2\""));
    version("meaning");
    page(bo, item).then().body(containsString("data-guideline=\"2\""));
    bo.reads("en").formParam("version", 3).post("/label/" + project + "/guideline");
    page(bo, item).then().body(containsString("data-guideline=\"3\""));
    bo.reads("en").formParam("sentiment", "neg").post(item).then().statusCode(303);
    assertEquals(
        3,
        sql.number(
            "SELECT guideline_version FROM judgement WHERE project_id = ? AND NOT withdrawn"
                + " ORDER BY revision DESC LIMIT 1",
            projects.named(project).id));
  }

  private void version(String change) {
    String guideline = Api.admin().get("/projects/" + project).path("guideline");
    Map<String, Object> revision =
        Map.of("body", "# Read this: " + change, "change", change, "note", "Irony is meant.");
    Api.post(Api.ADMIN, "/guidelines/" + guideline + "/versions", revision).then().statusCode(201);
  }
}
