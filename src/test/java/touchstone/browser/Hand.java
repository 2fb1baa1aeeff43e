// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import touchstone.web.Messages;

/** Does on a label page what a rater's hand does, each way in its own manner. */
final class Hand {
  /** So many stops of the Tab key a rater would never count. */
  private static final int FAR = 60;

  private final Visitor visitor;
  private final Page page;
  private final Way way;
  private Runnable beforeSending = () -> {};

  Hand(Visitor visitor, Way way) {
    this.visitor = visitor;
    this.page = visitor.page();
    this.way = way;
  }

  Way way() {
    return way;
  }

  Page page() {
    return page;
  }

  boolean byKeys() {
    return way == Way.KEYS;
  }

  /** A text of the page in its language. */
  String word(String key, Object... arguments) {
    return Messages.text(way.language(), key, arguments);
  }

  Hand keys(String... keys) {
    visitor.keys(keys);
    return this;
  }

  Hand times(int times, String key) {
    for (int i = 0; i < times; i++) {
      keys(key);
    }
    return this;
  }

  /** Points at it, or goes there by the Tab key. */
  Hand reach(Locator target) {
    if (!byKeys()) {
      return tap(target);
    }
    for (int stop = 0; stop < FAR; stop++) {
      if ((Boolean) target.evaluate("node => node === document.activeElement")) {
        return this;
      }
      keys("Tab");
    }
    return fail("no way by the Tab key to " + target);
  }

  private Hand tap(Locator target) {
    if (way == Way.TELEPHONE) {
      target.tap();
    } else {
      target.click();
    }
    return this;
  }

  /** Presses the button whose name begins so. */
  Hand press(String name) {
    Locator button = visitor.button(name);
    return byKeys() ? reach(button).keys("Enter") : tap(button);
  }

  /** Picks what shows this key. */
  Hand pick(String key, String title) {
    if (byKeys()) {
      return keys(key);
    }
    return tap(page.locator(".question label:visible", containing(title)).first());
  }

  private static Page.LocatorOptions containing(String title) {
    return new Page.LocatorOptions().setHasText(title);
  }

  /** Types into a field. */
  Hand write(AriaRole role, String name, String text) {
    return write(page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first(), text);
  }

  Hand write(Locator field, String text) {
    reach(field);
    page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(1));
    return this;
  }

  /** Clicks or taps at a place of something, in percent of its width and height. */
  Hand point(Locator on, double x, double y) {
    BoundingBox box = seen(on);
    double atX = box.x + box.width * x / 100;
    double atY = box.y + box.height * y / 100;
    if (way == Way.TELEPHONE) {
      page.touchscreen().tap(atX, atY);
    } else {
      page.mouse().click(atX, atY);
    }
    return this;
  }

  /** Drags with the mouse from one place to another. */
  Hand drag(Locator on, double x, double y, double toX, double toY) {
    BoundingBox box = seen(on);
    page.mouse().move(box.x + box.width * x / 100, box.y + box.height * y / 100);
    page.mouse().down();
    page.mouse()
        .move(
            box.x + box.width * toX / 100,
            box.y + box.height * toY / 100,
            new Mouse.MoveOptions().setSteps(4));
    page.mouse().up();
    return this;
  }

  private static BoundingBox seen(Locator on) {
    on.scrollIntoViewIfNeeded();
    return on.boundingBox();
  }

  /**
   * Selects a word of the shown text with the mouse, or taps it; the word is found by its place.
   */
  Hand word(int start, int end) {
    visitor.page().locator(".item .text").first().scrollIntoViewIfNeeded();
    List<?> frame = (List<?>) page.evaluate(FRAME, List.of(start, end));
    double left = ((Number) frame.get(0)).doubleValue();
    double right = ((Number) frame.get(1)).doubleValue();
    double middle = ((Number) frame.get(2)).doubleValue();
    if (way == Way.TELEPHONE) {
      page.touchscreen().tap((left + right) / 2, middle);
      return this;
    }
    page.mouse().move(way == Way.ARABIC ? right - 1 : left + 1, middle);
    page.mouse().down();
    page.mouse().move((left + right) / 2, middle);
    page.mouse().move(way == Way.ARABIC ? left + 0.5 : right - 0.5, middle);
    page.mouse().up();
    return this;
  }

  /** The frame of a stretch of the text, which marks may have cut in pieces. */
  private static final String FRAME =
      """
      ([start, end]) => {
        const walker = document.createTreeWalker(document.querySelector(".item .text"), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let at = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const next = at + node.data.length;
          if (at <= start && start < next) range.setStart(node, start - at);
          if (at < end && end <= next) range.setEnd(node, end - at);
          at = next;
        }
        const frame = range.getBoundingClientRect();
        return [frame.left, frame.right, (frame.top + frame.bottom) / 2];
      }
      """;

  /** What is done each time before an answer is sent. */
  Hand sending(Runnable act) {
    beforeSending = act;
    return this;
  }

  /** Sends, by the button or by these keys. */
  Hand send(String keys) {
    beforeSending.run();
    return byKeys() ? keys(keys) : press(word("labelling_send"));
  }

  Hand sees(String words) {
    assertThat(page.getByText(words).first()).isVisible();
    return this;
  }
}
