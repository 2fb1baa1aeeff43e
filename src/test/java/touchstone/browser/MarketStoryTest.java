// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Ids;

/**
 * Ada opens a door for a study; Pim comes by it, works on a telephone and goes back with a code.
 */
@AppTest
class MarketStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private static String id() {
    return Ids.random().toString().replace("-", "").substring(0, 24);
  }

  @Test
  void participantsComeInWorkAndGoBackAndArePaid() {
    String pool = Api.fresh("market");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.50", "currency", "GBP");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    String project =
        Api.project(Api.dataset(2), Api.guideline(Stories.FEELING), pool, Api.overlap(1));
    String study = id();

    Visitor ada = visitors.ada().byKeyboard().open("/pools/" + pool).look();
    ada.follow("People from Prolific").see("There is no door yet.").look().fits();
    ada.expecting("status of 422");
    ada.fill("Id of the study", "my study").fill("Completion code", "DONE7").press("Open the door");
    ada.see("must be an id of Prolific").look();
    assertEquals("DONE7", ada.page().getByLabel("Completion code").inputValue());
    ada.fill("Id of the study", study).press("Open the door").see("The door is open").look().fits();
    ada.touchable().picture("market-made");
    String url = ada.page().locator("section.good code.secret").textContent();

    String pid = id();
    Visitor pim = visitors.with(Visitors.telephone()).byKeyboard();
    String address = url.substring(url.indexOf("/join/"));
    pim.expecting("status of 422");
    pim.open("/join/market/" + address.replaceAll(".*/|\\?.*", ""));
    pim.see("This address is not complete; open the study from Prolific again.").look().fits();
    pim.open(
        address
            .replace("{{%PROLIFIC_PID%}}", pid)
            .replace("{{%STUDY_ID%}}", study)
            .replace("{{%SESSION_ID%}}", id()));
    pim.see("You come from a study on Prolific").look().fits().touchable().picture("market-door");
    pim.press("Begin").seeHeading(project).look().fits();
    pim.press("Label in " + project).seeTask();
    pim.keys("1");
    pim.seeJudged(1);
    pim.open("/")
        .follow("Done here? Back to where you came from")
        .see("There is more for you to do here.")
        .look()
        .fits();
    pim.open("/").press("Label in " + project).seeTask();
    pim.keys("1");
    pim.seeJudged(2);
    pim.open("/")
        .follow("Done here? Back to where you came from")
        .see("DONE7")
        .look()
        .fits()
        .touchable()
        .picture("market-done");

    ada.open("/pools/" + pool + "/markets").see("1 person came.").look();
    ada.unfold("Read Prolific's file of submissions");
    String file =
        "Submission id,Participant id,Status,Time taken\n"
            + (id() + "," + pid + ",AWAITING REVIEW,61.5\n")
            + (id() + "," + id() + ",RETURNED,\n");
    ada.page()
        .getByLabel("File")
        .setInputFiles(
            new FilePayload("export.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    ada.press("Read").see("1 submission was noted").see("1 line was left alone").look().fits();
    ada.picture("market-noted");
    String bonuses = ada.page().getByText("Bonuses to pay (CSV)").getAttribute("href");
    assertEquals(
        pid + ",1.00\n",
        ada.page().request().get(ada.page().url().replaceFirst("/pools/.*", "") + bonuses).text());
    ada.open("/pools/" + pool + "/markets");
    ada.page().onceDialog(com.microsoft.playwright.Dialog::accept);
    ada.press("Close the door of study " + study).see("closed").look();
    visitors
        .with(Visitors.telephone())
        .expecting("status of 410")
        .open(
            address
                .replace("{{%PROLIFIC_PID%}}", pid)
                .replace("{{%STUDY_ID%}}", study)
                .replace("{{%SESSION_ID%}}", id()))
        .see("This study lets nobody in any more.")
        .look()
        .fits();
  }
}
