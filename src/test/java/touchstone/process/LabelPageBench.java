// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.browser.Chromium;

/**
 * The label page in a real browser: its weight, its requests, how soon the next item is painted
 * after a key, and how many keys a decision takes; then 32 raters at once.
 */
@Tag("bench")
class LabelPageBench {
  private static final int ITEMS = 8000;
  private static final int KEYS = Integer.getInteger("touchstone.bench.keys", 300);

  /** From the key, as the browser stamps it, to the frame after the one that drew the next item. */
  private static final String PAINT =
      """
      window.paints = [];
      const lease = () => document.querySelector(".label-page .task")?.dataset.lease;
      addEventListener("keydown", (event) => {
        const before = lease();
        const look = () => requestAnimationFrame(() => {
          const after = new MessageChannel();
          after.port1.onmessage = () => lease() === before ? look() : window.paints.push(performance.now() - event.timeStamp);
          after.port2.postMessage(0);
        });
        if (event.key.length === 1) look();
      }, { capture: true });
      """;

  @Test
  void theLabelPage() throws Exception {
    try (RunningApp app = new RunningApp(RunningApp.postgresql(), "-Xmx512m");
        Chromium chromium = Chromium.start()) {
      app.start();
      Campaign.of(app.http(), ITEMS, 0, 1, "PT10M");
      try (BrowserRater rater = new BrowserRater(app, chromium.browser())) {
        rater.signIn();
        weigh(rater, chromium.browser());
        press(rater);
      }
      new RatersAtOnce(app, 32).report();
      System.out.printf("%s | application: peak RSS %d MB%n", store(), app.residentMegabytes());
    }
  }

  static String store() {
    return RunningApp.postgresql() ? "PostgreSQL" : "H2";
  }

  /** Loads the page with an empty cache and counts what comes until two items are at hand. */
  private static void weigh(BrowserRater rater, Browser browser) {
    rater.begin("x");
    Browser.NewContextOptions same =
        new Browser.NewContextOptions().setStorageState(rater.page().context().storageState());
    Page page = browser.newContext(same).newPage();
    String address = rater.page().url();
    rater.page().navigate("about:blank");
    List<Response> responses = new ArrayList<>();
    page.onResponse(responses::add);
    page.navigate(address);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    long bytes = 0;
    long own = 0;
    for (Response each : responses) {
      Map<String, String> headers = each.headers();
      int size = each.request().sizes().responseBodySize;
      bytes += size;
      boolean ahead = each.url().contains("/ahead");
      own += ahead ? 0 : size;
      System.out.printf(
          "  %s %s %d bytes %s%n",
          each.request().method(),
          each.url().replaceFirst("^[^/]*//[^/]*", "").replaceFirst("\\?.*", ""),
          size,
          headers.getOrDefault("content-encoding", "plain"));
    }
    System.out.printf(
        "%s | page, script and style %.1f KB as sent | with the next items %.1f KB | requests %d%n",
        store(), own / 1024.0, bytes / 1024.0, responses.size());
    page.context().close();
    rater.page().navigate(address);
  }

  /** One key an item, at the pace of a quick rater. */
  private static void press(BrowserRater rater) {
    Page page = rater.page();
    page.addInitScript(PAINT);
    page.reload();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    for (int key = 0; key < KEYS; key++) {
      page.keyboard().press(key % 2 == 0 ? "1" : "2");
      page.waitForTimeout(250);
    }
    List<?> paints = (List<?>) page.evaluate("() => window.paints");
    Spread spread = Spread.of(paints.stream().map(each -> ((Number) each).doubleValue()).toList());
    System.out.printf(
        "%s | key to next item painted, %d keys: %s | presses per decision %.2f%n",
        store(), KEYS, spread, (double) KEYS / paints.size());
  }
}
