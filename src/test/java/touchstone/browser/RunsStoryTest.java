// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/**
 * Ada runs two methods, looks at what they learned and changed, pins one, and keeps the project.
 */
@AppTest
class RunsStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void aLeadComparesTwoRunsAndPinsOne() throws Exception {
    String project =
        Api.project(Api.dataset(60), Api.guideline(Stories.FEELING), Api.pool(), Api.overlap(5));
    Visitor ada = visitors.ada().expecting("status of 422").expecting("status of 409");
    ada.open("/projects/" + project + "/runs").see("No run yet.").look();
    bring(project);
    begin(ada, "majority");
    begin(ada, "chosen for you");
    ada.look().picture("runs");
    ada.open("/projects/" + project + "/runs");
    ada.page().locator("main a[href*='/changes']").first().click();
    ada.see("In both runs").look().picture("changes");
    ada.open("/projects/" + project + "/runs");
    ada.page().locator("main table a").first().click();
    ada.see("How often labels of a confidence were right, on golds").look().picture("run");
    ada.open("/projects/" + project + "/runs");
    ada.page()
        .locator("button", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Pin"))
        .first()
        .click();
    ada.see("pinned").see("Unpin");
    ada.page().locator("input[name=params]").fill("{\"iou\":9}");
    ada.press("Begin a run").see("takes none").look();

    ada.open("/projects/" + project).follow("In one file").see("Accounts, addresses").look();
    ada.open("/archives").see("All of it is taken, or nothing.").look();
    Path file = Files.createTempFile("no", ".zip");
    Files.write(file, "no archive".getBytes(StandardCharsets.UTF_8));
    ada.page().locator("input[type=file]").setInputFiles(file);
    ada.press("Bring in").see("This is no archive of a project").look();
    Files.write(file, Api.admin().get("/projects/" + project + "/archive").asByteArray());
    ada.page().locator("input[type=file]").setInputFiles(file);
    ada.press("Bring in").see("is here already").look();

    Visitor narrow = visitors.ada(Visitors.telephone());
    narrow.open("/projects/" + project + "/runs").see("Runs of resolution").look().fits();
  }

  private static void begin(Visitor ada, String method) {
    ada.page()
        .locator("select[name=method]")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(method));
    ada.press("Begin a run");
    for (int i = 0; i < 50 && ada.page().getByText("A run is under way.").isVisible(); i++) {
      ada.page().waitForTimeout(100);
      ada.page().reload();
    }
    ada.see("finished");
  }

  private static void bring(String project) {
    Random random = new Random(2);
    StringBuilder lines = new StringBuilder("item,rater,question,answer,gold\n");
    String[] feelings = {"pos", "neg", "mixed"};
    for (int item = 1; item <= 60; item++) {
      String truth = feelings[random.nextInt(3)];
      for (int rater = 0; rater < 5; rater++) {
        String said = random.nextDouble() < .45 + rater / 10. ? truth : feelings[random.nextInt(3)];
        lines.append("i%d,%s-r%d,feeling,%s,\n".formatted(item, project, rater, said));
      }
      if (item <= 25) {
        lines.append("i%d,%s-gold,feeling,%s,true\n".formatted(item, project, truth));
      }
    }
    Api.admin()
        .contentType("text/csv")
        .body(lines.toString())
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200);
  }
}
