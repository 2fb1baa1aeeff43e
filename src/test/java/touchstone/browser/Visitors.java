// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import touchstone.app.Api;

/**
 * The people of a test, each at a browser of their own. When the test ends they leave, and it fails
 * if any page of theirs had an error.
 */
final class Visitors implements BeforeEachCallback, AfterEachCallback {
  private final List<Visitor> present = new ArrayList<>();
  private Browser browser;

  @Override
  public void beforeEach(ExtensionContext context) {
    browser =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Chromium.class))
            .getOrComputeIfAbsent("chromium", key -> Chromium.start(), Chromium.class)
            .browser();
  }

  /** Somebody at a desk, not signed in. */
  Visitor anybody() {
    return with(new Browser.NewContextOptions());
  }

  /** Somebody at a browser of another kind. */
  Visitor with(Browser.NewContextOptions kind) {
    kind.setBaseURL(RestAssured.baseURI + ":" + RestAssured.port);
    if (kind.viewportSize == null) {
      kind.setViewportSize(1280, 800);
    }
    Visitor visitor = new Visitor(browser.newContext(kind), kind.javaScriptEnabled == null);
    present.add(visitor);
    return visitor;
  }

  /** Ada, who leads, signed in. */
  Visitor ada() {
    return ada(new Browser.NewContextOptions());
  }

  Visitor ada(Browser.NewContextOptions kind) {
    return with(kind).signIn("admin", "correct horse battery");
  }

  /** A new member of the pool, signed in. */
  Visitor rater(String pool, String login, Browser.NewContextOptions kind) {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    return with(kind).join(link, login);
  }

  /** A telephone, held upright, of the narrowest kind that must do. */
  static Browser.NewContextOptions telephone() {
    return new Browser.NewContextOptions().setViewportSize(320, 640);
  }

  static Browser.NewContextOptions dark() {
    return new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (context.getExecutionException().isEmpty()) {
        present.forEach(Visitor::hadNoError);
      } else {
        present.forEach(visitor -> visitor.shootFailure(context.getDisplayName()));
      }
    } finally {
      present.forEach(Visitor::leave);
      present.clear();
    }
  }
}
