// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A rater sees, changes and erases what is kept; an admin looks through who did what. */
@AppTest
class TrustStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private static String pool() {
    String pool = Api.fresh("pool");
    Api.post(
        Api.ADMIN,
        "/pools",
        Map.of("slug", pool, "name", pool, "quotas", Map.of("tongue", Map.of("en", .5, "ar", .5))));
    return pool;
  }

  @Test
  void aRaterSeesWhatIsKeptAndErasesIt() {
    String login = Api.fresh("di");
    Visitor di = visitors.rater(pool(), login, new Browser.NewContextOptions()).byKeyboard();
    di.open("/account").follow("What is kept about you");
    di.seeHeading("What, and why").see("Leads never see what you said").look().picture("me");
    di.choose(di.page().locator("select[name=said]"), "ar");
    di.press("Keep: tongue");
    di.see("Delete").look();
    di.press("Delete: tongue").seeNot("Delete: tongue");
    di.fill("Type " + login + " to go on", "somebody").expecting("status of 422");
    di.press("Erase me for good").see("Nothing was erased").look();
    di.fill("Type " + login + " to go on", login).press("Erase me for good");
    di.seeHeading("Sign in");
  }

  @Test
  void itFitsATelephoneInEitherLanguage() {
    Visitor di = visitors.rater(pool(), Api.fresh("di"), Visitors.telephone());
    di.open("/me").look().fits();
    visitors.ada(Visitors.telephone()).open("/audit").look().fits();
  }

  @Test
  void anAdminLooksThroughWhoDidWhat() {
    String pool = Api.pool();
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", "nobody there"));
    Visitor ada = visitors.ada().byKeyboard();
    ada.open("/audit").see("POST /pools").look().picture("audit");
    ada.fill("What", "pools/" + pool).press("Filter").see("422").look();
    ada.fill("What", "pools/nowhere").press("Filter").see("No act fits these words").look();
    ada.open("/audit").press("Check the whole chain").see("The chain is whole").look();
  }
}
