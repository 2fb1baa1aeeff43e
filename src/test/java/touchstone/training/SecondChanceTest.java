// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.base.Sql;
import touchstone.project.Projects;

/** After a failed exam: a further try by a lead's hand, and nothing that is won by undoing. */
@AppTest
class SecondChanceTest extends AtSchool {
  private static final Map<String, Object> EXAM_ONLY =
      Map.of("exam", Map.of("items", 1, "pass", 1.0, "tries", 2));

  @Inject Sql sql;
  @Inject Projects projects;

  private Person failed() {
    school(EXAM_ONLY);
    Person bo = comes("bo");
    judge(bo.token(), "pos");
    judge(bo.token(), "pos");
    Api.lease(bo.token(), project).then().statusCode(403);
    return bo;
  }

  @Test
  void aLeadGivesAFurtherTryWhereThereIsOnlyAnExam() {
    Person bo = failed();
    Browser.signedIn()
        .get("/pools/" + pool + "/members/" + member())
        .then()
        .body(containsString("value=\"exam\""))
        .body(not(containsString("value=\"training\"")));
    move("training", "Again.").then().statusCode(409);
    move("exam", "A second look.").then().statusCode(200).body("state", equalTo("exam"));
    Api.as(bo.token())
        .get("/journeys")
        .then()
        .body("items[0].state", equalTo("exam"))
        .body("items[0].tries", equalTo(3))
        .body("items[0].mostTries", equalTo(3));
    bo.reads("en").get("/journeys/" + pool).then().body(containsString("Try 3 of 3."));
    bo.reads("ar").get("/journeys/" + pool).then().body(not(containsString("{")));
    judge(bo.token(), "neg");
    Api.lease(bo.token(), project).then().statusCode(200).body("leases", hasSize(1));
  }

  @Test
  void whoFailsTheFurtherTryTooIsBackWhereTheyWere() {
    Person bo = failed();
    move("exam", null).then().statusCode(200);
    judge(bo.token(), "pos");
    Api.lease(bo.token(), project).then().statusCode(403);
    Api.as(bo.token()).get("/journeys").then().body("items[0].state", equalTo("restricted"));
  }

  @Test
  void withoutAnExamNobodyIsSentToOne() {
    school(Map.of("training", Map.of("items", 1)));
    arrived("bo");
    move("exam", null).then().statusCode(409).body("detail", equalTo("The pool has no exam."));
  }

  @Test
  void undoGivesNothingToWhoIsGivenNothing() {
    Person bo = failed();
    String slot = slots("judged");
    bo.reads("en")
        .get("/label/" + project)
        .then()
        .statusCode(200)
        .body(not(containsString("/undo\"")));
    bo.reads("en").post("/label/" + project + "/undo").then().statusCode(303);
    bo.reads("en")
        .post("/label/" + project + "/" + slot + "/undo")
        .then()
        .statusCode(403)
        .body(containsString("This pool gives you no more work"));
    assertEquals(0, leased());
    Api.as(bo.token()).get("/journeys").then().body("items[0].state", equalTo("restricted"));
  }

  @Test
  void whatWasSaidInAnExamThatIsOverStands() {
    school(EXAM_ONLY);
    Person bo = comes("bo");
    judge(bo.token(), "neg");
    String exam = slots("judged");
    judge(bo.token(), "pos");
    bo.reads("ar")
        .post("/label/" + project + "/" + exam + "/undo")
        .then()
        .statusCode(409)
        .body(containsString("يبقى ما قيل"));
    assertEquals(0, leased());
    bo.reads("en").post("/label/" + project + "/undo").then().statusCode(303);
    assertEquals(1, leased());
    assertEquals(0, sql.number(COUNT + " AND round < 0 AND state = 'leased'", id()));
  }

  @Test
  void whoIsBannedCannotUndoEither() {
    school(Map.of());
    Person bo = comes("bo");
    judge(bo.token(), "neg");
    String slot = slots("judged");
    Api.post(Api.ADMIN, "/raters/" + member() + "/bans", Map.of("reason", "Sold the account"))
        .then()
        .statusCode(201);
    bo.reads("en").post("/label/" + project + "/undo").then().statusCode(303);
    bo.reads("en").post("/label/" + project + "/" + slot + "/undo").then().statusCode(403);
    assertEquals(0, leased());
  }

  @Test
  void whyNothingIsGivenIsSaidInTheLanguageOfThePage() {
    school(EXAM_ONLY);
    Person bo = comes("bo");
    Api.admin().post("/projects/" + project + "/pause").then().statusCode(200);
    Api.lease(bo.token(), project)
        .then()
        .statusCode(409)
        .body("detail", containsString("paused; nothing is given out"));
    bo.reads("ar")
        .post("/label/" + project + "/next")
        .then()
        .statusCode(409)
        .body(containsString("المشروع موقوف مؤقتًا"));
    bo.reads("ar")
        .get("/journeys/" + pool)
        .then()
        .body(containsString("المشروع موقوف مؤقتًا"))
        .body(not(containsString("/next\"")));
    Api.as(bo.token()).get("/journeys").then().body("items[0].projectState", equalTo("paused"));
  }

  private static final String COUNT = "SELECT COUNT(*) FROM slot WHERE project_id = ?";

  private java.util.UUID id() {
    return projects.named(project).id;
  }

  private long leased() {
    return sql.number(COUNT + " AND state = 'leased'", id());
  }

  private String slots(String state) {
    return sql.list(
            row -> Sql.id(row, "id").toString(),
            "SELECT id FROM slot WHERE project_id = ? AND state = ? ORDER BY state_at DESC",
            id(),
            state)
        .get(0);
  }
}
