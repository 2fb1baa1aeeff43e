// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Bo labels two questions, opens the guideline once and undoes once; Ada reads what it cost. */
@AppTest
class QuestionsStoryTest {
  private static final Map<String, Object> TWO =
      Map.of(
          "show",
          List.of(Map.of("field", "text", "as", "text")),
          "ask",
          List.of(
              Map.of(
                  "name",
                  "feeling",
                  "type",
                  "choice",
                  "title",
                  "What does the writer feel?",
                  "options",
                  List.of(
                      Map.of("value", "pos", "title", "Positive"),
                      Map.of("value", "neg", "title", "Negative"))),
              Map.of("name", "why", "type", "text", "title", "What says so?")));

  @RegisterExtension final Visitors visitors = new Visitors();

  private String project;
  private Visitor bo;

  /** So many seconds on the feeling, then on the reason; the rest is the reason's. */
  private void answers(String feeling, int seconds, int more) {
    Watched.active(bo.page(), seconds);
    bo.option(feeling).click();
    Watched.active(bo.page(), more);
    bo.page().locator("[name=why]").fill("Because of " + feeling);
    Watched.leasedAnHourAgo(project);
    bo.keys("Control+Enter");
  }

  @Test
  void whatThePageCountsIsWhatTheLeadReads() {
    String pool = Api.pool();
    project = Api.project(Api.dataset(3), Api.guideline(TWO), pool, Api.overlap(1));
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project).follow("Which question hurts").see("come back when raters");
    bo = visitors.rater(pool, Api.fresh("bo"), new Browser.NewContextOptions());
    bo.page().clock().install();
    bo.open("/").button("Label in " + project).click();
    bo.see("text 1").see("All saved").seeTask();
    bo.keys("g").keys("g");
    answers("Positive", 10, 20);
    bo.see("text 2").see("All saved");
    answers("Negative", 20, 30);
    bo.see("text 3").see("All saved");
    bo.keys("u").see("text 2").seeTask();
    Watched.active(bo.page(), 10);
    bo.option("Positive").click();
    Watched.leasedAnHourAgo(project);
    bo.page().locator("input[name='page.comment']").focus();
    bo.keys("Control+Enter");
    bo.see("text 3").see("All saved");
    bo.open("/label/" + project);

    JsonPath report =
        JsonPath.from(Api.admin().get("/projects/" + project + "/metrics/questions").asString());
    String feeling = "questions.find { it.question == 'feeling' }.";
    String why = "questions.find { it.question == 'why' }.";
    assertEquals(1 / 3.0, report.getDouble(feeling + "undoRate"), 1e-6);
    assertEquals(.5, report.getDouble(feeling + "changeRate"), 1e-6);
    assertEquals(0, report.getDouble(why + "changeRate"), 1e-6);
    assertEquals(.5, report.getDouble(why + "guidelineRate"), 1e-6);
    near(20, report.getDouble(feeling + "medianMillis"));
    near(25, report.getDouble(why + "medianMillis"));

    ada.open("/projects/" + project + "/questions").seeHeading("The worst first");
    ada.look().picture("questions");
    Locator row = ada.page().locator("table tbody tr:has(th :text-is('feeling')) td.number");
    assertThat(row.nth(2)).hasText(tenths(report.getDouble(feeling + "medianMillis") / 1000));
    assertThat(row.nth(4)).hasText(tenths(100 * report.getDouble(feeling + "undoRate")) + " %");
    assertThat(row.nth(5)).hasText("50.0 %");
    assertThat(ada.page().locator("table tbody tr").first().locator("th")).hasText("feeling");
    String sheet =
        ada.page().context().request().get("/projects/" + project + "/questions.csv").text();
    assertTrue(sheet.startsWith("question,guidelineVersion,judgements,"), sheet);
    assertTrue(sheet.contains("feeling,1,2,"), sheet);
    ada.link("Agreement on feeling (version 1)").click();
    ada.seeHeading("Agreement");
    visitors
        .ada(Visitors.telephone())
        .open("/projects/" + project + "/questions")
        .look()
        .fits()
        .touchable()
        .picture("questions-narrow");
    visitors
        .ada(Visitors.dark())
        .open("/projects/" + project + "/questions")
        .look()
        .picture("questions-dark");
  }

  private static void near(double seconds, double millis) {
    assertTrue(Math.abs(millis / 1000 - seconds) < 2, seconds + " s, stored " + millis + " ms");
  }

  private static String tenths(double number) {
    return String.format(Locale.ENGLISH, "%.1f", number);
  }
}
