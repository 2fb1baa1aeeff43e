// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.account.Account;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/** Reviews over HTTP: the queue, blind first, each decision, and what raters say to it. */
@AppTest
class ReviewTest {
  @Inject Accounts accounts;
  @Inject Tokens tokens;
  @Inject Transactions transactions;
  @Inject Sql sql;

  private String pool;
  private String bo;
  private String cy;
  private String project;
  private String rex;

  @BeforeEach
  void twoRatersAndAReviewer() {
    pool = Api.pool();
    bo = Api.rater(pool, "bo");
    cy = Api.rater(pool, "cy");
    rex = reviewer();
  }

  private String reviewer() {
    return transactions.inNew(
        () -> {
          Account account = accounts.open(Api.fresh("rex"), Role.REVIEWER, null);
          accounts.flush();
          return tokens.issue(account, "test", Role.REVIEWERS);
        });
  }

  /** A project of so many items that both judge; they differ on the first so many. */
  private void judged(int items, int apart, Map<String, Object> review) {
    Map<String, Object> policy = new HashMap<>(Api.overlap(2));
    policy.put("review", review);
    project = Api.project(items, pool, policy);
    for (int i = 0; i < items; i++) {
      Response one = Api.lease(bo, project);
      String key = one.path("leases[0].item.key");
      Api.judge(bo, project, one.path("leases[0].lease"), "pos").then().statusCode(201);
      Response other = Api.lease(cy, project);
      assertEquals(key, other.path("leases[0].item.key"));
      Api.judge(cy, project, other.path("leases[0].lease"), i < apart ? "neg" : "pos");
    }
  }

  private String path(String rest) {
    return "/projects/" + project + "/reviews" + rest;
  }

  private Response take(String token, String item) {
    return Api.post(token, path(""), Map.of("item", item));
  }

  /** Takes an item and answers it blind; the review's id. */
  private String blind(String token, String item, String answer) {
    String id = take(token, item).then().statusCode(201).extract().path("id");
    Api.post(token, path("/" + id + "/blind"), Map.of("answers", Map.of("sentiment", answer)))
        .then()
        .statusCode(200);
    return id;
  }

  private Response decide(String token, String id, Map<String, Object> decision) {
    return Api.post(token, path("/" + id + "/decision"), decision);
  }

  private Response label(String item) {
    return Api.admin().get("/projects/" + project + "/labels?format=json");
  }

  private Object labelled(String item, String field) {
    return label(item).path("find { it.item == '" + item + "' }." + field);
  }

