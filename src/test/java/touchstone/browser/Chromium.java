// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The one browser process of a run: the machine's own Chromium, nothing is downloaded. The one
 * without a window comes first: the same engine takes a third less time in it.
 */
public final class Chromium implements AutoCloseable {
  private static final Stream<String> KNOWN =
      Stream.of(
          "/usr/bin/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser; without one the test is skipped, but fails where CI=true. */
  public static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Path found =
        Stream.concat(
                KNOWN.map(Path::of), Stream.of(Path.of(playwright.chromium().executablePath())))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      playwright.close();
      return absent();
    }
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(found).setArgs(FLAGS)));
  }

  private static Chromium absent() {
    String words = "No Chromium or Chrome is on this machine, so the pages are not tested.";
    return "true".equals(System.getenv("CI")) ? fail(words) : abort(words);
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
