// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A lead reads the week, finds the interface's figures on the page, prints it, and has it sent. */
@AppTest
class ReportStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private final String crowd = Api.fresh("weekly");

  private String project() {
    String project =
        Api.project(Api.dataset(4), Api.guideline(Stories.FEELING), Api.pool(), Api.overlap(2));
    StringBuilder lines = new StringBuilder("item,rater,kind,question,answer,activeMillis,at\n");
    for (int item = 1; item <= 4; item++) {
      lines.append(
          "i%d,%s-bo,generalist,feeling,pos,600000,2026-03-0%dT10:00:00Z%n"
              .formatted(item, crowd, item + 5));
      lines.append(
          "i%d,%s-cy,expert,feeling,%s,900000,2026-03-1%dT10:00:00Z%n"
              .formatted(item, crowd, item < 4 ? "pos" : "neg", item));
    }
    Api.admin()
        .contentType("text/csv")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
    return project;
  }

  @Test
  void theWeekIsReadPrintedAndSent() {
    String project = project();
    JsonPath told =
        JsonPath.from(Api.admin().get("/projects/" + project + "/report?week=2026-W11").asString());
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project).follow("Weekly report").seeHeading("To do first");
    ada.see("2026-W11").look().picture("report");
    Locator done = ada.page().locator("section:has(h2#done) tbody tr");
    assertThat(done.nth(0).locator("td").nth(0)).hasText(told.getString("done.judgements"));
    assertThat(done.nth(0).locator("td").nth(1)).hasText(told.getString("before.judgements"));
    Locator labels = done.filter(new Locator.FilterOptions().setHasText("Labels settled"));
    assertThat(labels.locator("td").nth(0)).hasText(told.getString("done.labels"));
    assertThat(ada.page().locator("section:has(h2#stands) tbody tr")).hasCount(6);
    ada.page().locator("select[name=week]").selectOption("2026-W10");
    ada.press("Show").see("2026-03-02").look();
    ada.open("/projects/" + project + "/report?week=2026-W20").see("Nothing was done").look();
    ada.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(ada.page().getByText("By mail")).isHidden();
    assertThat(ada.button("Show")).isHidden();
    ada.picture("report-print");
    ada.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    String page = "/projects/" + project + "/report";
    ada.open(page).follow("Enter one").fill("E-mail address", "ada@example.org");
    ada.press("Keep address").open(page).press("Send it to me").see("It comes to your address");
    ada.look().press("Send it no more").see("Send it to me");
    ada.open("/account").fill("E-mail address", "").press("Keep address");
    visitors.ada(Visitors.dark()).open(page).look().picture("report-dark");
    visitors
        .ada(Visitors.telephone())
        .open(page)
        .look()
        .fits()
        .touchable()
        .picture("report-narrow");
    ada.open(page).page().locator("button[value=ar]").click();
    ada.look().picture("report-ar");
  }
}
