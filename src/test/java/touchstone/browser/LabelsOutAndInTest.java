// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.intake.Worlds;

/** A lead takes labels out in another tool's form, and brings a file of another tool in. */
@AppTest
class LabelsOutAndInTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private static String project() {
    return Worlds.project(
        Api.guideline(Worlds.template(Worlds.parts("spans"))),
        "{\"id\":\"a\",\"text\":\"Ada saw Bo\"}");
  }

  private static void pick(Visitor ada, String name, String option) {
    ada.page().locator("select[name=" + name + "]").selectOption(option);
  }

  private static void file(Visitor ada, Path file) {
    ada.page().locator("input[name=file]").setInputFiles(file);
  }

  @Test
  void theFormsThatCannotCarryItSayWhy() throws IOException {
    String project = project();
    Worlds.judge(
        project,
        "{\"item\":\"a\",\"rater\":\"bo\",\"question\":\"found\",\"answer\":[{\"start\":0,\"end\":3,\"label\":\"PER\"}]}");
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/labels");
    pick(ada, "question", "What is there?");
    pick(ada, "mode", "Judgements: every answer of every rater");
    ada.press("Show the forms");
    ada.page().getByText("Forms that cannot carry this, and why").click();
    ada.see("CoNLL-2003: does not carry judgements; it carries resolved labels")
        .look()
        .picture("labels-out");
    pick(ada, "format", "doccano JSON lines");
    Download saved = ada.page().waitForDownload(() -> ada.button("Save the file").click());
    String line = Files.readString(saved.path());
    assertEquals("[[0,3,\"PER\"]]", Json.tree(line).get("label").toString());

    ada.follow("Data card").seeHeading("Data card: " + project);
    ada.see("Who labelled").see("fewer than 10").see("Not answered").look().picture("data-card");
    Download card =
        ada.page().waitForDownload(() -> ada.page().getByText("Save the card as Markdown").click());
    assertTrue(Files.readString(card.path()).startsWith("# Data card: "));
  }

  @Test
  void aFileIsTriedAndThenTaken() throws IOException {
    String project = project();
    Path file = Files.createTempFile("doccano", ".jsonl");
    Files.writeString(
        file,
        "{\"id\":\"a\",\"text\":\"Ada saw Bo\",\"label\":[[0,3,\"Person\"]]}\n"
            + "{\"id\":\"b\",\"text\":\"New\",\"label\":[[0,3,\"Planet\"]]}\nnonsense\n");
    Visitor ada = visitors.ada().expecting("status of 422").expecting("status of 400");
    ada.open("/projects/" + project + "/labels").follow("Bring labels in").look();
    pick(ada, "format", "doccano JSON lines");
    file(ada, file);
    ada.press("Try it").see("Only tried: nothing is kept yet");
    ada.see("a label that the question found does not have").see("line 3").look();
    ada.picture("labels-in");
    assertEquals("", Api.admin().get("/projects/" + project + "/judgements").asString());
    file(ada, file);
    ada.press("Take it").seeHeading("Taken").look();
    assertEquals(
        1, Api.admin().get("/projects/" + project + "/judgements").asString().lines().count());
    Files.writeString(file, "[{\"id\":1}]");
    pick(ada, "format", "Label Studio JSON");
    file(ada, file);
    ada.press("Try it").see("Nothing was taken").see("$[0].data").look();
  }
}
