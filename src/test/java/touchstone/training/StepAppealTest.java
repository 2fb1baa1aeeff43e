// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.account.Account;
import touchstone.account.Role;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.app.Callers;
import touchstone.base.Sql;

/** A lead takes a step against Bo, Bo says it is wrong, and another lead answers. */
@AppTest
class StepAppealTest extends AtSchool {
  private static final Map<String, String> WRONG = Map.of("text", "It is wrong.");
  private static final Map<String, Object> NO = Map.of("upheld", false, "reason", "It stays.");
  private static final Map<String, Object> YES = Map.of("upheld", true, "reason", "So it is.");
  private static final Map<String, Object> SCHOOLING =
      Map.of("training", Map.of("items", 1), "exam", Map.of("items", 2, "pass", 1.0, "tries", 2));

  @Inject Sql sql;
  private String lead;

  @BeforeEach
  void anotherLead() {
    lead = Callers.token(Role.LEAD, "lead");
  }

  private String steps() {
    return "/pools/" + pool + "/members/" + rater + "/transitions";
  }

  private String rater;

  private Person member(Map<String, Object> journey) {
    school(journey);
    Person bo = comes("bo");
    rater = member();
    return bo;
  }

  /** By the admin's hand; the step's id. */
  private String step(String state) {
    move(state, "A look.").then().statusCode(200);
    return newest();
  }

  private String newest() {
    return Api.admin().get(steps()).path("items[-1].id");
  }

  private Response appeal(String token, String step) {
    return Api.post(token, "/journeys/" + pool + "/transitions/" + step + "/appeal", WRONG);
  }

  private Response answer(String token, String step, Map<String, Object> answer) {
    return Api.post(token, steps() + "/" + step + "/answer", answer);
  }

  private List<String> line() {
    Response all = Api.admin().get(steps());
    return List.of(all.path("items[-1].state"), all.path("items[-1].rule"));
  }

