// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Bo's browser runs no script: the same pages work as plain forms. */
@AppTest
class RaterWithoutScriptTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private String project;
  private String login;
  private Visitor bo;

  @BeforeEach
  void boStarts() {
    String pool = Api.pool();
    project = Api.project(Api.dataset(10), Api.guideline(Stories.FEELING), pool, Api.overlap(1));
    login = Api.fresh("bo");
    bo = visitors.rater(pool, login, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    bo.press("Label in " + project);
  }

  private void answer(String option) {
    bo.option(option).check();
    bo.button("Send").click();
  }

  @Test
  void tenItemsByPlainForms() {
    for (int item = 1; item <= 10; item++) {
      bo.see("text " + item);
      answer(item % 2 == 0 ? "Negative" : "Mixed");
    }
    bo.see("That was all for you here").look();
    assertEquals(10, Stories.judgements(project).size());
  }

  @Test
  void theServerNamesTheQuestionThatHasNoAnswer() {
    bo.expecting("status of 422").press("Send").see("Not saved yet").see("This is missing.");
    assertThat(bo.option("Positive")).hasAccessibleDescription("This is missing.");
    answer("Positive");
    bo.see("text 2");
  }

  @Test
  void undoAndSkipArePlainButtons() {
    answer("Negative");
    bo.see("text 2").press("Undo").see("text 1");
    assertThat(bo.option("Negative")).isChecked();
    answer("Positive");
    bo.see("text 2").page().getByText(Pattern.compile("^Skip( S)?$")).click();
    bo.choose("Why?", "unsure")
        .fill("In your words", "two feelings")
        .press("Skip this item")
        .see("text 3");
    assertEquals(
        List.of("pos"),
        Stories.judgements(project).stream().map(each -> each.get("answer")).toList());
  }

  @Test
  void aSessionThatEndedLeadsBackToTheItem() {
    bo.page().context().clearCookies();
    answer("Positive");
    bo.seeHeading("Sign in").signInHere(login, "a password of " + login).see("text 1");
    assertThat(bo.page().getByRole(AriaRole.BUTTON).getByText("Send")).isVisible();
  }
}
