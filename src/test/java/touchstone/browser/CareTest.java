// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** What keeps raters well: covers, skips, breaks, a cap on the day, and nobody to race against. */
@AppTest
class CareTest {
  private static final Map<String, Object> WARNED =
      Map.of(
          "show",
          List.of(Map.of("field", "text", "as", "text", "warning", "blood")),
          "ask",
          Stories.FEELING.get("ask"));

  @RegisterExtension final Visitors visitors = new Visitors();

  private final String pool = Api.fresh("paid");
  private String project;
  private String login;

  private Visitor bo(int items, Map<String, Object> template) {
    Api.post(
            Api.ADMIN,
            "/pools",
            Map.of(
                "slug",
                pool,
                "name",
                pool,
                "rate",
                Map.of("per", "judgement", "amount", "0.10", "currency", "EUR")))
        .then()
        .statusCode(201);
    project =
        Api.project(
            Api.dataset(items),
            Api.guideline(template),
            pool,
            Map.of("overlap", Map.of("max", 2), "lease", "P1D"));
    login = Api.fresh("bo");
    return visitors.rater(pool, login, new Browser.NewContextOptions());
  }

  private Visitor begin(Visitor bo) {
    bo.open("/").button("Label in " + project).click();
    return bo.seeHeading(project).see("All saved");
  }

  @Test
  void whatComesWithAWarningIsCoveredBlurredOrShownAsTheRaterChooses() {
    Visitor bo = begin(bo(3, WARNED));
    Locator text = bo.page().locator(".shown .text");
    assertThat(text).isHidden();
    bo.see("Covered: blood").look().keys("b");
    assertThat(text).isVisible();
    bo.keys("b");
    assertThat(text).isHidden();

    choose(bo, "is blurred until I show it");
    assertThat(text).isVisible();
    assertBlurred(bo, true);
    bo.look().keys("b");
    assertBlurred(bo, false);
    bo.keys("1").see("All saved");
    assertBlurred(bo, true);
    bo.page().reload();
    bo.see("All saved");
    assertBlurred(bo, true);

    choose(bo, "is shown at once");
    assertBlurred(bo, false);
    bo.keys("1").see("All saved");
    assertThat(text).isVisible();
    assertBlurred(bo, false);
    assertEquals(2, Stories.judgements(project).size());
  }

  private static void choose(Visitor bo, String way) {
    bo.keys("?").choose("Content with a warning is", way).keys("Escape");
    assertThat(bo.page().getByRole(AriaRole.DIALOG)).isHidden();
  }

  private static void assertBlurred(Visitor bo, boolean blurred) {
    Locator cover = bo.page().locator("details.cover");
    assertThat(cover).isVisible();
    assertEquals(
        blurred,
        cover.evaluate(
            "cover => [...cover.querySelectorAll('*')].some("
                + "each => getComputedStyle(each).filter.includes('blur'))"));
  }

  @Test
  void aSkipCostsNothingAndNobodyIsWarned() {
    Visitor bo = begin(bo(4, Stories.FEELING));
    bo.keys("1").see("text 2").see("All saved");
    for (int item = 2; item <= 3; item++) {
      bo.see("text " + item).keys("s").choose("Why?", "upsetting").press("Skip this item");
    }
    bo.see("text 4").see("All saved");
    assertThat(bo.page().getByRole(AriaRole.ALERT)).hasCount(0);
    assertThat(bo.page().locator(".state")).hasText("");
    bo.open("/").see("You judged 1 item.").see("earned 0.10 EUR");
    assertFalse(bo.page().locator("main").innerText().toLowerCase().contains("skip"));
    bo.open("/label/" + project).see("Judged by you: 1").see("earned 0.10 EUR");
  }

  @Test
  void aBreakIsOfferedAfterTwentyFiveActiveMinutesAndNotBefore() {
    Visitor bo = bo(2, Stories.FEELING);
    bo.page().clock().install();
    begin(bo);
    work(bo, 24);
    bo.seeNot("You have been at it for 25 minutes");
    work(bo, 2);
    bo.see("You have been at it for 25 minutes").look();
    bo.press("Take a break").see("Ready when you are.");
    begin(bo);
    work(bo, 24);
    Watched.idle(bo.page(), 360);
    work(bo, 3);
    bo.seeNot("You have been at it for 25 minutes");
  }

  /** Something is done every 50 seconds: a minute without it would be no work. */
  private static void work(Visitor bo, int minutes) {
    for (int passed = 0; passed < 60 * minutes; passed += 50) {
      bo.page().clock().runFor(50_000);
      bo.page().mouse().move(30 + passed % 90, 300);
    }
  }

