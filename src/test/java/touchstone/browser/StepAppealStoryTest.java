// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Ada pauses Bo and later lets Bo go; Bo says it is wrong, and Lea answers. Nobody has a mouse. */
@AppTest
class StepAppealStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void aStepIsAppealedAgainstAndTakenBackByAnotherLead() {
    String pool = Api.pool();
    String login = Api.fresh("bo");
    Visitor bo = visitors.rater(pool, login, Visitors.telephone()).byKeyboard();
    Visitor ada = visitors.ada(Visitors.telephone()).byKeyboard();
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "lead")).path("link");
    Visitor lea = visitors.with(Visitors.telephone()).byKeyboard();
    lea.join(link, Api.fresh("lea"));

    ada.open("/pools/" + pool).follow(login).choose("State", "paused");
    ada.fill("Reason", "Your last answers look hurried.").press("Move to this state");
    ada.see("by hand").fits();

    bo.open("/").see("A lead has paused you").see("you may appeal once").fits().touchable();
    bo.picture("step-home");
    bo.follow("What happened in " + pool + ", and how to appeal");
    bo.see("Your last answers look hurried.").fits();
    bo.unfold("Appeal against this step: paused").look().fits().touchable();
    bo.picture("step-appeal");
    bo.fill("Why this is wrong", "The items were short.").press("Appeal");
    bo.see("You said:").see("It waits for an answer.").fits().picture("step-appealed");

    ada.open("/pools/" + pool).see("One appeal waits for an answer").fits().touchable();
    ada.picture("step-pool");
    ada.press(ada.link(login).first()).see("You took this step: another lead answers.");
    ada.look().fits();
    lea.open("/pools").see("One appeal waits for an answer").fits();
    lea.open("/pools/" + pool).press(lea.link(login).first());
    lea.see("The items were short.").look().fits().touchable().picture("step-member");
    lea.fill("Answer, with the grounds", "So they were.").press("Uphold the appeal");
    lea.see("an appeal was upheld").fits().touchable();

    bo.open("/messages").see("Your appeal against a step in a pool was answered").fits();
    bo.press(bo.page().locator("article.thread a").first()).see("Upheld:").see("So they were.");
    bo.look().fits().picture("step-answered");

    ada.open("/pools/" + pool)
        .follow("Let " + login + " go")
        .see("Why they are let go")
        .touchable();
    ada.fill("Why they are let go", "The work is done.").press("Let " + login + " go");
    ada.see("They are out of the pool.").fits().picture("step-let-go");
    bo.open("/journeys").see("Pools you were let go from").fits().touchable();
    bo.follow("See where I stand in " + pool).see("The work is done.").fits();
    bo.unfold("Appeal against this step: left").look();
    bo.fill("Why this is wrong", "There is more.").press("Appeal").see("There is more.").fits();
    bo.press("العربية").fits().picture("step-ar");
    lea.open("/pools/" + pool).press(lea.link(login).first());
    lea.fill("Answer, with the grounds", "There is none.").press("Keep the step");
    lea.see("Not upheld:").see("There is none.").look().fits().touchable();
    lea.press("العربية").fits().picture("step-member-ar");
  }
}
