// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Ada takes a template of the gallery, changes it with the label page beside it, and saves it. */
@AppTest
class LeadBuildsATemplateTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private static FrameLocator preview(Visitor ada) {
    return ada.page().frameLocator(".builder-look > iframe:not(.coming)");
  }

  private static Locator seen(Visitor ada, String words) {
    return preview(ada).getByText(words).first();
  }

  @Test
  void thePreviewFollowsWhatIsTyped() {
    String name = Api.fresh("Feelings");
    Visitor ada = visitors.ada();
    ada.open("/guidelines").open("/builder").follow("Feeling of a text");
    assertThat(seen(ada, "What does the writer feel?")).isVisible();
    int history = (Integer) ada.page().evaluate("() => history.length");

    Locator options = ada.page().getByLabel("Options");
    options.fill("positive | Delighted\nnegative | Cross\nI cannot tell");
    assertThat(seen(ada, "Delighted")).isVisible();
    assertThat(seen(ada, "I cannot tell")).isVisible();
    assertThat(options).isFocused();

    ada.press("Ask another question");
    Locator second = ada.page().getByRole(AriaRole.GROUP).filter(in("Question 2")).last();
    assertThat(second.getByLabel("Question", exactly())).isFocused();
    second.getByLabel("Question", exactly()).fill("How strongly?");
    second.getByLabel("Kind of answer").selectOption("scale");
    assertThat(second.getByLabel("Kind of answer")).isFocused();
    second.getByLabel("Least").fill("1");
    second.getByLabel("Most").fill("5");
    assertThat(seen(ada, "How strongly?")).isVisible();
    preview(ada).getByRole(AriaRole.BUTTON).getByText("Send").click();
    assertThat(seen(ada, "Choose one answer.")).isVisible();
    ada.look().shoot("builder");
    assertEquals(history + 2, ada.page().evaluate("() => history.length"), "an act each");

    ada.press("Move up question 2");
    Locator first = ada.page().getByLabel("Question", exactlyIn()).first();
    assertThat(first).hasValue("How strongly?");
    ada.press("Remove question 1");
    assertThat(first).hasValue("What does the writer feel?");
    ada.page().goBack();
    assertThat(first).hasValue("How strongly?");
    ada.fill("Name of the guideline", name).press("Save as a guideline").seeHeading(name);
    ada.see("How strongly?").follow("Build the template").seeHeading(name);
    ada.see("version 2");
  }

  private static Locator.FilterOptions in(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private static com.microsoft.playwright.Page.GetByLabelOptions exactlyIn() {
    return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
  }

  @Test
  void faultsAreNamedAndLedTo() {
    Visitor ada = visitors.ada().expecting("status of 422").expecting("status of 400");
    ada.open("/builder/form?gallery=topics").fill("Options", "Only one");
    assertThat(seen(ada, "Not ready to be shown yet")).isVisible();
    ada.press("Save as a guideline").see("must be a list of 2 to 200");
    assertThat(ada.page().getByLabel("Options")).hasValue("Only one");
    ada.page().getByText("See and change the template as JSON").click();
    ada.fill("Template", "{").press("Take this JSON").see("Not JSON");
    assertThat(ada.page().getByLabel("Template").last()).hasValue("{");
  }

  @Test
  void everyTemplateOfTheGalleryIsShownOnANarrowScreen() {
    Visitor ada = visitors.ada(Visitors.telephone());
    ada.open("/builder").fits();
    ada.open("/builder/import").fits();
    for (String start :
        List.of("moderation", "preference", "products", "polygons", "entities", "translation")) {
      ada.open("/builder/form?gallery=" + start).fits();
      assertThat(preview(ada).locator("fieldset.question").first()).isVisible();
      assertEquals(
          0,
          preview(ada)
              .locator("html")
              .evaluate("html => Math.max(0, html.scrollWidth - html.clientWidth)"),
          start);
    }
  }

  @Test
  void aConfigurationIsTakenOver() {
    Visitor ada = visitors.ada();
    ada.open("/builder").follow("Import a Label Studio configuration");
    ada.fill(
        "Configuration (XML)",
        "<View>\n<Image name=\"a\" value=\"$a\"/>\n<Brush name=\"b\" toName=\"a\"/>\n"
            + "<Rating name=\"stars\" toName=\"a\"/></View>");
    ada.press("Take it over").see("Line 3, Brush").press("Take it without these");
    ada.see("One thing was not taken over");
    assertThat(seen(ada, "Stars")).isVisible();
    assertThat(preview(ada).locator(".item img")).isVisible();
  }
}
