// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.base.Ids;
import touchstone.base.Sql;

/** Participants of Prolific come in, work, go back with their code, and are paid by its files. */
@AppTest
class MarketTest {
  private static final String SESSION = "5f00000000000000000000aa";

  @Inject Sql sql;

  private String study;
  private String pool;
  private String door;
  private String path;

  @BeforeEach
  void aDoorIntoAPool() {
    study = id();
    pool = Api.fresh("market");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.125", "currency", "GBP");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    Response made = make("prolific", study, "TOUCH42");
    made.then()
        .statusCode(201)
        .body(
            "url",
            endsWith(
                "?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}"));
    door = made.path("id");
    path = made.path("path");
    assertEquals("/join/market/" + door, path);
  }

  private static String id() {
    return Ids.random().toString().replace("-", "").substring(0, 24);
  }

  private Response make(String market, String study, String code) {
    return Api.post(
        Api.ADMIN,
        "/pools/" + pool + "/markets",
        Map.of("market", market, "study", study, "completionCode", code));
  }

  private Response look(String pid, String of) {
    return Browser.anyone()
        .queryParam("PROLIFIC_PID", pid)
        .queryParam("STUDY_ID", of)
        .queryParam("SESSION_ID", SESSION)
        .get(path);
  }

  private Response come(String pid) {
    return Browser.anyone()
        .formParam("PROLIFIC_PID", pid)
        .formParam("STUDY_ID", study)
        .formParam("SESSION_ID", SESSION)
        .post(path);
  }

  private List<String> raters(String pid) {
    return sql.list(
        row -> row.getString("id"),
        "SELECT CAST(rater_id AS VARCHAR) AS id FROM market_person WHERE participant = ?",
        pid);
  }

  private void label(String session, String project, String answer) {
    String item =
        Browser.as(session)
            .post("/label/" + project + "/next")
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    String lease = item.replaceFirst(".*/", "");
    Browser.as(session)
        .formParam("sentiment", answer)
        .post("/label/" + project + "/" + lease)
        .then()
        .statusCode(303);
  }

  @Test
  void whoComesAgainIsTheSameRater() {
    String pid = id();
    look(pid, study).then().statusCode(200).body(containsString("from a study on Prolific"));
    assertEquals(List.of(), raters(pid));
    come(pid).then().statusCode(303).cookie(Browser.COOKIE, notNullValue());
    List<String> first = raters(pid);
    assertEquals(1, first.size());
    come(pid).then().statusCode(303);
    assertEquals(first, raters(pid));
    Api.admin().get("/pools/" + pool + "/members").then().body("items", hasSize(1));
    assertFalse(Api.admin().get("/pools/" + pool + "/members").asString().contains(pid));
    Api.admin().get("/pools/" + pool + "/markets").then().body("items[0].arrived", equalTo(1));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    look(id(), id()).then().statusCode(403);
    look("{{%PROLIFIC_PID%}}", study).then().statusCode(422);
    look("", study).then().statusCode(422);
    come("nobody").then().statusCode(422);
    make("prolific", study, "C").then().statusCode(409);
    make("turk", study, "C").then().statusCode(422);
    make("prolific", "study", "C").then().statusCode(422);
    make("prolific", study, "a code").then().statusCode(422);
    Browser.anyone().get(path + "/done").then().statusCode(404);
    Browser.signedIn().get(path + "/done").then().statusCode(404);
    String doors = "/pools/" + pool + "/markets/" + door;
    Api.admin().delete(doors).then().statusCode(204);
    look(id(), study).then().statusCode(410);
    come(id()).then().statusCode(410);
  }

  @Test
  void theCodeIsToldOnceThereIsNothingMore() {
    String project = Api.project(2, pool, Api.overlap(1));
    String session = come(id()).cookie(Browser.COOKIE);
    Browser.as(session).get(path + "/done").then().body(not(containsString("TOUCH42")));
    Browser.as(session).get("/").then().body(containsString(path + "/done"));
    label(session, project, "pos");
    Browser.as(session).get(path + "/done").then().body(not(containsString("TOUCH42")));
    label(session, project, "pos");
    Browser.as(session)
        .get(path + "/done")
        .then()
        .statusCode(200)
        .body(containsString("https://app.prolific.com/submissions/complete?cc=TOUCH42"));
    Browser.as(session)
        .get("/label/" + project + "?left=none")
        .then()
        .body(containsString("href=\"" + path + "/done\""));
    String late = come(id()).cookie(Browser.COOKIE);
    Browser.as(late)
        .get(path + "/done")
        .then()
        .body(not(containsString("TOUCH42")))
        .body(containsString("return your submission"));
  }

  @Test
  void itsFilesSayWhoWasApprovedAndWhatIsToBePaid() throws Exception {
    String project = Api.project(4, pool, Api.overlap(1));
    String one = id();
    String two = id();
    String session = come(one).cookie(Browser.COOKIE);
    come(two);
    label(session, project, "pos");
    label(session, project, "neg");
    String file;
    try (InputStream sample = getClass().getResourceAsStream("/market/prolific-submissions.csv")) {
      file = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
    }
    String doors = "/pools/" + pool + "/markets/" + door;
    Api.admin()
        .contentType("text/csv")
        .body(file.replace("PID_ONE", one).replace("PID_TWO", two))
        .post(doors + "/submissions")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("byStatus.approved", equalTo(1))
        .body("byStatus.returned", equalTo(1))
        .body("errors.line", equalTo(List.of(4, 5)));
    Api.admin()
        .contentType("text/csv")
        .body("a,b\n1,2\n")
        .post(doors + "/submissions")
        .then()
        .statusCode(422);
    assertEquals(one + ",0.25\n", Api.admin().get(doors + "/bonuses").asString());

    String rater = raters(one).get(0);
    String held = Api.admin().get("/raters/" + rater + "/data").asString();
    assertTrue(held.contains(one), "what is held is given out");
    Api.post(Api.ADMIN, "/raters/" + rater + "/erasure", Map.of()).then().statusCode(200);
    assertEquals(List.of(), raters(one));
    assertEquals("", Api.admin().get(doors + "/bonuses").asString());
    come(one).then().statusCode(303);
    assertFalse(raters(one).contains(rater));
  }

  @Test
  void tooManyAtOnceAreToldToWait() {
    come(id()).then().statusCode(303);
    for (int i = 1; i < 120; i++) {
      java.util.UUID rater = Ids.next();
      sql.update(
          "INSERT INTO rater (id, name, kind, traits, skills, created_at)"
              + " VALUES (?, ?, 'generalist', '{}', '{}', CURRENT_TIMESTAMP)",
          rater,
          "crowd " + rater);
      sql.update(
          "INSERT INTO market_visit (door_id, rater_id, submission, arrived_at)"
              + " VALUES (?, ?, 'x', CURRENT_TIMESTAMP)",
          java.util.UUID.fromString(door),
          rater);
    }
    come(id()).then().statusCode(429);
  }
}
