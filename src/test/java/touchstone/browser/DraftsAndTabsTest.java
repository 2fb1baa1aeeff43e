// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** What Bo typed is there again wherever Bo goes on; two tabs do not fight over it. */
@AppTest
class DraftsAndTabsTest {
  private static final Map<String, Object> WORDS =
      Map.of(
          "show",
          List.of(Map.of("field", "text", "as", "text")),
          "ask",
          List.of(
              Map.of("name", "why", "type", "text", "title", "Why is that?", "maxLength", 40),
              Map.of("name", "sure", "type", "scale", "title", "How sure?", "min", 1, "max", 3)));

  @RegisterExtension final Visitors visitors = new Visitors();

  private String project;
  private String login;

  private Visitor boAtWork(int items) {
    String pool = Api.pool();
    project = Api.project(Api.dataset(items), Api.guideline(WORDS), pool, Api.overlap(1));
    login = Api.fresh("bo");
    return begin(visitors.rater(pool, login, new Browser.NewContextOptions()));
  }

  private Visitor begin(Visitor bo) {
    bo.button("Label in " + project).click();
    return bo.see("text 1").see("All saved");
  }

  private static Visitor type(Visitor bo, String words) {
    bo.page().getByRole(AriaRole.TEXTBOX).and(bo.page().locator("[name=why]")).fill(words);
    return bo;
  }

  private int live() {
    return Api.admin().get("/projects/" + project + "/metrics/progress").path("leasesLive");
  }

  @Test
  void aDraftIsThereOnAnotherMachine() {
    Visitor bo = boAtWork(3);
    bo.page()
        .waitForResponse(
            response -> response.url().endsWith("/draft") && response.status() == 204,
            () -> {
              type(bo, "half a sent");
              bo.option("2").click();
              bo.page().locator("[name='page.comment']").fill("see page 4");
            });
    Visitor elsewhere = begin(visitors.anybody().signIn(login, "a password of " + login));
    assertThat(elsewhere.page().locator("[name=why]")).hasValue("half a sent");
    assertThat(elsewhere.option("2")).isChecked();
    assertThat(elsewhere.page().locator("[name='page.comment']")).hasValue("see page 4");
    type(elsewhere, "a whole sentence").button("Send").click();
    elsewhere.see("text 2").see("All saved");
    assertEquals(
        List.of("a whole sentence", 2),
        Stories.judgements(project).stream()
            .map(each -> each.get("answer"))
            .sorted((one, other) -> one instanceof String ? -1 : 1)
            .toList());
  }

  @Test
  void anItemThatWasOnlyLookedAtLeavesNoDraft() {
    Visitor bo = boAtWork(1);
    bo.open("/").button("Label in " + project).click();
    bo.see("text 1").see("All saved");
    assertEquals(
        0,
        Watched.number(
            "SELECT COUNT(*) FROM draft d JOIN slot s ON s.id = d.slot_id"
                + " JOIN project p ON p.id = s.project_id WHERE p.slug = ?",
            project));
  }

  @Test
  void oneTabLabelsAtATimeAndTakesNoFurtherItems() {
    Visitor bo = boAtWork(9);
    Page tab = bo.page();
    tab.waitForCondition(() -> live() == 3);
    type(bo, "from the first tab");
    Page other = tab.context().newPage();
    other.navigate("/label/" + project);
    other.getByRole(AriaRole.BUTTON).getByText("Label").click();
    assertThat(other.getByText("text 1").first()).isVisible();
    bo.see("Labelling goes on in another tab of this browser. Nothing is lost.").look();
    assertThat(other.getByRole(AriaRole.DIALOG)).hasCount(0);
    other.waitForTimeout(500);
    assertTrue(live() <= 3, () -> live() + " leases");

    bo.button("Go on here").click();
    assertThat(other.getByText("Labelling goes on in another tab")).isVisible();
    bo.see("text 1").see("All saved");
    assertThat(tab.locator("[name=why]")).hasValue("from the first tab");
    bo.option("3").click();
    bo.button("Send").click();
    bo.see("text 2").see("All saved");
    assertTrue(live() <= 3, () -> live() + " leases");
    assertEquals(2, Stories.judgements(project).size());
    other.close();
    assertTrue(live() >= 1);
  }

  @Test
  void anAnswerRefusedAfterTheSessionEndedIsKeptAndMended() {
    Visitor bo = boAtWork(2).expecting("status of 422");
    bo.page().context().clearCookies();
    type(bo, "far more words than the forty letters that are wanted here").option("1").click();
    bo.button("Send").click();
    bo.see("You are signed out; waiting on this device: 1");
    bo.button("Sign in").click();
    bo.seeHeading("Sign in").signInHere(login, "a password of " + login);
    bo.see("One answer was not taken: Why is that?");
    assertEquals(0, Stories.judgements(project).size());
    bo.button("Mend it").click();
    bo.see("text 1").see("Not saved yet").look();
    assertThat(bo.page().locator("[name=why]"))
        .hasValue("far more words than the forty letters that are wanted here");
    assertThat(bo.option("1")).isChecked();
    type(bo, "few words").button("Send").click();
    bo.see("text 2").see("All saved");
    assertEquals(2, Stories.judgements(project).size());
  }
}
