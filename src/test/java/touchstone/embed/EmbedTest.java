// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** A question on another site: only a token that is signed, in time and new is answered. */
@AppTest
class EmbedTest {
  private String project;
  private String id;
  private String secret;

  @BeforeEach
  void aQuestionOnAShop() {
    project = Api.project(3, Api.pool(), Api.overlap(5));
    Response made =
        Api.post(
            Api.ADMIN,
            "/projects/" + project + "/embeds",
            Map.of("question", "sentiment", "origins", List.of("https://shop.example")));
    made.then().statusCode(201);
    id = made.path("id");
    secret = made.path("secret");
  }

  /** The same question once more, of which so many answers a minute are taken. */
  private void inAMinute(int answers) {
    Map<String, Object> wish =
        Map.of(
            "question",
            "sentiment",
            "origins",
            List.of("https://shop.example"),
            "perMinute",
            answers);
    Response made = Api.post(Api.ADMIN, "/projects/" + project + "/embeds", wish);
    id = made.path("id");
    secret = made.path("secret");
  }

  private Tokens tokens() {
    return new Tokens(id, secret);
  }

  private Response ask(String token) {
    return given().queryParam("token", token).get("/embed/" + id);
  }

  private Response answer(String token, String answer) {
    return given()
        .header("Sec-Fetch-Site", "same-origin")
        .formParam("page.token", token)
        .formParam("sentiment", answer)
        .post("/embed/" + id);
  }

  private void count(int judgements) {
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("judgements", equalTo(judgements));
  }

  @Test
  void aUserIsAskedAnswersOnceAndIsARaterOfKindUser() {
    String token = tokens().of("user-1", "i1");
    ask(token)
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("frame-ancestors https://shop.example"))
        .body(containsString("What does the writer feel?"));
    assertEquals(1, ask(token).headers().getValues("Content-Security-Policy").size());
    answer(token, "").then().statusCode(422);
    answer(token, "nonsense").then().statusCode(422);
    answer(token, "pos").then().statusCode(200).body(containsString("Thank you"));
    answer(token, "neg").then().statusCode(409).body(containsString("Thank you"));
    ask(token).then().statusCode(200).body(containsString("Thank you"));
    answer(tokens().of("user-1", "i2"), "neg").then().statusCode(200);
    count(2);
    String lines = Api.admin().get("/projects/" + project + "/judgements").asString();
    assertTrue(lines.contains("\"kind\":\"user\""), lines);
    assertFalse(lines.contains("user-1\""), lines);
    Api.admin()
        .get("/projects/" + project + "/embeds")
        .then()
        .body("items[0].answers", equalTo(2))
        .body("items[0].secret", nullValue());
  }

  @Test
  void whatIsForgedOldTooLongOrForAnotherIsRefused() {
    Instant now = Instant.now();
    Map<String, String> bad =
        Map.of(
            "forged", new Tokens(id, "another secret of at least 32 bytes").of("u", "i1"),
            "old", tokens().of("u", "i1", now.minusSeconds(900), now.minusSeconds(300)),
            "too long", tokens().of("u", "i1", now, now.plusSeconds(3600)),
            "of another", new Tokens("0190f5a0-0000-7000-8000-000000000000", secret).of("u", "i1"),
            "unsigned", tokens().unsigned("u", "i1"),
            "nothing", "",
            "no token", "a.b.c",
            "of nobody", tokens().of("", "i1"));
    bad.forEach(
        (why, token) -> {
          int status = why.equals("old") ? 410 : 403;
          ask(token).then().statusCode(status).body(not(containsString("writer feel")));
          answer(token, "pos").then().statusCode(status);
        });
    ask(tokens().of("u", "not-there")).then().statusCode(404);
    count(0);
  }

  @Test
  void anEndedOneIsGoneAndSitesAreChecked() {
    String token = tokens().of("u", "i1");
    Api.admin().delete("/projects/" + project + "/embeds/" + id).then().statusCode(204);
    Api.admin().delete("/projects/" + project + "/embeds/" + id).then().statusCode(404);
    ask(token).then().statusCode(404);
    answer(token, "pos").then().statusCode(404);
    for (String site :
        List.of(
            "*",
            "https://shop.example/path",
            "javascript:alert(1)",
            "shop",
            "https://shop.example:0",
            "https://shop.example:99999",
            "https://a.example; script-src *")) {
      Api.post(
              Api.ADMIN,
              "/projects/" + project + "/embeds",
              Map.of("question", "sentiment", "origins", List.of(site)))
          .then()
          .statusCode(422);
    }
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/embeds",
            Map.of("question", "nonsense", "origins", List.of("https://shop.example")))
        .then()
        .statusCode(422);
  }

  @Test
  void onlySoMuchIsTakenInAMinute() {
    inAMinute(2);
    answer(tokens().of("a", "i1"), "pos").then().statusCode(200);
    answer(tokens().of("b", "i1"), "pos").then().statusCode(200);
    answer(tokens().of("c", "i1"), "pos").then().statusCode(429);
    count(2);
    Api.admin().get("/projects/" + project + "/embeds").then().body("items", hasSize(2));
  }

  @Test
  void notOneTooManyIsTakenHoweverManyAnswerAtOnce() throws Exception {
    inAMinute(3);
    List<Callable<Integer>> users = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String token = tokens().of("user " + i, "i1");
      users.add(() -> answer(token, "pos").statusCode());
    }
    ExecutorService at = Executors.newFixedThreadPool(12);
    try {
      int taken = 0;
      for (Future<Integer> status : at.invokeAll(users)) {
        taken += status.get() == 200 ? 1 : 0;
      }
      assertEquals(3, taken);
    } finally {
      at.shutdown();
    }
    count(3);
  }

  @Test
  void thePageMakesOneHoweverOftenItIsLoadedAnewAndKeepsWhatIsTyped() {
    String page = "/projects/" + project + "/embeds";
    for (int i = 0; i < 2; i++) {
      made("600", "n1").then().statusCode(200).body(containsString("code class=\"secret\""));
    }
    Api.admin().get(page).then().body("items", hasSize(2));
    made("many", "n2")
        .then()
        .statusCode(422)
        .body(containsString("must be a whole number"))
        .body(containsString("https://other.example"));
  }

  private Response made(String perMinute, String nonce) {
    return Browser.signedIn()
        .formParam("question", "sentiment")
        .formParam("origins", "https://other.example")
        .formParam("perMinute", perMinute)
        .formParam("nonce", nonce)
        .post("/projects/" + project + "/embeds");
  }

  @Test
  void aFrameKeepsItsOriginWhenItAnswers() {
    // With no-referrer a browser sends Origin: null, and the answer would be refused as foreign.
    ask(tokens().of("u", "i1")).then().header("Referrer-Policy", not(equalTo("no-referrer")));
  }
}
