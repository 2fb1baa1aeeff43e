// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Crowd;

/** A lead looks at who judges, and finds the interface's figures in the picture and its tables. */
@AppTest
class DiversityStoryTest {
  private static final Map<String, Object> HALVES =
      Map.of("gender", Map.of("woman", .5, "man", .5));

  @RegisterExtension final Visitors visitors = new Visitors();

  private static Crowd crowd(int items) {
    Crowd crowd = new Crowd(items, HALVES);
    crowd.join(16, Map.of("gender", "woman", "age", "30 to 44"));
    crowd.join(12, Map.of("gender", "man", "age", "18 to 29"));
    crowd.join(7, Map.of("gender", "neither", "age", "60 and over"));
    crowd.join(5, Map.of("age", "60 and over"));
    return crowd;
  }

  @Test
  void thePictureSaysWhatTheInterfaceSays() {
    Crowd crowd = crowd(210);
    crowd.judge(0, 40, (rater, item) -> rater % 4 == 0 || item % 3 > 0);
    JsonPath report =
        JsonPath.from(
            Api.admin().get("/projects/" + crowd.project() + "/metrics/diversity").asString());
    Visitor ada = visitors.ada();
    ada.open("/projects/" + crowd.project()).follow("Who judges").seeHeading("gender");
    ada.see("all others, hidden").look().picture("diversity");
    Locator woman =
        ada.page().locator("section:has(h2 :text-is('gender')) tr:has(th :text-is('woman')) td");
    String gender = "traits.find { it.trait == 'gender' }.";
    assertThat(woman.nth(0)).hasText(report.getString(gender + "groups[0].raters"));
    assertThat(woman.nth(3)).hasText(percent(report.getDouble(gender + "groups[0].coverage")));
    assertThat(woman.nth(5))
        .hasText(percent(report.getDouble("itemsWithAny.find { it.value == 'woman' }.share")));
    Locator alike =
        ada.page().locator("section:has(h2#alike) tr:has(th :text-is('woman')) td.number");
    assertThat(alike.nth(2))
        .hasText(
            "%.2f".formatted(report.getDouble(gender + "gai.find { it.value == 'woman' }.gai")));
    ada.choose("Part of the data", "shop:hats").press("Show").look();
    visitors
        .ada(Visitors.dark())
        .open("/projects/" + crowd.project() + "/diversity")
        .look()
        .picture("diversity-dark");
    visitors
        .ada(Visitors.telephone())
        .open("/projects/" + crowd.project() + "/diversity")
        .look()
        .fits()
        .touchable()
        .picture("diversity-narrow");
    ada.open("/projects/" + crowd.project() + "/diversity")
        .page()
        .locator("button[value=ar]")
        .click();
    ada.look().picture("diversity-ar");
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  @Test
  void withNobodyFewOrNothingSaidItSaysSo() {
    Crowd crowd = new Crowd(4, Map.of());
    Visitor ada = visitors.ada();
    String page = "/projects/" + crowd.project() + "/diversity";
    ada.open(page).see("Nobody has judged yet").look();
    crowd.join(9, Map.of());
    crowd.judgeAll(0, 9);
    ada.open(page).see("9 people have judged so far").see("Invite raters").look();
    crowd.join(3, Map.of("mood", "fine"));
    crowd.judgeAll(9, 12);
    ada.open(page).see("Fewer than 10 people have said anything of themselves").look();
    crowd.join(12, Map.of("mood", "fine"));
    crowd.join(2, Map.of());
    crowd.judgeAll(12, 26);
    ada.open(page).see("No group can be compared").see("not said").look().picture("diversity-few");
    Crowd alike = new Crowd(4, HALVES);
    alike.join(10, Map.of("gender", "woman"));
    alike.judgeAll(0, 10);
    ada.open("/projects/" + alike.project() + "/diversity")
        .see("or everybody says the same")
        .look();
  }
}
