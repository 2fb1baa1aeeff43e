// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.project.Projects;

/** Bo sees what work comes to, what was said, what Bo judged, and how often Bo is right. */
@AppTest
class OwnPagesStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  @Inject Sql sql;
  @Inject Projects projects;

  private String login;
  private String project;

  private Visitor bo(int items) {
    String pool = Api.fresh("own");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    Map<String, Object> policy = new HashMap<>(Api.overlap(2));
    policy.put("caps", Map.of("perDay", 20));
    login = Api.fresh("bo");
    Visitor bo = visitors.rater(pool, login, Visitors.telephone()).byKeyboard();
    project = Api.project(Api.dataset(items), Api.guideline(Stories.FEELING), pool, policy);
    return bo.open("/");
  }

  private static void label(Visitor bo, int from, int to) {
    for (int item = from; item <= to; item++) {
      bo.seeTask();
      bo.keys("1");
      bo.seeJudged(item);
    }
  }

  @Test
  void whatWaitsIsSaidAndReadOnce() {
    Visitor bo = bo(8);
    bo.open("/").see("Paid: 0.10 EUR an item.").see("What an hour comes to is not known yet.");
    bo.see("At most 20 more items for you today.").look().fits().touchable();
    bo.open("/messages").see("Nothing was said to you yet.").look().fits();
    bo.open("/label/" + project + "/history").see("You have not judged anything").look().fits();
    bo.open("/").press("Label in " + project);
    label(bo, 1, 6);
    bo.see("earned 0.60 EUR");
    sql.update(
        "UPDATE judgement SET active_millis = 12000 WHERE project_id = ?",
        projects.named(project).id);
    bo.open("/").see("Estimated: 30.00 EUR an hour, at your median pace in your last 6 answers.");
    bo.see("more items for you today.").look().fits();

    String lead = "/projects/" + project;
    bo.open("/label/" + project + "/threads")
        .fill("Your words", "Too long!")
        .press("Tell the lead");
    Visitor ada = visitors.ada().open(lead + "/threads").fill("Answer", "Mended.");
    ada.press(ada.page().getByRole(AriaRole.BUTTON, named("Answer").setExact(true)));
    ada.see("Mended.");
    String guideline = Api.admin().get(lead).path("guideline");
    Map<String, Object> revision =
        Map.of("body", "# Read this anew", "change", "clarifying", "note", "Irony is meant.");
    Api.post(Api.ADMIN, "/guidelines/" + guideline + "/versions", revision).then().statusCode(201);
    bo.open("/").see("Messages 1 new").see("1 message for you").see("Irony is meant.");
    bo.look().fits().touchable().picture("own-work");
    bo.follow("1 message for you")
        .see("Your question was answered")
        .see("Mended.")
        .see("1 is new.");
    bo.look().fits().picture("own-messages");
    bo.open("/messages").see("Your question was answered").seeNot("1 is new.").look();
    bo.press(bo.page().getByRole(AriaRole.LINK, named("Open: Your question was answered")));
    bo.see("Mended.").look();
    bo.open("/").seeNot("message for you");
  }

  @Test
  void anAnswerIsChangedAndTakenBackFromTheHistory() {
    Visitor bo = bo(3);
    bo.press("Label in " + project);
    label(bo, 1, 2);
    bo.open("/").follow("What I judged").see("Positive").see("0.10 EUR").look().fits();
    bo.touchable().picture("own-history");
    assertEquals(
        true,
        bo.page()
            .evaluate(
                "() => { const it = document.querySelector('.scroll.rows');"
                    + " return it.scrollWidth <= it.clientWidth; }"));
    bo.page().getByRole(AriaRole.LINK, named("Change the answer to i1")).focus();
    bo.keys("Enter").seeTask();
    bo.keys("2");
    bo.seeJudged(2);
    bo.open("/label/" + project + "/history").see("Negative").look();
    bo.page().getByRole(AriaRole.BUTTON, named("Undo the answer to i2")).focus();
    bo.keys("Enter").seeTask();
    bo.open("/label/" + project + "/history").see("withdrawn").see("0.00 EUR").look().fits();
    assertThat(bo.page().locator("tbody tr")).hasCount(2);
    assertEquals(1, Stories.judgements(project).size());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  @Test
  void howOftenOneIsRightIsSaidFromYesterdayOn() {
    Visitor bo = bo(10);
    bo.press("Label in " + project);
    label(bo, 1, 8);
    List<Map<String, Object>> golds = new ArrayList<>();
    for (int item = 1; item <= 8; item++) {
      golds.add(
          Map.of("item", "i" + item, "answers", Map.of("feeling", item == 1 ? "neg" : "pos")));
    }
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds))
        .then()
        .statusCode(200);
    bo.open("/label/" + project + "/quality").see("Once you have judged 5 of them").look().fits();
    sql.update(
        "UPDATE judgement SET recorded_at = recorded_at - INTERVAL '1' DAY WHERE project_id = ?"
            + " AND origin = 'lease'",
        projects.named(project).id);
    bo.open("/label/" + project + "/quality").see("right in 7 of 8 known items");
    bo.see("about 80 %").look().fits().touchable().picture("own-quality");
    bo.unfold("The figures as a table");
    bo.see("7 of 8").look().fits();
    bo.seeNot("i1");
  }
}
