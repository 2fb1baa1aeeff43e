// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names and values made of titles, for what nobody named. */
public final class Names {
  private static final int LONGEST = 56;

  private Names() {}

  /** An option's value that is not taken, and takes it; where no letter serves, its number. */
  public static String value(String title, int number, Set<String> taken) {
    return free(plain(title), "option-" + number, taken);
  }

  /** A question's name that is not taken, and takes it. */
  public static String name(String title, int number, Set<String> taken) {
    return free(plain(title), "question-" + number, taken);
  }

  private static String free(String made, String otherwise, Set<String> taken) {
    String stem = made.isEmpty() ? otherwise : made;
    String free = stem;
    for (int number = 2; !taken.add(free); number++) {
      free = stem + "-" + number;
    }
    return free;
  }

  private static String plain(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST).replaceAll("-$", "") : plain;
  }
}
