// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which key picks which value on a page of several questions. A question keeps its own keys unless
 * an earlier one has one of them; then all its keys come from the next row of the keyboard of which
 * nothing is taken. Letters that are commands of the page (u s f g n b) are in no row.
 */
final class Keys {
  private static final List<String> ROWS = List.of("1234567890", "qwertyiop", "adhjkl", "zxcvm");

  private Keys() {}

  /** The key of each value by question; of a question for which no row is left, none. */
  static Map<String, Map<String, String>> of(List<Question> questions) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Question question : questions) {
      Map<String, String> keys = keys(question.hotkeys(), taken);
      keys.values().forEach(key -> taken.add(small(key)));
      all.put(question.name(), Collections.unmodifiableMap(keys));
    }
    return Collections.unmodifiableMap(all);
  }

  private static Map<String, String> keys(Map<String, String> own, Set<String> taken) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (own.keySet().stream().noneMatch(key -> taken.contains(small(key)))) {
      own.forEach((key, value) -> keys.put(value, key));
      return keys;
    }
    for (String row : ROWS) {
      boolean free = row.chars().noneMatch(key -> taken.contains(Character.toString(key)));
      if (free && row.length() >= own.size()) {
        for (String value : own.values()) {
          keys.put(value, row.substring(keys.size(), keys.size() + 1));
        }
        return keys;
      }
    }
    return keys;
  }

  private static String small(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
