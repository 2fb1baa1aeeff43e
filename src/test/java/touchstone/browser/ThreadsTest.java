// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Bo says what is unclear without leaving the item, Ada answers, and the answer reaches all. */
@AppTest
class ThreadsTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private String pool;
  private String project;

  @BeforeEach
  void aProjectWithAGuidelineOfTwoSections() {
    pool = Api.pool();
    String guideline = Api.fresh("guide");
    Api.post(
            Api.ADMIN,
            "/guidelines",
            Map.of(
                "slug",
                guideline,
                "name",
                guideline,
                "body",
                "# What to decide\n\nThe feeling.\n\n## Irony\n\nTake it as meant.",
                "template",
                Stories.FEELING))
        .then()
        .statusCode(201);
    project = Api.project(Api.dataset(12), guideline, pool, Api.overlap(2));
  }

  private Visitor bo() {
    Visitor bo = visitors.rater(pool, Api.fresh("bo"), new Browser.NewContextOptions());
    bo.button("Label in " + project).click();
    return bo.see("text 1").see("All saved");
  }

  /** By keys alone: to the drawer, down to the kind and the section, the words, and sent. */
  private static void tell(Visitor bo, int kind, int section, String words) {
    tabTo(bo, "Something unclear?");
    bo.keys("Enter", "Tab");
    for (int step = 0; step < kind; step++) {
      bo.keys("ArrowDown");
    }
    bo.keys("Tab");
    for (int step = 0; step < section; step++) {
      bo.keys("ArrowDown");
    }
    bo.keys("Tab").page().keyboard().type(words);
    bo.keys("Tab", "Enter").see("The lead will see it.");
  }

  private static void tabTo(Visitor bo, String words) {
    for (int stop = 0; stop < 60; stop++) {
      bo.keys("Tab");
      if (words.equals(bo.page().evaluate("() => document.activeElement.textContent.trim()"))) {
        return;
      }
    }
    throw new AssertionError(words + " is not reached by Tab");
  }

  private static Locator thread(Visitor visitor, String words) {
    return visitor
        .page()
        .getByRole(AriaRole.ARTICLE)
        .filter(new Locator.FilterOptions().setHasText(words));
  }

  private static Locator press(Locator thread, String button) {
    return thread.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
  }

  @Test
  void eachKindReachesTheLeadAndTheAnswerReachesTheRaterAndTheGuideline() {
    Visitor bo = bo();
    tell(bo, 0, 2, "Is this irony?");
    bo.look().keys("1").see("text 2").see("All saved");
    tell(bo, 1, 1, "What is a feeling?");
    bo.keys("2").see("text 3").see("All saved");
    tell(bo, 2, 0, "The text is cut off.");

    Visitor ada = visitors.ada();
    ada.open("/projects/" + project)
        .follow("What raters said 3 open")
        .seeHeading("What raters said");
    assertThat(ada.page().getByRole(AriaRole.ARTICLE)).hasCount(3);
    assertThat(thread(ada, "Is this irony?")).containsText("Confusing");
    assertThat(thread(ada, "Is this irony?")).containsText("Item i1 · section “Irony”");
    assertThat(thread(ada, "What is a feeling?")).containsText("About the guideline");
    assertThat(thread(ada, "What is a feeling?"))
        .containsText("Item i2 · section “What to decide”");
    assertThat(thread(ada, "cut off")).containsText("Something is wrong with the item");
    assertThat(thread(ada, "cut off")).containsText("Item i3");
    assertThat(thread(ada, "cut off")).containsText("text 3");

    thread(ada, "What is a feeling?").getByLabel("Answer").fill("What the writer felt, *not you*.");
    press(thread(ada, "What is a feeling?"), "Answer, and add to the FAQ").click();
    assertThat(thread(ada, "What is a feeling?")).containsText("In the guideline since version 2.");
    thread(ada, "Is this irony?").getByLabel("Answer").fill("It is.");
    press(thread(ada, "Is this irony?"), "Answer").click();
    press(thread(ada, "Is this irony?"), "Add to the FAQ").click();
    assertThat(thread(ada, "Is this irony?")).containsText("In the guideline since version 3.");
    press(thread(ada, "cut off"), "Lay aside").click();
    ada.look().open("/projects/" + project + "/threads").see("Nothing waits for an answer.");

    theRaterReadsIt(bo);
    theDrawerHasIt(bo);
  }

  private void theRaterReadsIt(Visitor bo) {
    bo.page().reload();
    bo.see("2 answers to your questions").follow("2 answers to your questions");
    assertThat(thread(bo, "Is this irony?")).containsText("It is.");
    assertThat(thread(bo, "What is a feeling?"))
        .containsText("The answer is in the guideline since version 2.");
    assertThat(thread(bo, "cut off")).containsText("The lead laid it aside.");
    bo.open("/").open("/label/" + project + "/threads");
    thread(bo, "cut off").getByLabel("Write more").fill("It ends after three words.");
    press(thread(bo, "cut off"), "Tell the lead").click();
    assertThat(thread(bo, "cut off")).containsText("Waits for an answer.");
    bo.follow("Back to " + project).press("Label");
    assertThat(bo.page().getByText("answers to your questions")).hasCount(0);
  }

  private void theDrawerHasIt(Visitor bo) {
    Locator drawer = bo.page().locator("details.drawer");
    Locator text = bo.page().locator(".shown .text");
    for (int item = 0; item < 5; item++) {
      bo.see("All saved");
      if (drawer.innerText().contains("Questions and answers")) {
        break;
      }
      String before = text.innerText();
      bo.keys("1");
      assertThat(text).not().hasText(before);
    }
    assertThat(drawer.getByRole(AriaRole.HEADING))
        .hasText(
            new String[] {
              "What to decide",
              "Irony",
              "Questions and answers",
              "What is a feeling?",
              "Is this irony?"
            });
    assertThat(drawer).containsText("What the writer felt, not you.");
    bo.look();
  }

  @Test
  void nothingSaidIsSaidSo() {
    visitors
        .ada()
        .open("/projects/" + project + "/threads")
        .see("Nothing waits for an answer.")
        .follow("Show all")
        .see("No rater has said anything yet.");
    Visitor bo = bo();
    bo.open("/label/" + project + "/threads").see("You have not asked anything here.");
  }

  @Test
  void anAnswerWithoutWordsIsNamedWhereItStands() {
    Visitor bo = bo();
    tell(bo, 0, 0, "What now?");
    Visitor ada = visitors.ada().expecting("status of 422");
    ada.open("/projects/" + project + "/threads");
    press(thread(ada, "What now?"), "Answer").click();
    assertThat(thread(ada, "What now?").getByRole(AriaRole.ALERT)).hasText("text: is missing");
    assertThat(thread(ada, "What now?").getByLabel("Answer")).isFocused();
    ada.look();
  }

  @Test
  void aRaterOfAnotherPoolReadsNothing() {
    Visitor bo = bo();
    tell(bo, 0, 0, "Between us.");
    Visitor cy = visitors.rater(Api.pool(), Api.fresh("cy"), new Browser.NewContextOptions());
    cy.expecting("status of 404").expecting("status of 403");
    assertEquals(404, cy.page().navigate("/label/" + project + "/threads").status());
    assertEquals(403, cy.page().navigate("/projects/" + project + "/threads").status());
    Visitor di = visitors.rater(pool, Api.fresh("di"), new Browser.NewContextOptions());
    di.open("/label/" + project + "/threads").see("You have not asked anything here.");
    di.seeNot("Between us.");
  }
}
