// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A lead looks at what a project costs, and bounds it; a rater looks at what was earned. */
@AppTest
class CostStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  /** Five raters of different speed on ten items, three each; half of the items are to come. */
  private static String paid() {
    String pool = Api.fresh("paid");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    Map<String, Object> policy = new HashMap<>(Api.overlap(3));
    policy.put("budget", Map.of("amount", "8", "currency", "EUR"));
    policy.put("wageFloor", Map.of("amount", "12", "currency", "EUR"));
    String project = Api.project(20, pool, policy);
    String[] names = new String[5];
    for (int i = 0; i < names.length; i++) {
      names[i] = Api.fresh("Di" + i);
    }
    StringBuilder lines = new StringBuilder();
    for (int item = 1; item <= 10; item++) {
      for (int k = 0; k < 3; k++) {
        int rater = (item + k) % names.length;
        lines.append(
            "{\"item\":\"i%d\",\"rater\":\"%s\",\"question\":\"sentiment\",\"answer\":\"%s\",\"at\":\"%s\",\"activeMillis\":%d}\n"
                .formatted(
                    item,
                    names[rater],
                    rater == 0 ? "neg" : "pos",
                    Instant.now().minus(20 - item, ChronoUnit.DAYS),
                    15_000 + 10_000 * rater));
      }
    }
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200);
    Api.post(Api.ADMIN, "/projects/" + project + "/ledger/imports", Map.of())
        .then()
        .statusCode(200);
    return project;
  }

  private static JsonPath cost(String project) {
    return JsonPath.from(Api.admin().get("/projects/" + project + "/metrics/cost").asString());
  }

  private static Locator fact(Visitor visitor, String name) {
    return visitor.page().locator("dl.facts > div:has(dt:text-is('" + name + "')) dd").first();
  }

  @Test
  void thePicturesSayWhatTheInterfaceSays() {
    String project = paid();
    JsonPath cost = cost(project);
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project).seeHeading("How it stands").look().picture("home");
    ada.page().locator(".strip a:has-text('Top up')").click();
    ada.seeHeading("Spent so far, and to the end").look().picture("cost");
    assertThat(fact(ada, "Spent")).containsText(cost.getString("spent"));
    assertThat(fact(ada, "A label, all in")).hasText(cost.getString("perResolvedLabel"));
    assertThat(fact(ada, "Median an hour")).containsText(cost.getString("hourlyWage.median"));
    assertThat(fact(ada, "At the end, in the median")).hasText(cost.getString("forecast.p50"));
    ada.page().locator("svg.money a").first().focus();
    ada.page().keyboard().press("Enter");
    ada.see("Entries of").look();
    ada.open("/projects/" + project + "/cost");
    ada.page().locator("svg.strip a").first().focus();
    ada.page().keyboard().press("Enter");
    ada.see("Earned").look();
    visitors
        .ada(Visitors.telephone())
        .open("/projects/" + project + "/cost")
        .look()
        .fits()
        .picture("cost-narrow");
    visitors
        .ada(Visitors.dark())
        .open("/projects/" + project + "/cost")
        .look()
        .picture("cost-dark");
  }

  @Test
  void aLeadBoundsWhatIsSpentAndBooksWhatIsDue() {
    String project = paid();
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/cost");
    ada.page().onDialog(dialog -> dialog.accept());
    ada.press("Book these top-ups");
    assertThat(fact(ada, "Raters under the floor")).hasText("0 %");
    ada.fill("The whole project may cost", "much").expecting("status of 422").press("Save");
    ada.see("must be an amount").look();
    ada.fill("The whole project may cost", "20").press("Save");
    assertThat(fact(ada, "Left of the budget")).hasText(cost(project).getString("budget.left"));
    ada.follow("Ledger").see("Every entry, the newest first").look();
    ada.fill("Amount", "1.50").press("Book an entry");
    assertThat(ada.page().locator("tbody tr").first()).containsText("1.50");
    ada.look();
    visitors.ada(Visitors.telephone()).open("/projects/" + project + "/cost/ledger").look().fits();
  }

  @Test
  void whereNobodyIsPaidThePageSaysHowToBegin() {
    String project = Api.project(2, Api.pool(), Api.overlap(1));
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/cost").see("Nobody is paid here").look();
    ada.fill("Rate", "0.05").press("Pay this from now on");
    ada.see("Nothing was spent yet").look();
    ada.open("/statements/mine").seeHeading("What you earned").look();
    ada.open("/organisation").seeHeading("All projects at one look").look();
    visitors.ada(Visitors.telephone()).open("/organisation").look().fits();
  }
}
