// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name by which people address a thing in URLs: 1-64 of [a-z0-9-]. */
public final class Slug {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

  private Slug() {}

  public static boolean fits(String slug) {
    return slug != null && FORM.matcher(slug).matches();
  }

  /** The slug itself, or 422 with the rule. */
  public static String check(String slug) {
    if (slug == null) {
      throw Problem.refusedField("slug", "is missing");
    }
    if (!fits(slug)) {
      throw Problem.refusedField("slug", "must be 1 to 64 of a-z, 0-9 and -");
    }
    return slug;
  }

  /** A slug made of a name: lower case, accents off, the rest hyphens. */
  public static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    if (plain.isEmpty()) {
      return "untitled";
    }
    return plain.length() > 56 ? plain.substring(0, 56).replaceAll("-$", "") : plain;
  }
}