  @Test
  void theCostliestDoubtComesFirstAndBlindComesBeforeTheOthers() {
    judged(3, 2, Map.of("costs", Map.of("neg", 5)));
    Api.as(rex)
        .get(path("/queue"))
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].status", equalTo("tie"))
        .body("items[0].cost", equalTo(2.5f));
    Api.as(rex).get(path("/queue?why=nonsense")).then().statusCode(422);
    String id =
        take(rex, "i1").then().statusCode(201).body("judgements", nullValue()).extract().path("id");
    decide(rex, id, Map.of("act", "correct")).then().statusCode(409);
    Api.post(rex, path("/" + id + "/blind"), Map.of("answers", Map.of("sentiment", "nonsense")))
        .then()
        .statusCode(422);
    Api.post(rex, path("/" + id + "/blind"), Map.of("answers", Map.of("sentiment", "neg")))
        .then()
        .statusCode(200)
        .body("judgements", hasSize(2))
        .body("judgements.rater", equalTo(List.of("A", "B")));
    Api.post(rex, path("/" + id + "/blind"), Map.of("answers", Map.of("sentiment", "pos")))
        .then()
        .statusCode(409);
    String other = reviewer();
    take(other, "i1").then().statusCode(409);
    Api.as(other).get(path("/" + id)).then().statusCode(200).body("judgements", nullValue());
    decide(other, id, Map.of("act", "drop", "note", "x")).then().statusCode(404);
    decide(rex, id, Map.of("act", "correct", "note", "Sarcasm."))
        .then()
        .statusCode(200)
        .body("act", equalTo("correct"));
    assertEquals("neg", labelled("i1", "label"));
    assertEquals("adjudicated", labelled("i1", "status"));
    Api.as(rex).get(path("/queue")).then().body("items", hasSize(1));
    decide(rex, id, Map.of("act", "accept")).then().statusCode(409);
  }

  @Test
  void whoJudgedDoesNotReviewAndWhoCorrectedDoesNotAnswer() {
    judged(1, 1, Map.of());
    Api.lease(Api.ADMIN, project);
    String id = blind(rex, "i1", "neg");
    decide(rex, id, Map.of("act", "correct", "note", "Sarcasm.")).then().statusCode(200);
    Api.as(cy).get(path("/mine")).then().body("items", hasSize(0));
    String word =
        Api.as(bo)
            .get(path("/mine"))
            .then()
            .body("items", hasSize(1))
            .body("items[0].kind", equalTo("corrected"))
            .body("items[0].note", equalTo("Sarcasm."))
            .extract()
            .path("items[0].id");
    String contest = path("/mine/" + word + "/contest");
    Api.post(cy, contest, Map.of("text", "x")).then().statusCode(404);
    Api.post(bo, contest, Map.of("text", "It is meant.")).then().statusCode(200);
    Api.post(bo, contest, Map.of("text", "Really.")).then().statusCode(409);
    Api.as(rex).get(path("/contests")).then().body("items", hasSize(1));
    Api.as(rex).post(path("/contests/" + word)).then().statusCode(403);
    String other = reviewer();
    String again =
        Api.as(other).post(path("/contests/" + word)).then().statusCode(201).extract().path("id");
    Api.post(other, path("/" + again + "/blind"), Map.of("answers", Map.of("sentiment", "pos")));
    decide(other, again, Map.of("act", "correct")).then().statusCode(422);
    decide(other, again, Map.of("act", "correct", "note", "So it is.")).then().statusCode(200);
    assertEquals("pos", labelled("i1", "label"));
    Api.as(bo)
        .get(path("/mine"))
        .then()
        .body("items[0].upheld", equalTo(true))
        .body("items[0].answer", equalTo("So it is."));
  }

  @Test
  void whatComesToTheSameIsNotUpheldAndItsAuthorIsNotToldTwice() {
    judged(1, 1, Map.of());
    decide(rex, blind(rex, "i1", "neg"), Map.of("act", "correct")).then().statusCode(200);
    String word = Api.as(bo).get(path("/mine")).path("items[0].id");
    Api.post(bo, path("/mine/" + word + "/contest"), Map.of("text", "It is meant."));
    String other = reviewer();
    String again = Api.as(other).post(path("/contests/" + word)).path("id");
    Api.post(other, path("/" + again + "/blind"), Map.of("answers", Map.of("sentiment", "neg")));
    decide(other, again, Map.of("act", "correct", "note", "It is not.")).then().statusCode(200);
    Api.as(bo)
        .get(path("/mine"))
        .then()
        .body("items", hasSize(1))
        .body("items[0].upheld", equalTo(false));
    assertEquals("neg", labelled("i1", "label"));
  }

  @Test
  void aLookThatWasLeftTooLongDoesNotOverrideTheNext() {
    judged(1, 1, Map.of());
    String late = blind(rex, "i1", "pos");
    sql(
        "UPDATE review SET held_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE id = ?",
        UUID.fromString(late));
    String other = reviewer();
    String id = blind(other, "i1", "neg");
    decide(rex, late, Map.of("act", "correct"))
        .then()
        .statusCode(409)
        .body("detail", containsString("took too long"));
    decide(other, id, Map.of("act", "correct")).then().statusCode(200);
    decide(rex, late, Map.of("act", "correct")).then().statusCode(409);
    assertEquals("neg", labelled("i1", "label"));
  }

  @Test
  void nobodyReviewsWhatRatersAreNotThroughWith() {
    project = Api.project(1, pool, Api.overlap(2));
    take(rex, "i1").then().statusCode(409).body("detail", containsString("not through"));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Api.judge(bo, project, lease, "pos").then().statusCode(201);
    take(rex, "i1").then().statusCode(409);
    lease = Api.lease(cy, project).path("leases[0].lease");
    take(rex, "i1").then().statusCode(409);
    Api.judge(cy, project, lease, "neg").then().statusCode(201);
    String id = blind(rex, "i1", "pos");
    String mine =
        Api.as(rex)
            .get(path("/" + id))
            .path("judgements.find { it.answers.sentiment == 'neg' }.judgement");
    decide(rex, id, Map.of("act", "return", "judgement", mine, "note", "Read it again."))
        .then()
        .statusCode(200);
    take(reviewer(), "i1").then().statusCode(409);
  }

  @Test
  void aLeadWhoSawWhatOthersSaidIsNotGivenTheItem() {
    judged(2, 1, Map.of());
    String lead =
        transactions.inNew(
            () -> {
              Account account = accounts.open(Api.fresh("lea"), Role.LEAD, null);
              accounts.flush();
              return tokens.issue(account, "test", Role.LEADS);
            });
    String id = take(lead, "i1").then().statusCode(201).extract().path("id");
    decide(lead, id, Map.of("act", "pass", "note", "Not my field.")).then().statusCode(200);
    Api.admin()
        .contentType("application/json")
        .body(Api.overlap(3))
        .put("/projects/" + project + "/policy")
        .then()
        .statusCode(200);
    Api.lease(lead, project).then().body("leases.item.key", equalTo(List.of("i2")));
    Api.lease(Api.rater(pool, "dee"), project)
        .then()
        .body("leases.item.key", equalTo(List.of("i1")));
  }

  private void sql(String statement, Object... arguments) {
    transactions.inNew(() -> sql.update(statement, arguments));
  }

  @Test
  void oneThatIsSentBackGoesToItsAuthorAlone() {
    judged(1, 1, Map.of());
    String id = blind(rex, "i1", "pos");
    String mine =
        Api.as(rex)
            .get(path("/" + id))
            .path("judgements.find { it.answers.sentiment == 'neg' }.judgement");
    decide(rex, id, Map.of("act", "return", "judgement", mine)).then().statusCode(422);
    decide(rex, id, Map.of("act", "return", "judgement", mine, "note", "Read it again."))
        .then()
        .statusCode(200);
    Api.lease(bo, project).then().body("leases", hasSize(0));
    String lease =
        Api.as(cy)
            .get(path("/mine"))
            .then()
            .body("items[0].kind", equalTo("returned"))
            .extract()
            .path("items[0].slot");
    Api.judge(cy, project, lease, "pos").then().statusCode(201);
    assertEquals("pos", labelled("i1", "label"));
    assertEquals("resolved", labelled("i1", "status"));
  }

  @Test
  void whatIsPassedOnGoesToAnotherAndWhatIsDroppedHasNoLabel() {
    judged(2, 2, Map.of());
    String id = take(rex, "i1").path("id");
    decide(rex, id, Map.of("act", "pass")).then().statusCode(422);
    decide(rex, id, Map.of("act", "pass", "note", "Needs a native.")).then().statusCode(200);
    take(rex, "i1").then().statusCode(409);
    String other = reviewer();
    String again = take(other, "i1").then().statusCode(201).extract().path("id");
    decide(other, again, Map.of("act", "drop", "note", "Broken text.")).then().statusCode(200);
    assertEquals(null, labelled("i1", "label"));
    assertEquals("unresolved", labelled("i1", "status"));
    Api.admin()
        .get("/projects/" + project + "/judgements")
        .then()
        .statusCode(200)
        .body(containsString("\"i1\""));
    Api.as(other).get(path("")).then().body("items.act", equalTo(List.of("drop", "pass")));
  }

  @Test
  void onlyWhatIsDrawnByLotTellsHowOftenRatersAreRight() {
    judged(2, 2, Map.of("sample", 1.0, "tell", false));
    String byLot = Api.post(rex, path(""), Map.of("item", "i1", "why", "sample")).path("id");
    Api.post(rex, path("/" + byLot + "/blind"), Map.of("answers", Map.of("sentiment", "neg")));
    decide(rex, byLot, Map.of("act", "correct")).then().statusCode(200);
    String id = blind(rex, "i2", "neg");
    decide(rex, id, Map.of("act", "correct")).then().statusCode(200);
    Api.admin()
        .get("/projects/" + project + "/quality/skills")
        .then()
        .statusCode(200)
        .body("items.findAll { it.golds == 1 }.size()", equalTo(2));
    Api.as(bo).get(path("/mine")).then().body("items", hasSize(0));
  }

  @Test
  void aReviewIsPaidAtThePoolsRate() {
    String slug = Api.fresh("paid");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", slug, "name", slug, "rate", rate));
    pool = slug;
    bo = Api.rater(pool, "bo");
    cy = Api.rater(pool, "cy");
    judged(1, 1, Map.of());
    decide(rex, blind(rex, "i1", "neg"), Map.of("act", "correct")).then().statusCode(200);
    Api.admin()
        .get("/projects/" + project + "/ledger")
        .then()
        .body("items.findAll { it.purpose == 'review' }.size()", equalTo(1))
        .body("items.find { it.purpose == 'review' }.amount", notNullValue());
  }
}
