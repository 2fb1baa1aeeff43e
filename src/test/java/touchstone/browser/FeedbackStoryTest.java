// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.feedback.StreamCalls;
import touchstone.watch.DecayingSliceTest;

/** A slice decays, a lead sees it, an expert is asked, and the alarm is closed with its cause. */
@AppTest
class FeedbackStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private static String until(String path, String at) throws InterruptedException {
    String found = null;
    for (int look = 0; look < 1200 && found == null; look++) {
      Thread.sleep(100);
      found = Api.admin().get(path).path(at);
    }
    return found;
  }

  /** Makes a stream by its form; the stream with the token that the page shows. */
  private static StreamCalls make(Visitor ada) {
    String slug = Api.fresh("shop");
    ada.open("/streams").follow("New stream").fits();
    ada.fill("Name of the stream", slug).fill("Name of the question", "clicked");
    ada.fill("Outcomes and the label each means", "click is 1").press("Create the stream");
    ada.see("must be lines such as click = 1").picture("stream-refused");
    ada.fill("Outcomes and the label each means", "click = 1").press("Create the stream");
    ada.see("Copy it now").fits().picture("stream-connect");
    ada.page().locator("#fluent-bit-http > summary").click();
    ada.see("Retry_Limit").look();
    return new StreamCalls(slug, ada.page().locator("code.secret").textContent());
  }

  @Test
  void aDecayingSliceIsSeenAskedAboutAndExplained() throws InterruptedException {
    String pool = Api.pool();
    String guideline = Api.guideline(StreamCalls.CLICKED);
    Visitor ada = visitors.ada().expecting("status of 422");
    StreamCalls stream = make(ada);
    ada.open("/streams/" + stream.slug()).see("Nothing has come yet.");
    DecayingSliceTest.send(stream, 0, 24_000, 16_000, 5);
    String id = until(stream.path("/alarms"), "items.find { it.slice.slice == 'dress' }?.id");
    assertTrue(until(stream.path("/alarms/" + id + "/batch"), "draftedAt") != null);

    ada.open("/streams").see("alarm");
    ada.follow(stream.slug()).see("The model no longer ranks category: dress").fits();
    ada.shoot("stream").picture("stream-home");
    ada.follow("category: dress").see("How well the scores rank").see("Ranks less well").look();
    ada.shoot("slice").picture("slice");
    ada.page().getByRole(AriaRole.LINK, named("Ranks less well")).last().click();
    ada.seeHeading("The model no longer ranks category: dress").look().fits();

    Visitor cy = expert(pool);
    ada.open("/streams/" + stream.slug() + "/alarms/" + id);
    ada.choose("Who is asked", pool).choose("Guideline", guideline).shoot("alarm");
    ada.fill("Judgements an item", "none").press("Ask them").see("must be a whole number");
    ada.choose("Who is asked", pool).choose("Guideline", guideline);
    ada.fill("Judgements an item", "1").press("Ask them").see("0 of 100 have a label by people.");
    cy.open("/").page().getByRole(AriaRole.BUTTON, named("Label in")).last().click();
    cy.see("Would you click?").keys("1").seeJudged(1).keys("2").seeJudged(2);

    ada.page().reload();
    ada.see("2 of 100 have a label by people.").see("The figures point nowhere yet.").look().fits();
    ada.picture("alarm-compared");
    ada.press("Close the alarm").seeHeading("What was it?");
    ada.page().getByLabel("The model", new Page.GetByLabelOptions().setExact(true)).check();
    ada.fill("What you found", "Scores of another model").press("Close the alarm");
    ada.see("train anew with the labels of people").see("Scores of another model").look().fits();
    ada.picture("alarm-closed");
    Api.admin()
        .get(stream.path("/alarms/" + id))
        .then()
        .body("cause", equalTo("model"))
        .body("note", equalTo("Scores of another model"));
    onTheTelephone(stream, id);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** Who leads is an expert among raters. */
  private Visitor expert(String pool) {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "lead")).path("link");
    return visitors.anybody().join(link, Api.fresh("cy"));
  }

  private void onTheTelephone(StreamCalls stream, String alarm) {
    Visitor narrow = visitors.ada(Visitors.telephone());
    String home = "/streams/" + stream.slug();
    for (String page :
        List.of(
            "/streams",
            home,
            home + "/connect",
            home + "/quarantine",
            home + "/policy",
            home + "/slices?model=m1&name=category&value=dress",
            home + "/alarms/" + alarm)) {
      narrow.open(page).fits().touchable();
    }
  }
}
