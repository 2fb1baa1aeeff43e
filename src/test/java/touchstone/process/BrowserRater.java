// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rater at a browser who answers each item "text n" by whether n is even, and remembers every
 * answer that the page took.
 */
final class BrowserRater implements AutoCloseable {
  private static final Pattern COUNT = Pattern.compile("\\d+");
  private static final String ITEM =
      "() => { const t = document.querySelector('.label-page .task');"
          + " if (!t || document.body.classList.contains('between')) return '';"
          + " return t.dataset.lease + ' ' + t.querySelector('.value').textContent.trim(); }";
  private static final String WAITING =
      "() => Object.keys(localStorage).filter(k => k.startsWith('touchstone.outbox.')).length";

  private final RunningApp app;
  private final BrowserContext context;
  private final Page page;
  private final Map<Integer, String> given = new TreeMap<>();
  private String lastFault = "none";

  BrowserRater(RunningApp app, Browser browser) {
    this.app = app;
    context = browser.newContext(new Browser.NewContextOptions().setBaseURL(app.address()));
    context.setDefaultTimeout(30_000);
    page = context.newPage();
  }

  Page page() {
    return page;
  }

  /** The answers that the page took, by item. */
  Map<Integer, String> given() {
    return given;
  }

  void signIn() {
    page.navigate("/sign-in");
    fillSignIn();
  }

  private void fillSignIn() {
    page.getByLabel("Login").fill("admin");
    page.getByLabel("Password").fill(RunningApp.PASSWORD);
    page.locator("main button").click();
    page.waitForLoadState();
  }

  void begin(String project) {
    page.navigate("/label/" + project);
    page.locator("main form button").first().click();
    page.waitForLoadState();
  }

  /** Answers what is on the page, if it can be answered now; whether it was. */
  boolean answer() {
    try {
      if (page.url().contains("/sign-in")) {
        fillSignIn();
        return false;
      }
      String before = (String) page.evaluate(ITEM);
      if (before.isEmpty()) {
        Locator signIn = page.locator(".saved button");
        if (signIn.count() > 0 && signIn.first().textContent().contains("Sign in")) {
          signIn.first().click();
        }
        page.waitForTimeout(40);
        return false;
      }
      int item = Integer.parseInt(before.substring(before.lastIndexOf(' ') + 1));
      if (given.containsKey(item)) {
        page.waitForTimeout(20);
        return false;
      }
      page.keyboard().press(item % 2 == 0 ? "1" : "2");
      if (before.equals(page.evaluate(ITEM))) {
        return false;
      }
      given.put(item, item % 2 == 0 ? "yes" : "no");
      return true;
    } catch (PlaywrightException moved) {
      lastFault = moved.getMessage();
      page.waitForTimeout(40);
      return false;
    }
  }

  /** Cuts the line: nothing goes out and nothing comes in. */
  void cut() {
    context.setOffline(true);
  }

  /** Loses the server's answers: it gets what is sent, and the page never hears of it. */
  void loseAnswers() {
    context.route(
        url -> url.contains("/label/"),
        route -> {
          if (route.request().method().equals("POST")) {
            passAndLose(route);
          } else {
            route.resume();
          }
        });
  }

  private static void passAndLose(Route route) {
    try {
      route.fetch();
    } catch (PlaywrightException away) {
      // Lost as well.
    }
    route.abort();
  }

  void mend() {
    context.unrouteAll();
    context.setOffline(false);
  }

  void expire() {
    context.clearCookies();
  }

  void reload() {
    try {
      page.reload();
    } catch (PlaywrightException away) {
      page.waitForTimeout(500);
      page.reload();
    }
  }

  /** Whether the page is one that tells its state: it is not where one signs in. */
  boolean tellsState() {
    page.waitForLoadState();
    return page.locator(".saved").count() > 0;
  }

  /** What the page says of itself: how many answers are not known to be saved. */
  record Said(String words, int waiting) {}

  Said state() {
    String words = page.locator(".saved").first().textContent();
    Matcher count = COUNT.matcher(words);
    int waiting =
        words.startsWith("All saved") ? 0 : count.find() ? Integer.parseInt(count.group()) : 0;
    return new Said(words, waiting);
  }

  /** How many acts the device keeps for sending. */
  int kept() {
    for (int tries = 0; tries < 5; tries++) {
      try {
        return (int) page.evaluate(WAITING);
      } catch (PlaywrightException moved) {
        page.waitForLoadState();
      }
    }
    return (int) page.evaluate(WAITING);
  }

  private int present() {
    String item = (String) page.evaluate(ITEM);
    return item.isEmpty() ? -1 : Integer.parseInt(item.substring(item.lastIndexOf(' ') + 1));
  }

  /** Where the rater is, for somebody who asks why nothing goes on. */
  String describe() {
    return page.url()
        + " "
        + page.locator("main").first().innerText().replaceAll("\\s+", " ")
        + " given "
        + given.size()
        + ", item among them: "
        + given.containsKey(present())
        + ", last fault: "
        + lastFault;
  }

  @Override
  public void close() {
    context.close();
  }
}
