// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Rex sends one back, corrects another, Bo contests, Ada settles. */
@AppTest
class ReviewStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void aReviewReturnsCorrectsIsContestedAndSettled() {
    String pool = Api.pool();
    String login = Api.fresh("bo");
    Visitor bo = visitors.rater(pool, login, Visitors.telephone()).byKeyboard();
    String cy = Api.rater(pool, "cy");
    String project = Api.project(2, pool, Api.overlap(2));
    for (int i = 0; i < 2; i++) {
      Response lease = Api.lease(cy, project);
      Api.judge(cy, project, lease.path("leases[0].lease"), "neg").then().statusCode(201);
    }
    bo.open("/").press("Label in " + project);
    for (int i = 1; i <= 2; i++) {
      bo.seeTask();
      bo.keys("1");
      bo.seeJudged(i);
    }

    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "reviewer")).path("link");
    String reviewer = Api.fresh("rex");
    Visitor rex = visitors.with(new Browser.NewContextOptions()).byKeyboard();
    rex.join(link, reviewer).follow("Review").see("What raters could not settle").look().fits();
    rex.follow(project).see("2 items wait").look().fits().picture("review-queue");
    rex.press("Review the first").see("First say what is so.").look().fits();
    rex.seeNot("What the raters said");
    rex.picture("review-blind");
    rex.pick("Negative");
    rex.press("This is my answer").see("What the raters said").see("You said: ");
    rex.look().fits().picture("review-sides");
    rex.unfold("Send one back to its rater");
    rex.choose("Whose", "Rater B: Positive")
        .fill("What the rater should look at again", "Mind the irony.")
        .look();
    rex.press("Send back").see("One item waits").look();

    bo.open("/").follow("What reviewers said").see("Mind the irony.").look().fits().touchable();
    bo.picture("reviews-mine");
    bo.press(bo.page().getByText("Open the item").first());
    bo.seeTask().see("A reviewer sent this back to you:").look().fits().picture("sent-back");
    bo.keys("2");
    bo.seeJudged(2);

    rex.press("Review the first");
    rex.pick("Negative");
    rex.press("This is my answer");
    rex.fill("A word on it", "It is meant ironically.").press("Settle as you said: Negative");
    rex.see("Nothing waits").see("corrected").look();

    bo.open("/label/" + project + "/reviews").see("It is meant ironically.").look().fits();
    bo.fill("Why this is wrong", "I know the writer.").press("Contest");
    bo.see("Another reviewer will answer.").look().fits();

    rex.expecting("status of 403").open("/reviews/" + project).see("I know the writer.").look();
    rex.press("Look at").see("you are a party to it").look();

    Visitor ada = visitors.ada().byKeyboard().open("/reviews/" + project).look();
    ada.press("Look at").see("A rater contests this:").look();
    ada.pick("Positive");
    ada.press("This is my answer");
    ada.fill("A word on it", "Bo is right.").press("Settle as you said: Positive");
    ada.see("corrected").seeHeading("Nothing waits").look();
    assertThat(ada.page().locator("nav.filters [aria-current=page]")).hasCount(1);
    bo.open("/label/" + project + "/reviews").see("Upheld:").see("Bo is right.").look().fits();
    bo.see("You said: Positive").see("Settled: Negative");
    bo.see("You were right: the label is now Positive.").picture("reviews-upheld");
  }
}
