// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Bo is invited, agrees, learns, fails the exam once, passes, and labels the first paid item. */
@AppTest
class JourneyStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void fromTheInvitationToTheFirstPaidJudgement() {
    String pool = Api.fresh("school");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    String project = Api.project(12, pool, Api.overlap(2));
    List<Map<String, Object>> golds = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      golds.add(Map.of("item", "i" + i, "answers", Map.of("sentiment", "neg")));
    }
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds));
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/gold/reasons",
            Map.of("items", List.of(Map.of("item", "i1", "why", "It says so.", "section", "Read"))))
        .then()
        .statusCode(200);

    Visitor ada = visitors.ada().byKeyboard().expecting("status of 422");
    ada.open("/pools/" + pool + "/journey").look().fits();
    ada.fill("The words", "You will read **reviews**.").choose("On the golds of", project);
    ada.fill("How many to learn on", "2").fill("How many are asked", "3");
    ada.fill("Right in percent", "100").fill("Skill", "feeling").fill("Days that it lasts", "90");
    ada.look().picture("journey-form");
    ada.press("Save").see("Before the first paid item:").look().fits();
    ada.press("Make a link");
    String link = ada.page().getByRole(AriaRole.STATUS).getByText("/join/").textContent();

    String login = Api.fresh("bo");
    Visitor bo = visitors.with(Visitors.telephone()).byKeyboard();
    bo.page().navigate(link);
    bo.look();
    bo.fill("Login", login).fill("Password", "a password of " + login).press("Join");
    bo.see("You will read").look().fits().touchable().picture("journey-consent");
    bo.open("/").see("On your way in").look().fits();
    bo.follow("See where I stand in " + pool);
    bo.tick(bo.box("I have read this"));
    bo.press("Begin").see("0 of 2 done").look().fits().touchable().picture("journey-training");

    bo.press("Start").see("A known item").see("Training: 1 of 2.").look().fits();
    answer(bo, "Positive");
    bo.see("Not quite").look().fits().touchable().picture("lesson");
    bo.press("Next item");
    answer(bo, "Negative");
    bo.see("Right").see("the exam comes next").look().fits().touchable().picture("exam-next");
    bo.follow("To the exam").see("At least 3 of 3").look().fits();
    bo.press("Start").see("Exam: 1 of 3.").look().fits();
    answer(bo, "Positive");
    answer(bo, "Negative");
    answer(bo, "Negative");
    bo.see("exam failed")
        .see("2 of 3 right")
        .see("You have")
        .look()
        .fits()
        .picture("journey-failed");

    golds.forEach(gold -> Api.admin().delete("/projects/" + project + "/gold/" + gold.get("item")));
    bo.press("Start").see("Training cannot go on right now.").see("The lead has been told");
    bo.look().fits().touchable();
    bo.open("/journeys/" + pool).see("The lead has been told").look().fits();
    ada.open("/projects/" + project).see("3 known items that can be asked are missing (0 of 3)");
    ada.look().fits().picture("golds-missing");
    ada.open("/pools/" + pool + "/journey").see("cannot be finished").look();
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds));

    bo.open("/journeys/" + pool).press("Start");
    answer(bo, "Negative");
    bo.see("Right").press("Next item");
    answer(bo, "Negative");
    bo.see("Right").follow("To the exam").press("Start");
    for (int i = 0; i < 3; i++) {
      answer(bo, "Negative");
    }
    bo.see("exam passed").see("To my work").look().fits().picture("journey-passed");
    bo.follow("To my work").press("Label in " + project);
    bo.seeTask().seeNot("A known item");
    bo.keys("1");
    bo.seeJudged(1);
    bo.open("/statements/mine").see("1.10 EUR").look();

    ada.open("/pools/" + pool).follow(login).see("exam failed").see("feeling").look().fits();
    ada.picture("member");
    ada.choose("State", "paused").press("Move to this state").see("reason: is missing").look();
    ada.choose("State", "paused").fill("Reason", "A look at the last answers.");
    ada.press("Move to this state").see("A look at the last answers.");
    bo.open("/").see("A lead has paused you").look().fits();
    bo.follow("What happened in " + pool + ", and how to appeal")
        .see("A look at the last answers.")
        .look();
  }

  private static void answer(Visitor visitor, String option) {
    visitor.seeTask();
    visitor.pick(option);
    visitor.press("Send");
  }
}
