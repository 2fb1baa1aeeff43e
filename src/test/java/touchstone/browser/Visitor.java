// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One person at a browser. Finds things by role and accessible name as a screen reader would, looks
 * at each page for faults of accessibility, and remembers what the browser complained of.
 */
final class Visitor {
  private static final Path PICTURES =
      Path.of(System.getProperty("touchstone.screenshots", "target/screenshots"));

  /** What is found good is neither gathered nor sent over. */
  private static final AxeRunOptions FAULTS_ONLY = new AxeRunOptions();

  static {
    FAULTS_ONLY.setResultTypes(List.of("violations"));
  }

  private final BrowserContext context;
  private static final String SQUEEZED =
      "() => [...document.querySelectorAll('p, dd, dt, li, label, summary')]"
          + ".filter(e => e.clientWidth > 0 && e.clientWidth < 64 && e.clientHeight > 200)"
          + ".map(e => e.textContent.trim().slice(0, 60))";

  private final boolean scripted;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private String looked = "";
  private Keyboard keyboard;

  Visitor(BrowserContext context, boolean scripted) {
    this.context = context;
    this.scripted = scripted;
    context.setDefaultTimeout(10_000);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(complaints::add);
    page.onResponse(this::noteFailure);
  }

  private void noteFailure(Response response) {
    if (response.status() >= 500) {
      complaints.add(response.status() + " from " + response.url());
    }
  }

  Page page() {
    return page;
  }

  /** From now on without a mouse. */
  Visitor byKeyboard() {
    keyboard = new Keyboard(page);
    return this;
  }

  /** Says that the browser will complain of this, such as of a refused form. */
  Visitor expecting(String complaint) {
    expected.add(complaint);
    return this;
  }

  Visitor signIn(String login, String password) {
    page.navigate("/sign-in");
    return signInHere(login, password);
  }

  /** Signs in on the page that is open. */
  Visitor signInHere(String login, String password) {
    fill("Login", login);
    fill("Password", password);
    press(button("Sign in"));
    page.waitForLoadState();
    return this;
  }

  /** Accepts an invitation under this login. */
  Visitor join(String link, String login) {
    page.navigate(link);
    fill("Login", login);
    fill("Password", "a password of " + login);
    press(button("Join"));
    see("My work");
    return this;
  }

  /** Goes to an address and looks at the page. */
  Visitor open(String path) {
    page.navigate(path);
    return look();
  }

  /** Follows a link and looks at the page. */
  Visitor follow(String link) {
    return press(link(link)).look();
  }

  /** Presses a button and looks at the page. */
  Visitor press(String button) {
    return press(button(button)).look();
  }

  /** Presses a link, a button or what unfolds. */
  Visitor press(Locator what) {
    if (keyboard == null) {
      what.click();
    } else {
      keyboard.press(what);
    }
    return this;
  }

  /** Unfolds, or folds, what the words name. */
  Visitor unfold(String words) {
    return press(page.locator("summary").filter(new Locator.FilterOptions().setHasText(words)));
  }

  /** Picks a choice of a question on a page that waits for a button. */
  Visitor pick(String option) {
    return pick(option(option));
  }

  Visitor pick(Locator option) {
    if (keyboard == null) {
      option.check();
    } else {
      keyboard.pick(option);
    }
    return this;
  }

  Visitor tick(Locator box) {
    if (keyboard == null) {
      box.check();
    } else {
      keyboard.tick(box);
    }
    return this;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A choice of a question; its key is part of its name. */
  Locator option(String name) {
    return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(beginning(name)));
  }

