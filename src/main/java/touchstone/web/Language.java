// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;

/**
 * A language that the pages speak.
 *
 * @param code as in {@code <html lang>}
 * @param title its name in itself
 * @param dir ltr or rtl
 */
public record Language(String code, String title, String dir) {
  public static final Language ENGLISH = new Language("en", "English", "ltr");
  public static final List<Language> ALL = List.of(ENGLISH, new Language("ar", "العربية", "rtl"));

  /** The language of this code, or null. */
  static Language of(String code) {
    return ALL.stream().filter(each -> each.code.equals(code)).findFirst().orElse(null);
  }

  /** The first one that the header {@code Accept-Language} asks for and that there is. */
  static Language wanted(String header) {
    if (header == null || header.length() > 1000) {
      return ENGLISH;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      List<Locale> known = ALL.stream().map(each -> Locale.forLanguageTag(each.code)).toList();
      Locale best = Locale.lookup(ranges, known);
      return best == null ? ENGLISH : of(best.getLanguage());
    } catch (IllegalArgumentException unreadable) {
      return ENGLISH;
    }
  }

  ULocale locale() {
    return ULocale.forLanguageTag(code);
  }

  /** What the names of its files end in: nothing for English. */
  String suffix() {
    return equals(ENGLISH) ? "" : "_" + code;
  }
}