  @Test
  void theLeadCapsTheDayWhenSettingUpAndLater() {
    Visitor ada = visitors.ada().expecting("status of 422");
    String guideline = Api.guideline(Stories.FEELING);
    String name = Api.fresh("Capped");
    ada.open("/set-up/people?dataset=" + Api.dataset(2) + "&guideline=" + guideline);
    ada.fill("Name of the project", name).fill("A new pool of raters", name);
    String hours = "Hours that one rater may work here in a day";
    ada.fill(hours, "all day").press("Launch").see("must be a number of hours from 0.1 to 24");
    assertThat(ada.field(hours)).isFocused();
    assertThat(ada.field(hours)).hasValue("all day");
    ada.fill(hours, "1,5").press("Launch").see("A rater may work here for 1.5 h a day.");
    String slug = ada.page().url().replaceAll(".*/", "");
    assertEquals("PT1H30M", cap(slug));

    ada.follow("Change the hours");
    assertThat(ada.field(hours)).hasValue("1.5");
    ada.fill(hours, "25").press("Save").see("must be a number of hours");
    ada.fill(hours, "1").press("Save").see("A rater may work here for 1 h a day.");
    assertEquals("PT1H", cap(slug));
    ada.follow("Change the hours").fill(hours, "").press("Save").see("as long as they like");
    assertEquals(null, cap(slug));
  }

  private static String cap(String slug) {
    return Api.admin().get("/projects/" + slug).path("policy.dayCap");
  }

  @Test
  void theRaterSeesTheCapComeAndStopsThere() {
    Visitor bo = bo(12, Stories.FEELING);
    Visitor ada = visitors.ada();
    capAt(ada, "1");
    bo.page().clock().install();
    begin(bo).keys("1").seeJudged(1);
    bo.seeNot("left today");
    Watched.tookMinutes(project, 50);
    bo.open("/").see("At most 1:00 h a day here. 10 minutes left today.").see("in 0:50 h");
    begin(bo).see("10 minutes left today.").look();
    work(bo, 2);
    bo.see("8 min left today.").keys("2").seeJudged(2);
    Watched.tookMinutes(project, 30);
    whatIsInHandIsStillTaken(bo);
    bo.see("Enough for today.").see("The lead has set how much one may do here in a day").look();
    assertThat(bo.button("Label")).hasCount(0);
    bo.open("/").see("At most 1:00 h a day here: enough for today.").look();
    bo.button("Label in " + project).click();
    bo.see("Enough for today.");

    capAt(ada, "");
    begin(bo.open("/").seeNot("nough for today"));
  }

  /** The item on the page and the two behind it, and no more. */
  private void whatIsInHandIsStillTaken(Visitor bo) {
    for (int item = 3; item <= 4; item++) {
      bo.keys("1").seeJudged(item);
    }
    bo.keys("1").see("Enough for today.");
    assertEquals(5, Stories.judgements(project).size());
  }

  private void capAt(Visitor ada, String hours) {
    ada.open("/projects/" + project + "/care");
    ada.fill("Hours that one rater may work here in a day", hours).press("Save");
  }

  @Test
  void oneSeesOnesOwnWorkAndNobodyElses() {
    Visitor bo = begin(bo(3, Stories.FEELING));
    bo.keys("1").see("text 2").keys("2").see("text 3").see("All saved");
    String other = Api.fresh("cy");
    Visitor cy = visitors.rater(pool, other, new Browser.NewContextOptions());
    begin(cy).keys("1").see("All saved");
    bo.expecting("status of 403");
    for (String path :
        List.of("/", "/label/" + project, "/label/" + project + "/threads", "/account")) {
      bo.open(path);
      assertSaysNothingOf(bo, other);
    }
    bo.open("/").see("You judged 2 items.").see("Today: 2").see("earned 0.20 EUR");
    cy.open("/").see("You judged 1 item.").see("Today: 1").see("earned 0.10 EUR");
    begin(bo);
    assertSaysNothingOf(bo, other);
    for (String path :
        List.of(
            "",
            "/threads",
            "/resolution",
            "/overlap",
            "/diversity",
            "/diversity.csv",
            "/routing",
            "/quality",
            "/gold",
            "/labels",
            "/care")) {
      assertEquals(403, bo.page().navigate("/projects/" + project + path).status());
    }
  }

  private static void assertSaysNothingOf(Visitor bo, String other) {
    String page = bo.page().content();
    assertFalse(page.contains(other), page);
    assertFalse(
        Pattern.compile("streak|leaderboard|ranking|fastest", Pattern.CASE_INSENSITIVE)
            .matcher(bo.page().locator("main").innerText())
            .find());
  }
}
