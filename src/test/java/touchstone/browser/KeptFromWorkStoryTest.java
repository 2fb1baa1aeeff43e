// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Bo is given nothing, and reads what happened, by which rule, until when and what to do. */
@AppTest
class KeptFromWorkStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private String pool;
  private String project;
  private String login;

  @BeforeEach
  void aPoolWithKnownItems() {
    pool = Api.fresh("kept");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    project = Api.project(30, pool, Api.overlap(1));
    login = Api.fresh("bo");
  }

  private void golds(int from, int to) {
    List<Map<String, Object>> golds = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      golds.add(Map.of("item", "i" + i, "answers", Map.of("sentiment", "neg")));
    }
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds))
        .then()
        .statusCode(200);
  }

  private void journey(Map<String, Object> journey) {
    Api.admin()
        .contentType("application/json")
        .body(journey)
        .put("/pools/" + pool + "/journey")
        .then()
        .statusCode(200);
  }

  private Visitor comes() {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    Visitor bo = visitors.with(Visitors.telephone());
    bo.page().navigate(link);
    bo.fill("Login", login).fill("Password", "a password of " + login);
    bo.page().locator("main form button").first().click();
    bo.page().waitForLoadState();
    return bo;
  }

  private String member() {
    return Api.admin().get("/pools/" + pool + "/members").path("items[0].id");
  }

  private static void answer(Visitor visitor, String option) {
    visitor.seeTask();
    visitor.option(option).check();
    visitor.press("Send");
  }

  @Test
  void aBanIsSaidOnTheHomePageAndWithTheItemInHand() {
    Visitor bo = comes().expecting("status of 403");
    bo.open("/").press("Label in " + project).seeTask();
    bo.option("Positive").click();
    bo.seeJudged(1).seeTask();
    bo.open("/").press("Label in " + project).seeTask();
    String item = bo.page().url();
    Api.post(Api.ADMIN, "/raters/" + member() + "/bans", Map.of("reason", "Sold the account"));
    bo.page().navigate(item);
    bo.seeTask().see("You are kept out of all pools: nothing is given to you in any project.");
    bo.see("an admin").see("Sold the account").see("until an admin lifts it").look().fits();
    bo.touchable().picture("kept-ban-item");
    bo.open("/label/" + project).see("Judged by you: 1");
    bo.see("You are kept out of all pools").look().fits();
    assertThat(bo.page().locator("form.undo")).hasCount(0);
    bo.open("/").see("You are kept out of all pools").look().fits().touchable();
    bo.picture("kept-ban-home");
    bo.follow("The evidence, and how to appeal").see("Why this is wrong");
    bo.fill("Why this is wrong", "I did not.").press("Appeal").see("You said:");
    bo.button("العربية").click();
    bo.open("/").fits().picture("kept-ban-home-ar");
  }

  @Test
  void whatAFailedExamAndALeadDidIsSaid() {
    golds(1, 4);
    journey(Map.of("project", project, "exam", Map.of("items", 1, "pass", 1.0, "tries", 1)));
    Visitor bo = comes();
    bo.open("/journeys/" + pool).press("Start");
    answer(bo, "Positive");
    bo.see("exam failed");
    bo.open("/").see("The pool " + pool + " gives you no more work.").see("0 of 1 right");
    bo.see("until a lead gives you another chance").look().fits().touchable();
    bo.picture("kept-exam-home");
    bo.open("/label/" + project).see("gives you no more work").look().fits();
    bo.picture("kept-exam-rest");
    bo.follow("What happened in " + pool).see("exam failed");

    Visitor ada = visitors.ada();
    ada.open("/pools/" + pool).follow(login).see("generalist").look().fits();
    ada.choose("State", "exam").press("Move to this state").picture("member-second-chance");
    bo.open("/journeys/" + pool).see("Try 2 of 2.").look().fits().picture("second-chance");
    Api.admin().post("/projects/" + project + "/pause").then().statusCode(200);
    bo.open("/journeys/" + pool).see("The project is paused").look().fits();
    assertThat(bo.button("Start")).hasCount(0);
    bo.picture("journey-paused");
    Api.admin().post("/projects/" + project + "/launch");
    ada.button("العربية").click();
    ada.see("عام").fits().picture("member-ar");
  }

  @Test
  void aQualityRuleIsSaidWithItsNameAndTheWayToAppeal() {
    Visitor bo = comes();
    bo.open("/").press("Label in " + project);
    for (int item = 1; item <= 12; item++) {
      bo.seeTask();
      bo.option("Positive").click();
      bo.seeJudged(item);
    }
    golds(1, 12);
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/quality/rules",
            Map.of("name", "Golds", "trigger", "gold", "below", .5, "action", "pause"))
        .then()
        .statusCode(201);
    Api.admin().post("/projects/" + project + "/quality/looks").then().statusCode(200);
    bo.open("/").see("You are paused in " + project).see("Golds").see("two working days");
    bo.look().fits().touchable().picture("kept-rule-home");
    bo.open("/label/" + project).see("You are paused in " + project).look().fits();
    bo.follow("The evidence, and how to appeal: " + project).see("Why is this wrong?");
  }

  @Test
  void whoDoesNotTickIsToldAtTheBox() {
    journey(Map.of("consent", "You will read reviews."));
    Visitor bo = comes();
    bo.see("You will read reviews.");
    bo.page().evaluate("() => document.querySelector('form[action$=consent]').noValidate = true");
    bo.press("Begin").see("Tick this first").look().fits().touchable().picture("consent-unticked");
    assertThat(bo.box("I have read this")).isFocused();
    assertThat(bo.box("I have read this"))
        .hasAccessibleDescription("Tick this first: without your agreement nothing begins.");
    bo.box("I have read this").check();
    bo.press("Begin").see("Take a rest");
  }
}