  /** What begins with the words: keys drawn on a button follow its name. */
  private static Pattern beginning(String words) {
    return Pattern.compile("^\\s*" + words.replaceAll("[^\\w\\s]", "\\\\$0"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(beginning(name));
  }

  /** A tick box. */
  Locator box(String name) {
    return page.getByRole(AriaRole.CHECKBOX, named(name));
  }

  Locator field(String label) {
    return page.getByLabel(label);
  }

  Visitor fill(String label, String text) {
    return fill(field(label), text);
  }

  Visitor fill(Locator field, String text) {
    if (keyboard == null) {
      field.fill(text);
    } else {
      keyboard.type(field, text);
    }
    return this;
  }

  Visitor choose(String label, String option) {
    return choose(field(label), option);
  }

  /** Chooses an option of a list by its words. */
  Visitor choose(Locator list, String option) {
    if (keyboard == null) {
      list.selectOption(option);
    } else {
      keyboard.choose(list, option);
    }
    return this;
  }

  Visitor keys(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    return this;
  }

  /** Waits until the words can be seen. */
  Visitor see(String words) {
    assertThat(page.getByText(words).first()).isVisible();
    page.waitForLoadState();
    return this;
  }

  Visitor seeHeading(String words) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words)))
        .isVisible();
    page.waitForLoadState();
    return this;
  }

  /** Waits until a label page shows an item and each of its questions is ready for a hand. */
  Visitor seeTask() {
    page.waitForSelector(".label-page form.answer[novalidate]:not(:has([aria-busy]))");
    page.waitForLoadState();
    return this;
  }

  Visitor seeNot(String words) {
    assertThat(page.getByText(words)).hasCount(0);
    return this;
  }

  /** Waits until the label page, or the page after the last item, counts so many, all saved. */
  Visitor seeJudged(int count) {
    Locator onLabelPage = page.locator("[data-done]");
    Locator atTheEnd = page.getByText("Judged by you: " + count);
    assertThat(onLabelPage.or(atTheEnd).first()).containsText(String.valueOf(count));
    return scripted ? see("All saved") : this;
  }

  /**
   * Looks for faults of accessibility on the page as it stands, unless nothing has changed since it
   * last looked; axe is a script, so it cannot look where scripts are off.
   */
  Visitor look() {
    page.waitForLoadState();
    if (!scripted) {
      return this;
    }
    String stands = page.url() + page.content();
    if (stands.equals(looked)) {
      return this;
    }
    looked = stands;
    int before = complaints.size();
    List<Rule> found =
        new AxeBuilder(page).options(FAULTS_ONLY).setLegacyMode(true).analyze().getViolations();
    // The looker copies the styles of shadow trees, which the page's policy does not let it.
    complaints
        .subList(before, complaints.size())
        .removeIf(one -> one.startsWith("Applying inline style"));
    List<String> words =
        found.stream()
            .flatMap(
                rule ->
                    rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getAny()))
            .toList();
    assertEquals(List.of(), words, () -> "axe on " + page.url());
    return this;
  }

  /** The page does not scroll sideways, and no text is squeezed into a column of letters. */
  Visitor fits() {
    Object over =
        page.evaluate(
            "() => { const d = document.scrollingElement; return d.scrollWidth - d.clientWidth; }");
    assertEquals(0, over, () -> "sideways scroll on " + page.url());
    assertEquals(List.of(), page.evaluate(SQUEEZED), () -> "squeezed on " + page.url());
    return this;
  }

  /** Everything that is pressed is at least 24 px in both directions, but links in a text. */
  Visitor touchable() {
    assertEquals(List.of(), page.evaluate(SMALL), () -> "too small to touch on " + page.url());
    return this;
  }

  private static final String SMALL =
      """
      () => Array.from(document.querySelectorAll("main :is(button, summary, select, input, textarea, a.button)"))
        .map((node) => [node, node.closest("label") ?? node])
        .filter(([node]) => node.checkVisibility({ visibilityProperty: true }) && node.type !== "hidden")
        .map(([node, target]) => [node, target.getBoundingClientRect()])
        .filter(([, frame]) => frame.width < 23.9 || frame.height < 23.9)
        .map(([node, frame]) => `${node.outerHTML.slice(0, 120)} ${frame.width} x ${frame.height}`)
      """;

  /** With -Dtouchstone.pictures: a picture of the whole page, for whoever works on it. */
  Visitor picture(String name) {
    if (System.getProperty("touchstone.pictures") != null) {
      Path to = Path.of("target/screenshots/each", name + ".png");
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(to));
    }
    return this;
  }

  /** A picture of what can be seen, for the documentation. */
  Visitor shoot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    return this;
  }

  void shootFailure(String test) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots/failed-" + test.replaceAll("\\W", "") + ".png")));
  }

  void hadNoError() {
    complaints.removeIf(one -> expected.stream().anyMatch(one::contains));
    assertEquals(List.of(), complaints, "the browser complained");
  }

  void leave() {
    context.close();
  }
}
