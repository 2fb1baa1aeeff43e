// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import touchstone.web.Language;

/** How somebody labels. */
enum Way {
  /** At a desk, with a pointer. */
  MOUSE,
  /** At a desk, by keys alone, with motion reduced. */
  KEYS,
  /** By touch on the narrowest telephone, held upright, in the dark. */
  TELEPHONE,
  /** With a pointer, on pages and items that run from right to left. */
  ARABIC;

  Browser.NewContextOptions kind() {
    Browser.NewContextOptions kind =
        this == TELEPHONE
            ? Visitors.telephone().setHasTouch(true).setColorScheme(ColorScheme.DARK)
            : new Browser.NewContextOptions();
    if (this == KEYS) {
      kind.setReducedMotion(ReducedMotion.REDUCE);
    }
    return kind.setLocale(this == ARABIC ? "ar" : "en-US");
  }

  Language language() {
    return this == ARABIC ? Language.ALL.get(1) : Language.ENGLISH;
  }

  /** A text of three words, of which the first and the last are names. */
  String sentence() {
    return this == ARABIC ? "آدا قابلت بو" : "Ada met 🙂Bo";
  }
}
