// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.Browser;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.AppTest;

/** What a newcomer finds on a first start; the documentation's pictures are taken here. */
@AppTest
@TestProfile(DemoTest.FirstStart.class)
class DemoTest {
  /** A start on an empty store that lays the demo out. */
  public static class FirstStart implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("touchstone.demo", "true");
    }
  }

  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void thePagesOfTheDemoSayWhatTheyShow() {
    Visitor ada = visitors.ada();
    ada.open("/projects/demo").see("This page shows how far the work is").shoot("project");
    ada.open("/projects/demo/resolution").see("This page shows what the raters disagree on");
    ada.shoot("resolution");
    ada.open("/projects/demo/agreement").see("This page shows how far the raters agree");
    ada.shoot("agreement");
    ada.open("/projects/demo/overlap").see("This page shows what fewer judgements");
    ada.shoot("overlap");
    ada.open("/projects/demo/routing").see("This page shows what each rater would be given");
    ada.shoot("routing");
    ada.open("/projects/demo/quality").see("This page shows how raters fare").shoot("quality");
    ada.open("/projects/demo/gold").see("This page shows the items whose answer is known");
    ada.open("/projects/demo/labels").see("This page shows the ways out");
    ada.open("/datasets/demo").see("This page shows what is labelled");
    ada.open("/datasets/demo/profile").see("This page shows what to mend").shoot("profile");
    ada.open("/guidelines/demo").see("This page shows what raters read");
    ada.open("/pools/demo").see("This page shows who may label");
    ada.open("/streams/demo-clicks").see("This page shows what a shoe shop");
  }

  @Test
  void theAdminLabelsAtOnce() {
    Visitor ada = visitors.ada().look();
    ada.press("Label in Demo: does the product")
        .see("Does this product answer the search?")
        .seeJudged(0);
    ada.shoot("label");
    ada.keys("1").seeJudged(1).keys("2").seeJudged(2);
  }

  @Test
  void theLabelPageSuitsATelephoneAndTheDark() {
    Browser.NewContextOptions telephone = Visitors.telephone();
    telephone.setDeviceScaleFactor(2);
    Visitor ada = visitors.ada(telephone);
    ada.press("Label in Demo: does the product")
        .see("Does this product answer")
        .fits()
        .shoot("label-narrow");
    visitors
        .ada(Visitors.dark())
        .press("Label in Demo: does the product")
        .see("Does this product answer")
        .shoot("label-dark");
  }
}