  @Test
  void anUpheldAppealTakesThePauseBack() {
    Person bo = member(Map.of());
    String pause = step("paused");
    Api.lease(bo.token(), project).then().statusCode(403);
    String mine = "/journeys/" + pool + "/transitions";
    Api.as(bo.token())
        .get(mine)
        .then()
        .body("items[0].appealable", equalTo(false))
        .body("items[-1].appealable", equalTo(true))
        .body("items[-1].rule", equalTo("by-hand"))
        .body("items[-1].evidence.reason", equalTo("A look."));
    answer(lead, pause, YES).then().statusCode(409);
    Api.post(bo.token(), mine + "/" + pause + "/appeal", Map.of("text", " "))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("text"));
    appeal(bo.token(), pause)
        .then()
        .statusCode(200)
        .body("appealable", equalTo(false))
        .body("appeal.text", equalTo("It is wrong."))
        .body("appeal.alone", equalTo(false))
        .body("appeal.answeredAt", nullValue());
    appeal(bo.token(), pause).then().statusCode(409);
    Browser.signedIn().get("/pools/" + pool).then().body(containsString("One appeal waits"));
    Browser.signedIn().get("/pools").then().body(containsString("One appeal waits"));
    answer(lead, pause, Map.of("upheld", true))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("reason"));
    answer(lead, pause, YES)
        .then()
        .statusCode(200)
        .body("appeal.upheld", equalTo(true))
        .body("appeal.reason", equalTo("So it is."))
        .body("appeal.answeredAt", notNullValue());
    answer(lead, pause, NO).then().statusCode(409);
    assertEquals(List.of("active", "by-appeal"), line());
    Api.lease(bo.token(), project).then().statusCode(200).body("leases", hasSize(1));
    bo.reads("en")
        .get("/messages")
        .then()
        .body(containsString("Your appeal against a step in a pool was answered"))
        .body(containsString("So it is."));
    bo.reads("ar").get("/journeys/" + pool).then().body(containsString("قُبل اعتراض"));
    Browser.signedIn().get("/pools/" + pool).then().body(not(containsString("appeal waits")));
  }

  @Test
  void anAppealInVainKeepsTheStepAndSaysWhy() {
    Person bo = member(Map.of());
    String step = step("restricted");
    appeal(bo.token(), step).then().statusCode(200);
    answer(lead, step, NO).then().statusCode(200).body("appeal.upheld", equalTo(false));
    assertEquals(List.of("restricted", "by-hand"), line());
    Api.lease(bo.token(), project).then().statusCode(403);
    Api.as(bo.token())
        .get("/journeys/" + pool + "/transitions")
        .then()
        .body("items[-1].appeal.reason", equalTo("It stays."));
  }

  @Test
  void nobodyAnswersInTheirOwnCase() {
    member(Map.of());
    Account boss =
        transactions.inNew(
            () -> {
              Account account = accounts.open(Api.fresh("boss"), Role.LEAD, null);
              accounts.flush();
              arrivals.join(pools.named(pool), account, "by-invitation");
              return account;
            });
    String own = transactions.inNew(() -> tokens.issue(account(boss), "test", Role.LEADS));
    rater =
        Api.admin()
            .get("/pools/" + pool + "/members")
            .path("items.find{it.name == '" + boss.login + "'}.id");
    Api.post(Api.ADMIN, steps(), Map.of("state", "paused", "reason", "x")).then().statusCode(200);
    String step = newest();
    String labels = transactions.inNew(() -> tokens.issue(account(boss), "test", Role.RATERS));
    appeal(labels, step).then().statusCode(200);
    answer(own, step, YES).then().statusCode(403).body("detail", containsString("own appeal"));
    answer(Api.ADMIN, step, YES)
        .then()
        .statusCode(403)
        .body("detail", containsString("another lead must"));
    Browser.signedIn()
        .get("/pools/" + pool + "/members/" + rater)
        .then()
        .body(containsString("You took this step: another lead answers."))
        .body(not(containsString("Uphold the appeal")));
    answer(lead, step, YES).then().statusCode(200);
  }

  private Account account(Account stale) {
    return accounts.findById(stale.id);
  }

  @Test
  void whereNoOtherLeadIsItStaysOpenAndSaysSo() {
    Person bo = member(Map.of());
    String step = step("paused");
    appeal(bo.token(), step).then().statusCode(200).body("appeal.alone", equalTo(false));
    List<String> leads = leadsBut(step);
    others(leads, "rater");
    try {
      Api.as(bo.token())
          .get("/journeys/" + pool + "/transitions")
          .then()
          .body("items[-1].appeal.alone", equalTo(true));
      bo.reads("en")
          .get("/journeys/" + pool)
          .then()
          .body(containsString("there is no other lead now"));
      Browser.signedIn()
          .get("/pools/" + pool + "/members/" + rater)
          .then()
          .body(containsString("the appeal stays open until there is one"));
    } finally {
      others(leads, null);
    }
  }

  private List<String> leadsBut(String step) {
    return sql.list(
        row -> row.getString("id") + " " + row.getString("role"),
        "SELECT id, role FROM account WHERE role IN ('lead', 'admin') AND id <> (SELECT actor"
            + " FROM membership_transition WHERE id = ?)",
        UUID.fromString(step));
  }

  /** Sets them all to a role, or each to its own again. */
  private void others(List<String> leads, String role) {
    transactions.inNew(
        () -> {
          for (String each : leads) {
            String[] parts = each.split(" ");
            sql.update(
                "UPDATE account SET role = ? WHERE id = ?",
                role == null ? parts[1] : role,
                UUID.fromString(parts[0]));
          }
          return leads.size();
        });
  }

  @Test
  void onlyWhomItIsAboutAppealsAndOnlyAgainstAStepAgainstThem() {
    Person bo = member(Map.of());
    Person cy = comes("cy");
    String joined = Api.admin().get(steps()).path("items[0].id");
    String pause = step("paused");
    appeal(cy.token(), pause).then().statusCode(404);
    appeal(lead, pause).then().statusCode(404);
    appeal(bo.token(), UUID.randomUUID().toString()).then().statusCode(404);
    appeal(bo.token(), joined).then().statusCode(409);
    step("active");
    appeal(bo.token(), newest()).then().statusCode(409);
    Api.as(bo.token()).post("/journeys/" + pool + "/rest").then().statusCode(200);
    appeal(bo.token(), newest()).then().statusCode(409);
    answer(cy.token(), pause, YES).then().statusCode(403);
  }

  @Test
  void whoStandsElsewhereByALaterStepStaysThere() {
    Person bo = member(Map.of());
    String first = step("paused");
    appeal(bo.token(), first).then().statusCode(200);
    step("active");
    String second = step("paused");
    answer(lead, first, YES).then().statusCode(200).body("appeal.upheld", equalTo(true));
    assertEquals(second, newest(), "the second pause stands");
    appeal(bo.token(), second).then().statusCode(200);
    String third = step("restricted");
    appeal(bo.token(), third).then().statusCode(200);
    answer(lead, third, YES).then().statusCode(200);
    assertEquals(List.of("paused", "by-appeal"), line());
    answer(lead, second, YES).then().statusCode(200);
    assertEquals(List.of("active", "by-appeal"), line());
  }

  @Test
  void whoWasLetGoReadsWhyAndIsBackByAnUpheldAppeal() {
    Person bo = member(Map.of());
    String leave = "/pools/" + pool + "/members/" + rater + "/leave";
    Browser.signedIn().post(leave).then().statusCode(422);
    Browser.signedIn().formParam("reason", "No longer needed.").post(leave);
    String step = newest();
    Api.as(bo.token()).get("/journeys").then().body("items", empty());
    bo.reads("en").get("/messages").then().body(containsString("No longer needed."));
    bo.reads("en").get("/journeys").then().body(containsString("Pools you were let go from"));
    bo.reads("en")
        .formParam("text", "I am.")
        .post("/journeys/" + pool + "/transitions/" + step + "/appeal")
        .then()
        .statusCode(303);
    bo.reads("en").get("/journeys/" + pool).then().statusCode(200).body(containsString("I am."));
    Browser.signedIn()
        .get("/pools/" + pool + "/members/" + rater)
        .then()
        .statusCode(200)
        .body(containsString("They are out of the pool."));
    answer(lead, step, YES).then().statusCode(200);
    assertEquals(List.of("active", "by-appeal"), line());
    Api.lease(bo.token(), project).then().statusCode(200).body("leases", hasSize(1));
  }

  @Test
  void whoWasSentBackIsWhereTheyWereAndLosesNoTry() {
    Person bo = member(SCHOOLING);
    judge(bo.token(), "neg");
    Api.lease(bo.token(), project).then().statusCode(200).body("leases", hasSize(1));
    move("training", null).then().statusCode(422).body("errors[0].field", equalTo("reason"));
    String back = step("training");
    appeal(bo.token(), back).then().statusCode(200);
    answer(lead, back, YES).then().statusCode(200);
    assertEquals(List.of("exam", "by-appeal"), line());
    Api.as(bo.token())
        .get("/journeys")
        .then()
        .body("items[0].tries", equalTo(1))
        .body("items[0].done", equalTo(0));
    judge(bo.token(), "neg");
    String pause = step("paused");
    appeal(bo.token(), pause).then().statusCode(200);
    answer(lead, pause, YES).then().statusCode(200);
    Api.as(bo.token())
        .get("/journeys")
        .then()
        .body("items[0].state", equalTo("exam"))
        .body("items[0].tries", equalTo(1))
        .body("items[0].done", equalTo(1));
    judge(bo.token(), "neg");
    Api.lease(bo.token(), project).then().statusCode(200).body("leases", hasSize(1));
    assertEquals(List.of("active", "exam-passed"), line());
    step("paused");
    String exam = step("exam");
    appeal(bo.token(), exam).then().statusCode(200);
    Api.as(bo.token()).get("/journeys").then().body("items[0].tries", equalTo(2));
    answer(lead, exam, YES).then().statusCode(200);
    assertEquals(List.of("active", "by-appeal"), line());
    Api.as(bo.token()).get("/journeys").then().body("items[0].tries", equalTo(1));
  }

  @Test
  void aFurtherTryIsNoStepAgainstAnybody() {
    Person bo = member(Map.of("exam", Map.of("items", 1, "pass", 1.0, "tries", 1)));
    judge(bo.token(), "pos");
    Api.lease(bo.token(), project).then().statusCode(403);
    appeal(bo.token(), newest()).then().statusCode(409);
    move("exam", null).then().statusCode(200);
    appeal(bo.token(), newest()).then().statusCode(409);
  }

  @Test
  void whatWasSaidGoesWithThePerson() {
    Person bo = member(Map.of());
    String step = step("paused");
    appeal(bo.token(), step).then().statusCode(200);
    answer(lead, step, NO).then().statusCode(200);
    Api.post(Api.ADMIN, "/raters/" + rater + "/erasure", Map.of()).then().statusCode(200);
    assertFalse(
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM membership_appeal WHERE transition_id = ?)",
            UUID.fromString(step)));
  }
}
