// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/**
 * The time counted for Bo is the time that Bo worked: the page could be seen, was the one that Bo
 * worked on, and the last act was less than a minute ago.
 */
@AppTest
class ActiveTimeTest {
  /** For how long after an act a rater counts as reading. */
  private static final int READING = 60;

  @RegisterExtension final Visitors visitors = new Visitors();

  private String pool;
  private String first;
  private String second;
  private Visitor bo;
  private int truth;

  private void boComes() {
    pool = Api.pool();
    first = project(5);
    second = project(1);
    bo = visitors.rater(pool, Api.fresh("bo"), new Browser.NewContextOptions());
    bo.page().clock().install();
    bo.open("/").button("Label in " + first).click();
    bo.see("text 1").see("All saved");
  }

  private String project(int items) {
    return Api.project(
        Api.dataset(items),
        Api.guideline(Stories.FEELING),
        pool,
        Map.of("overlap", Map.of("max", 1), "lease", "P1D"));
  }

  private void works(Page page, int seconds) {
    Watched.active(page, seconds);
    truth += seconds;
  }

  /** Nothing is done for so long: the first minute may be reading, the rest is not work. */
  private void rests(int seconds) {
    Watched.idle(bo.page(), seconds);
    truth += Math.min(READING, seconds);
  }

  private void answers(String next) {
    Watched.leasedAnHourAgo(first);
    bo.keys("1").see(next).see("All saved");
  }

  @Test
  void whatIsStoredIsWithinFivePercentOfTheTruth() {
    boComes();
    works(bo.page(), 44);
    answers("text 2");

    works(bo.page(), 120);
    rests(300);
    works(bo.page(), 60);
    answers("text 3");

    works(bo.page(), 60);
    Watched.hide(bo.page(), true);
    Watched.idle(bo.page(), 240);
    Watched.hide(bo.page(), false);
    works(bo.page(), 40);
    answers("text 4");

    works(bo.page(), 40);
    Page other = bo.page().context().newPage();
    other.navigate("/label/" + second);
    other.getByRole(AriaRole.BUTTON).getByText("Label").click();
    other.getByText("text 1").first().waitFor();
    works(other, 120);
    Watched.leasedAnHourAgo(second);
    other.keyboard().press("1");
    other.getByText("That was all").waitFor();
    other.close();
    works(bo.page(), 32);
    answers("text 5");

    rests(40);
    works(bo.page(), 20);
    answers("That was all");

    double stored = stored(first) + stored(second);
    double off = 100 * Math.abs(stored - truth) / truth;
    System.out.printf(
        "active time: truth %d s, stored %.1f s, off by %.1f %%%n", truth, stored, off);
    assertTrue(off <= 5, "stored " + stored + " s of " + truth + " s");
    theRaterSeesItAndMayDisputeIt();
  }

  private static double stored(String project) {
    return Stories.judgements(project).stream()
            .mapToLong(each -> ((Number) each.get("activeMillis")).longValue())
            .sum()
        / 1000.0;
  }

  private void theRaterSeesItAndMayDisputeIt() {
    long minutes = (long) stored(first) / 60;
    bo.open("/").see("Today: 5, in 0:%02d h".formatted(minutes));
    bo.page()
        .getByText("My questions, and the time counted")
        .and(bo.page().locator("[href='/label/" + first + "/threads']"))
        .click();
    bo.look().seeHeading("Is the time counted wrong?");
    String counted = bo.field("Answer").locator("option").last().textContent();
    assertTrue(counted.matches("0:4[2-6] · text 1"), counted);
    bo.choose("Answer", counted).fill("Your words", "I read it twice on paper.");
    bo.press("Tell the lead").seeHeading("The time counted is wrong").see("Waits for an answer.");
    Visitor ada = visitors.ada();
    ada.open("/projects/" + first + "/threads").see("The time counted is wrong");
    ada.see("I read it twice on paper.").see("Item i1");
  }
}
