// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Bo labels with one key an item and never needs the mouse. */
@AppTest
class RaterLabelsByKeyboardTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private String project;
  private String login;

  private Visitor boAtWork(int items) {
    String pool = Api.pool();
    project = Api.project(Api.dataset(items), Api.guideline(Stories.FEELING), pool, Api.overlap(1));
    login = Api.fresh("bo");
    Visitor bo = visitors.rater(pool, login, new Browser.NewContextOptions());
    while (!"Label".equals(focused(bo))) {
      bo.keys("Tab");
    }
    bo.keys("Enter");
    return bo.seeHeading(project).see("text 1");
  }

  private static String focused(Visitor visitor) {
    return (String) visitor.page().evaluate("() => document.activeElement.textContent.trim()");
  }

  @Test
  void tenItemsTakeTenKeys() {
    Visitor bo = boAtWork(10);
    for (int item = 1; item <= 10; item++) {
      bo.see("text " + item);
      if (item == 2) {
        bo.look();
      }
      bo.keys(String.valueOf(item % 3 + 1));
      if (item < 10) {
        bo.seeJudged(item);
      }
    }
    bo.see("That was all for you here").look();
    List<Map<String, Object>> judgements = Stories.judgements(project);
    assertEquals(10, judgements.size());
    assertEquals(10, judgements.stream().map(each -> each.get("item")).distinct().count());
    for (Map<String, Object> each : judgements) {
      assertEquals(login, each.get("rater"));
      assertTrue(((Number) each.get("activeMillis")).longValue() > 0, each.toString());
    }
  }

  @Test
  void undoGivesTheSameItemBackWithTheAnswerMarked() {
    Visitor bo = boAtWork(3);
    bo.see("text 1").page().waitForTimeout(1500);
    bo.keys("2").see("text 2").keys("u").see("text 1");
    assertThat(bo.option("Negative")).isChecked();
    bo.look().keys("1").see("text 2").keys("3").see("text 3").see("All saved");
    assertEquals(
        List.of("pos", "mixed"),
        Stories.judgements(project).stream().map(each -> each.get("answer")).toList());
    int counted = (int) Stories.judgements(project).get(0).get("activeMillis");
    assertTrue(counted >= 1500, () -> "both visits count, not " + counted);
  }

  @Test
  void aSkipTakesAReasonAndGoesOn() {
    Visitor bo = boAtWork(2);
    bo.see("text 1").keys("s");
    assertThat(bo.field("Why?")).isFocused();
    bo.look().keys("Escape");
    assertThat(bo.field("Why?")).isHidden();
    bo.keys("s");
    bo.keys("Tab").page().keyboard().type("no text");
    bo.keys("Enter").see("text 2").keys("1").see("That was all");
    assertEquals(1, Stories.judgements(project).size());
    Integer skips =
        Api.admin().get("/projects/" + project + "/metrics/progress").path("byRater[0].skips");
    assertEquals(1, skips);
  }

  @Test
  void theKeysAreShownAndTheGuidelineOpensAndCloses() {
    Visitor bo = boAtWork(1);
    bo.keys("?");
    assertThat(bo.page().getByRole(AriaRole.DIALOG)).isVisible();
    bo.look().keys("1").keys("Escape");
    assertThat(bo.page().getByRole(AriaRole.DIALOG)).isHidden();
    bo.seeHeading("Read this");
    bo.keys("g");
    assertThat(bo.page().getByRole(AriaRole.HEADING).getByText("Read this")).hasCount(0);
    bo.keys("g").seeHeading("Read this");
    assertEquals(0, Stories.judgements(project).size());
  }

  @Test
  void aSessionThatEndedLeadsBackToTheItemAfterSignIn() {
    Visitor bo = boAtWork(2);
    bo.see("text 1");
    bo.page().context().clearCookies();
    bo.keys("1").see("text 2").see("You are signed out; waiting on this device: 1").look();
    assertEquals(0, Stories.judgements(project).size());
    bo.press("Sign in").seeHeading("Sign in").signInHere(login, "a password of " + login);
    bo.see("text 2").see("All saved");
    assertEquals(1, Stories.judgements(project).size());
  }
}
