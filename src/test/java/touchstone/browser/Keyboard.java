// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody without a mouse: comes to what is wanted by Tab and arrows, and works it by keys. */
final class Keyboard {
  private static final int FAR = 300;
  private static final int CHOICES = 60;
  private static final String FOCUSED = "e => e === document.activeElement";
  private static final String IN_GROUP =
      "e => { const a = document.activeElement; return a.type === 'radio' && a.name === e.name"
          + " && a.form === e.form; }";
  private static final String CHOSEN = "e => e.selectedOptions[0].label.trim()";

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  /** A link, a button, or what folds and unfolds. */
  void press(Locator what) {
    reach(what, FOCUSED);
    what.press("Enter");
  }

  void tick(Locator box) {
    reach(box, FOCUSED);
    if (!box.isChecked()) {
      box.press("Space");
    }
  }

  /** A choice out of a group: Tab comes to the group, arrows go through it. */
  void pick(Locator radio) {
    reach(radio, IN_GROUP);
    for (int i = 0; i < CHOICES; i++) {
      if (is(radio, FOCUSED)) {
        if (!radio.isChecked()) {
          radio.press("Space");
        }
        return;
      }
      page.keyboard().press("ArrowDown");
    }
    fail("no arrow comes to " + radio);
  }

  void type(Locator field, String text) {
    reach(field, FOCUSED);
    page.keyboard().press("Control+A");
    page.keyboard().press("Delete");
    page.keyboard().insertText(text);
  }

  void choose(Locator list, String option) {
    reach(list, FOCUSED);
    page.keyboard().press("Home");
    for (int i = 0; i < CHOICES; i++) {
      if (list.evaluate(CHOSEN).equals(option)) {
        return;
      }
      page.keyboard().press("ArrowDown");
    }
    fail("no arrow comes to " + option + " in " + list);
  }

  private void reach(Locator what, String there) {
    for (int i = 0; i < FAR; i++) {
      if (is(what, there)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    fail("no Tab comes to " + what + " on " + page.url());
  }

  private static boolean is(Locator what, String so) {
    return (Boolean) what.evaluate(so);
  }
}
