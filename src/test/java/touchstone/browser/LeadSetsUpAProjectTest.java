// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Ada makes a project of a file, lets Bo in and takes the labels out. */
@AppTest
class LeadSetsUpAProjectTest {
  private static final int ITEMS = 20;

  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void fromAFileToLabels() throws IOException {
    String name = Api.fresh("Reviews of kettles");
    Visitor ada = visitors.ada();
    bringData(ada, name);
    askForTheFeeling(ada);
    launchWithANewPool(ada, name);

    String link = inviteOne(ada, name, 0);
    Visitor bo = visitors.anybody().open(link).join(link, Api.fresh("bo"));
    Visitor cy = visitors.anybody().join(inviteOne(ada, name, 1), Api.fresh("cy"));
    pauseHidesTheProjectAndLaunchShowsItAgain(ada, bo, name);

    answer(bo, name, "Positive", "Positive", "Neutral");
    answer(cy, name, "Positive", "Negative", "Neutral");
    theDisagreementIsShown(ada, name);
    List<String> lines = labels(ada, name);
    assertTrue(lines.get(0).startsWith("item,question,label,status"), lines.get(0));
    assertEquals(ITEMS + 1, lines.size(), lines.toString());
  }

  private static void bringData(Visitor ada, String name) {
    ada.follow("Projects").follow("Set up a project");
    ada.fill("Name", name);
    ada.field("File").setInputFiles(csv());
    ada.press("Bring it in").see(name + ", 20 items");
  }

  private static FilePayload csv() {
    StringBuilder lines = new StringBuilder("id,text\n");
    IntStream.rangeClosed(1, ITEMS)
        .forEach(item -> lines.append(item).append(",The kettle boils ").append(item).append("\n"));
    return file("kettles.csv", lines.toString());
  }

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void askForTheFeeling(Visitor ada) {
    ada.box("text").check();
    ada.fill("Question", "What does the writer feel?");
    ada.fill("Options", "Positive\nNegative\nNeutral");
    ada.press("Go on").seeHeading("Set up a project");
  }

  private static void launchWithANewPool(Visitor ada, String name) {
    ada.fill("Name of the project", name);
    ada.fill("A new pool", name + " raters");
    ada.fill("Judgements wanted", "2");
    ada.press("Launch").seeHeading(name);
    ada.see("0 of 20").see("Nobody has begun.");
  }

  private static String inviteOne(Visitor ada, String name, int members) {
    ada.follow("Pools").follow(name + " raters");
    ada.see(members == 0 ? "Nobody yet. Invite the first rater below." : "generalist");
    ada.fill("E-mail", "bo@example.org").press("Make a link");
    String link = ada.page().getByRole(AriaRole.STATUS).getByText("/join/").textContent();
    ada.follow("Pools").follow(name + " raters").seeNot("/join/");
    return link;
  }

  private static void pauseHidesTheProjectAndLaunchShowsItAgain(
      Visitor ada, Visitor bo, String name) {
    ada.follow("Projects").follow(name).press("Pause").see("paused");
    bo.open("/").seeNot(name).see("There is nothing for you to label yet");
    ada.press("Launch").see("open");
    bo.open("/").seeHeading(name);
  }

  private static void answer(Visitor rater, String project, String... answers) {
    rater.follow("My work").press("Label in " + project);
    for (int item = 1; item <= answers.length; item++) {
      rater.see("The kettle boils " + item);
      rater.option(answers[item - 1]).click();
      rater.seeJudged(item);
    }
    rater.look();
  }

  private static void theDisagreementIsShown(Visitor ada, String name) {
    ada.open("/projects").follow(name).see("Krippendorff's alpha");
    ada.follow("Resolution").seeHeading("Resolution: " + name);
    String row = ada.page().getByRole(AriaRole.ROW).nth(1).innerText();
    for (String part : List.of("2", "tie", "Positive", "bo-", "Negative", "cy-")) {
      assertTrue(row.contains(part), row);
    }
    ada.choose("Show", "ties only").press("Show");
    assertThat(ada.page().getByRole(AriaRole.ROW)).hasCount(2);
  }

  private static List<String> labels(Visitor ada, String name) throws IOException {
    ada.follow("Take the labels out").seeHeading("Labels: " + name);
    Download saved = ada.page().waitForDownload(() -> ada.button("Save the file").click());
    assertTrue(saved.suggestedFilename().endsWith(".csv"), saved.suggestedFilename());
    return Files.readAllLines(saved.path());
  }

  @Test
  void badInputIsNamedAndWhatWasTypedStays() {
    String name = Api.fresh("Toasters");
    Visitor ada = visitors.ada().expecting("status of 422");
    ada.open("/set-up").fill("Name", name).fill("Key field", "number");
    ada.field("File").setInputFiles(csv());
    ada.press("Bring it in").see("no line of it could be taken").see("field number is missing");
    assertThat(ada.field("Name")).hasValue(name);
    assertThat(ada.field("Key field")).hasValue("number");
    ada.fill("Key field", "id")
        .field("File")
        .setInputFiles(file("a.csv", "id,text\n1,One\n,Two\n"));
    ada.press("Bring it in").see("1 new, 0 updated, 0 unchanged, 1 refused").see("Line 3");

    ada.fill("Question", "Good?").press("Go on").see("choose at least one field");
    assertThat(ada.field("Question")).hasValue("Good?");
    ada.box("text").check();
    ada.fill("Options", "Yes").press("Go on").see("write two or more");
    assertThat(ada.field("Options")).hasValue("Yes");
    assertThat(ada.field("Options")).isFocused();
    assertThat(ada.box("text")).isChecked();
    ada.fill("Options", "Yes\nNo").press("Go on");

    ada.press("Launch").see("name a new one or choose one that is here");
    ada.fill("A new pool", "Toast").fill("Judgements wanted", "many");
    ada.press("Launch").see("must be a whole number from 1 to 1000");
    assertThat(ada.field("Judgements wanted")).hasValue("many");
    assertThat(ada.field("A new pool")).hasValue("Toast");
    ada.fill("Judgements wanted", "1").press("Keep as a draft").seeHeading(name).see("draft");
  }

  @Test
  void aLinkOpensOnceAndABadPasswordIsNamed() {
    Visitor bo = visitors.anybody().expecting("status of 422").expecting("status of 404");
    String link =
        Api.post(Api.ADMIN, "/invitations", java.util.Map.of("pool", Api.pool())).path("link");
    String login = Api.fresh("longer-login");
    bo.page().navigate(link);
    bo.fill("Login", login).fill("Password", login).press("Join").see("must not be the login");
    assertThat(bo.field("Login")).hasValue(login);
    bo.fill("Password", "quite another one").press("Join").seeHeading("My work");
    bo.page().navigate(link);
    bo.look().see("This link is over");
  }
}
