// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A rule pauses Bo for golds that are wrong; Bo appeals, Ada upholds, and Bo labels again. */
@AppTest
class QualityStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void aPausedRaterReadsWhyAppealsAndIsHeard() {
    String pool = Api.pool();
    String login = Api.fresh("bo");
    Visitor bo = visitors.rater(pool, login, Visitors.telephone());
    String project =
        Api.project(Api.dataset(12), Api.guideline(Stories.FEELING), pool, Api.overlap(2));
    StringBuilder lines = new StringBuilder("item,rater,question,answer\n");
    List<Map<String, Object>> golds = new ArrayList<>();
    for (int item = 1; item <= 8; item++) {
      lines.append("i").append(item).append(',').append(login).append(",feeling,pos\n");
      golds.add(Map.of("item", "i" + item, "answers", Map.of("feeling", "neg")));
    }
    Api.admin()
        .contentType("text/csv")
        .body(lines.toString())
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200);

    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/gold").see("Nothing is gold yet.").look();
    ada.fill("Item", "i9").fill("Answer", "mixed").press("Add a gold").see("1 item is gold now");
    ada.look().press("Retire the gold of i9").see("Nothing is gold yet.");
    ada.fill("Per cent of what is given out, 0 to 50 (5 to 10 serves most)", "10")
        .press("Save")
        .see("10 %")
        .look();
    ada.open("/projects/" + project + "/quality");
    ada.fill("Name, as raters will read it", "Guesses").press("Try on the history");
    ada.see("Nothing was done.").press("Set this rule").see("End").press("End the rule Guesses");
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds))
        .then()
        .statusCode(200);
    ada.open("/projects/" + project).follow("Quality").see("Skill by gold").see(login).look();
    ada.fill("Name, as raters will read it", "Guesses").press("Try on the history");
    ada.see("Nothing was done.")
        .see("0 of the first 6 golds right")
        .look()
        .picture("quality-tried");
    ada.press("Set the rule that finds guessers").see("Answers like a guesser");
    Api.admin().post("/projects/" + project + "/quality/looks").then().statusCode(200);
    ada.open("/projects/" + project + "/quality").look().picture("quality");
    ada.open("/projects/" + project + "/gold").look().picture("gold");

    bo.open("/").press("Label in " + project).see("You are paused in this project");
    bo.look().fits().touchable().picture("quality-mine");
    bo.page().getByText("The 6 answers looked at").click();
    bo.see("Negative").look().fits();
    bo.fill("Why is this wrong?", "The golds are wrong.").press("Appeal");
    bo.see("A lead is to answer by").look().fits();

    ada.open("/projects/" + project + "/quality").see("The golds are wrong.").look();
    ada.page().getByLabel("Retire the golds that were failed, too").check();
    ada.fill("Answer, with the reason", "So they are.").press("Uphold: lift the act");
    ada.see("Upheld").look().picture("quality-upheld");
    bo.open("/label/" + project + "/quality").see("So they are.").look().fits();
    bo.open("/").press("Label in " + project).see("What does the writer feel?");
  }
}
