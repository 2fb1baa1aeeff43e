// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A lead changes what a label means, at a price that is seen first; a rater learns of it. */
@AppTest
class GuidelineChangeStoryTest {
  private static final String BEFORE =
      """
      Read the whole text.

      ## Negative {#negative}

      The writer is sad or angry.

      ## Positive

      The writer is glad.
      """;

  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @RegisterExtension final Visitors visitors = new Visitors();

  private static void send(String path, String lines) {
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200);
  }

  private record World(String project, String guideline, String pool) {}

  private static World world() {
    String pool = Api.fresh("pool");
    Api.post(
            Api.ADMIN,
            "/pools",
            Map.of(
                "slug",
                pool,
                "name",
                pool,
                "rate",
                Map.of("per", "judgement", "amount", "0.10", "currency", "EUR")))
        .then()
        .statusCode(201);
    String guideline = Api.fresh("guide");
    Api.post(
            Api.ADMIN,
            "/guidelines",
            Map.of("slug", guideline, "name", guideline, "body", BEFORE, "template", Api.SENTIMENT))
        .then()
        .statusCode(201);
    String project = Api.project(Api.dataset(9), guideline, pool, Api.overlap(1));
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 8; i++) {
      lines.append(
          "{\"item\":\"i%d\",\"rater\":\"cy-%s\",\"question\":\"sentiment\",\"answer\":\"%s\"}\n"
              .formatted(i, project, i <= 6 ? "neg" : "pos"));
    }
    send("/projects/" + project + "/judgements/import", lines.toString());
    return new World(project, guideline, pool);
  }

  private static io.restassured.response.ValidatableResponse changes(World world) {
    return Api.admin().get("/projects/" + world.project() + "/guideline-changes").then();
  }

  @Test
  void aMeaningIsChangedAtAPriceReadTestedSampledAndTheRestAccepted() {
    World world = world();
    Visitor bo =
        visitors.rater(world.pool(), Api.fresh("bo"), new Browser.NewContextOptions()).byKeyboard();
    bo.open("/").press("Label in").seeTask().keys("1").seeJudged(1);
    Visitor ada = visitors.ada().byKeyboard().expecting("status of 422");
    ada.open("/guidelines/" + world.guideline()).follow("Revise");
    ada.fill(
        ada.page().locator("#body"),
        BEFORE.replace("The writer is sad or angry.", "The writer is sad or angry. Irony counts."));
    ada.unfold("As raters will read it");
    assertThat(ada.page().locator("[data-preview]")).containsText("Irony counts.");
    ada.pick(ada.page().getByLabel("Meaning: some items"));
    ada.tick(ada.page().locator("input[name=affects][value=neg]"));
    ada.fill(ada.page().locator("input[name=note]"), "Irony is negative.");
    ada.fill(ada.page().locator("input[name=question]").first(), "What is irony?");
    ada.fill(ada.page().locator("textarea[name=options]").first(), "Positive\nNegative");
    ada.fill(ada.page().locator("input[name=right]").first(), "3");
    // It cannot be published before its price was seen.
    ada.press("Publish version 2").see("must be the line of an answer, 1 to 2").look();
    ada.fill(ada.page().locator("input[name=right]").first(), "2");
    ada.fill(ada.page().locator("input[name=why]").first(), "Irony counts as negative.");
    ada.press("Publish version 2");
    ada.see("6 labels outdated, about 6 judgements, about EUR 0.60, 6 days").look();
    assertThat(ada.page().locator(".compared ins").first()).containsText("Irony counts.");
    ada.picture("guideline-price");
    changes(world).body("items.size()", equalTo(0));
    ada.see("Nothing was published yet");
    ada.fill("How many labels", "x").press("Publish version 2").see("must be a whole number");
    ada.look().fill("How many labels", "4");
    ada.press("Publish version 2").see("Version 2 in " + world.project());
    ada.see("6 labels outdated").see("a sample first").look();

    reads(bo);
    Visitor again = visitors.ada().byKeyboard();
    again.open("/guidelines/" + world.guideline() + "/changes");
    again.see("1 of 4; of all, at most 75.1 % (95 % sure)").see("2 labels outdated").look();
    again.picture("guideline-bound");
    again.pick(again.page().getByLabel("Accept them as they are"));
    again.expecting("status of 422").press("Decide").see("must say why the labels may stay").look();
    assertThat(again.page().getByLabel("Accept them as they are")).isChecked();
    again.fill("Note: why the labels may stay", "One of four is borderline.");
    again.press("Decide").see("No label is outdated.").see("One of four is borderline.").look();
    changes(world).body("items[0].outdated.labels", equalTo(0));

    again.open("/guidelines/" + world.guideline()).follow("Compare versions");
    again.seeHeading("What is different").see("Irony counts.").look();
    again.open("/guidelines/" + world.guideline() + "/agreement");
    again.see("There is nothing to compare yet.");
    disagreed();
    Visitor narrow = visitors.ada(Visitors.telephone());
    for (String page : List.of("/revise", "/changes", "/diff", "/agreement")) {
      narrow.open("/guidelines/" + world.guideline() + page).fits().touchable();
    }
    narrow.open("/guidelines/" + world.guideline() + "/diff").picture("guideline-diff-320");
  }

  @Test
  void aMeaningChangedInTheBuilderIsPricedTooAndTakesAPictureAlong() {
    World world = world();
    Visitor ada = visitors.ada().expecting("status of 422");
    ada.open("/builder/form?guideline=" + world.guideline());
    ada.page().locator("textarea[name=body]").fill(BEFORE + "\nIrony counts.\n");
    ada.page().locator("select[name=change]").selectOption("meaning");
    ada.press("Publish version 2").see("Nothing is published yet.").look();
    ada.press("Go on to the price").see("8 labels outdated").see("Irony counts.").look();
    changes(world).body("items.size()", equalTo(0));

    picture(ada, "notes.png", "no picture".getBytes(StandardCharsets.UTF_8));
    ada.see("must be a PNG, JPEG, GIF or WebP file").look();
    assertThat(ada.page().locator("#body")).hasValue(BEFORE + "\nIrony counts.");
    picture(ada, "red dot.png", PNG);
    assertThat(ada.page().locator("#body")).hasValue(Pattern.compile("!\\[red dot]\\(/media/"));
    ada.unfold("As raters will read it");
    assertThat(ada.page().locator("[data-preview] img")).isVisible();
    ada.press("Publish version 2").see("8 labels outdated");
    ada.page().getByText("Accept them as they are").click();
    ada.fill(ada.page().locator("input[name=note]"), "Nothing of it was ironic.");
    ada.press("Publish version 2").see("Version 2 in " + world.project()).see("accepted");

    Visitor bo = visitors.rater(world.pool(), Api.fresh("bo"), new Browser.NewContextOptions());
    bo.open("/").press("Label in").seeHeading("First the guideline");
    assertThat(bo.page().getByAltText("red dot").first()).isVisible();
    bo.press("I have read it").seeTask();
    assertThat(bo.page().locator(".drawer").getByAltText("red dot")).isVisible();
  }

  private static void picture(Visitor ada, String name, byte[] bytes) {
    ada.page()
        .locator("input[name=image]")
        .setInputFiles(new FilePayload(name, "image/png", bytes));
    ada.press("Add the picture");
  }

  /** Two raters by two versions: a chart of two points with a mark. */
  private void disagreed() {
    String pool = Api.pool();
    String guideline = Api.guideline(Api.SENTIMENT);
    String project = Api.project(Api.dataset(12), guideline, pool, Api.overlap(2));
    for (int version = 1; version <= 2; version++) {
      StringBuilder lines = new StringBuilder();
      for (int i = 6 * version - 5; i <= 6 * version; i++) {
        for (String rater : List.of("cy", "di")) {
          lines.append(
              "{\"item\":\"i%d\",\"rater\":\"%s-%s\",\"question\":\"sentiment\",\"answer\":\"%s\"}\n"
                  .formatted(
                      i,
                      rater,
                      project,
                      i % 2 == 0 || version == 1 && rater.equals("di") ? "pos" : "neg"));
        }
      }
      send("/projects/" + project + "/judgements/import", lines.toString());
      Api.post(Api.ADMIN, "/guidelines/" + guideline + "/versions", Map.of("change", "meaning"))
          .then()
          .statusCode(201);
    }
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/agreement").follow("Agreement by version");
    assertThat(ada.page().locator("circle.dot")).hasCount(2);
    ada.look().picture("agreement-by-version");
    visitors
        .ada(Visitors.telephone())
        .open("/projects/" + project + "/agreement/versions")
        .fits()
        .touchable();
  }

  /** Is stopped, answers the quiz wrong, then right, all by keyboard, and judges the sample. */
  private static void reads(Visitor bo) {
    bo.expecting("status of 422").open("/").press("Label in");
    bo.see("The guideline changed")
        .seeHeading("What is new")
        .see("What is irony?")
        .look()
        .fits()
        .picture("guideline-read");
    bo.pick(bo.page().getByLabel("Positive")).press("I have read it");
    bo.see("not right yet").see("Irony counts as negative.").look().picture("guideline-quiz");
    bo.pick(bo.page().getByLabel("Negative")).press("I have read it");
    for (int i = 0; i < 4; i++) {
      bo.seeTask();
      bo.keys(i == 0 ? "1" : "2");
      bo.seeJudged(i + 2);
    }
    bo.see("Judged by you: 5");
  }
}
