// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** What learners are told on the label page, after each known item, and before the exam. */
@AppTest
class LessonTest extends AtSchool {
  private static final Map<String, Object> TWO_AND_ONE =
      Map.of(
          "training",
          Map.of("items", 2),
          "exam",
          Map.of("items", 1, "pass", 1.0, "tries", 2, "retryAfter", "PT0S"));

  private Person bo;

  private Response page(String path) {
    return bo.reads("en").get(path);
  }

  /** Opens the next item; its page. */
  private String next() {
    return bo.reads("en")
        .post("/label/" + project + "/next")
        .then()
        .statusCode(303)
        .extract()
        .header("Location")
        .replaceFirst("^https?://[^/]+", "");
  }

  private Response send(String item, String answer) {
    return bo.reads("en").formParam("sentiment", answer).post(item);
  }

  private static String lease(String item) {
    return item.replaceFirst(".*/", "");
  }

  @Test
  void theSumFollowsEachAnswerThatTheScriptSends() {
    school(Map.of());
    bo = comes("bo");
    for (String sum : new String[] {"earned 0.10 EUR", "earned 0.20 EUR"}) {
      bo.reads("en")
          .header("X-Touchstone-Script", "1")
          .formParam("sentiment", "pos")
          .formParam("page.activeMillis", "1000")
          .post(next())
          .then()
          .statusCode(200)
          .body(containsString("data-figures=\"" + project + "\""))
          .body(containsString(sum))
          .body(containsString("each"));
    }
  }

  @Test
  void beforeTheExamBeginsThereIsAWord() {
    school(TWO_AND_ONE);
    bo = comes("bo");
    String first = next();
    page(first).then().body(containsString("Training: 1 of 2."));
    send(first, "neg").then().statusCode(303);
    page(first + "/lesson").then().body(containsString("/next\""));
    String second = next();
    page(second).then().body(containsString("Training: 2 of 2."));
    send(second, "pos").then().statusCode(303);
    page(second + "/lesson")
        .then()
        .body(containsString("the exam comes next"))
        .body(containsString("The exam is 1 item,"))
        .body(containsString("Try 1 of 2. After it you have 1 try left."))
        .body(containsString("href=\"/journeys/" + pool + "\""))
        .body(not(containsString("/next\"")));
    page("/journeys/" + pool).then().body(containsString("The exam is 1 item,"));
    String exam = next();
    page(exam).then().body(containsString("Exam: 1 of 1."));
    send(exam, "pos").then().header("Location", endsWith("/journeys/" + pool));
    page("/journeys/" + pool).then().body(containsString("You have 1 try left."));
    judge(bo.token(), "neg");
    judge(bo.token(), "neg");
    Api.lease(bo.token(), project).then().statusCode(200);
    page("/journeys/" + pool).then().body(containsString("It is your last try."));
    judge(bo.token(), "pos");
    Api.lease(bo.token(), project).then().statusCode(403);
    page("/journeys/" + pool).then().body(containsString("That was your last try."));
    bo.reads("ar").get("/journeys/" + pool).then().body(not(containsString("{")));
  }

  @Test
  void whatWasSkippedIsSaidToBeSkippedAndWhatIsWrongIsCalledSo() {
    school(TWO_AND_ONE);
    bo = comes("bo");
    String first = next();
    bo.reads("en").formParam("cause", "unsure").post(first + "/skip").then().statusCode(303);
    page(first + "/lesson")
        .then()
        .body(containsString("You skipped this item"))
        .body(not(containsString("You said")))
        .body(containsString("Right is"));
    send(first, "neg").then().statusCode(409).body(containsString("You skipped this item"));
    String second = next();
    send(second, "pos");
    page(second + "/lesson")
        .then()
        .body(containsString(">not right<"))
        .body(not(containsString(">other<")));
  }

  @Test
  void onceTheSolutionWasShownTheAnswerStands() {
    school(TWO_AND_ONE);
    bo = comes("bo");
    String first = next();
    send(first, "pos").then().statusCode(303).header("Location", endsWith(first + "/lesson"));
    send(first, "pos").then().statusCode(303).header("Location", endsWith(first + "/lesson"));
    send(first, "neg")
        .then()
        .statusCode(409)
        .body(containsString("what you said stands"))
        .body(containsString("Not quite"));
    page(first).then().statusCode(303).header("Location", endsWith(first + "/lesson"));
    bo.reads("en").post(first + "/undo").then().statusCode(409);
    bo.reads("en").post("/label/" + project + "/undo").then().statusCode(303);
    Map<String, Object> other = Map.of("answers", Map.of("sentiment", "neg"));
    Api.judge(bo.token(), project, lease(first), "neg")
        .then()
        .statusCode(409)
        .body("detail", containsString("what you said stands"));
    String next = next();
    Response judged = Api.judge(bo.token(), project, lease(next), "pos");
    judged.then().statusCode(201);
    String judgement = judged.path("judgement");
    Api.judge(bo.token(), project, lease(next), "pos")
        .then()
        .statusCode(200)
        .body("judgement", equalTo(judgement));
    Api.as(bo.token())
        .contentType(ContentType.JSON)
        .body(other)
        .put("/judgements/" + judgement)
        .then()
        .statusCode(409);
    Api.as(bo.token()).delete("/judgements/" + judgement).then().statusCode(409);
    page("/label/" + project).then().statusCode(200);
    Api.lease(bo.token(), project).then().statusCode(200);
    page("/journeys/" + pool).then().body(containsString("0 of 2 right"));
  }
}
