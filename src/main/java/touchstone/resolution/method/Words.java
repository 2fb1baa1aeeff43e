// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Texts as words, and how far two texts are apart. */
final class Words {
  private Words() {}

  /** In small letters, without marks but apostrophes within a word, one after the other. */
  static List<String> of(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ")
            .replaceAll("(?<![\\p{L}\\p{N}])'+|'+(?![\\p{L}\\p{N}])", " ")
            .strip();
    return plain.isEmpty() ? List.of() : Stream.of(plain.split(" +")).toList();
  }

  /** The least number of words put in, taken out or changed that turns one into the other. */
  static int distance(List<String> one, List<String> other) {
    int[] before = new int[other.size() + 1];
    int[] now = new int[other.size() + 1];
    for (int j = 0; j <= other.size(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.size(); i++) {
      now[0] = i;
      for (int j = 1; j <= other.size(); j++) {
        int changed = before[j - 1] + (one.get(i - 1).equals(other.get(j - 1)) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      int[] kept = before;
      before = now;
      now = kept;
    }
    return before[other.size()];
  }
}
