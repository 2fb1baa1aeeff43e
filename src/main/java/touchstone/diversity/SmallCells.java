// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which groups may be shown such that none of fewer than {@link #K} can be worked out. A hidden
 * group alone is the total less what is shown, so the smallest shown are hidden too until what is
 * hidden is two groups or more, and K people or more, or everything.
 *
 * <p>Tie rule: of equally large groups the first by name is hidden first.
 *
 * <p>Example with K = 2: Ada and Bo say woman, Cy says man: man is hidden, and as it would be
 * alone, woman as well.
 *
 * <p>Source: L. Willenborg, T. de Waal, "Elements of Statistical Disclosure Control", 2001, chapter
 * 6 (secondary suppression).
 */
final class SmallCells {
  /** The fewest people that a group is shown of. */
  static final int K = 10;

  private static final int FEWEST_HIDDEN = 2;

  private SmallCells() {}

  /** The groups to show, by how many people each has. */
  static Set<String> shown(Map<String, Integer> sizes, int k) {
    Set<String> shown = new TreeSet<>(sizes.size() > 1 ? sizes.keySet() : Set.of());
    shown.removeIf(group -> sizes.get(group) < k);
    while (!shown.isEmpty() && !safe(sizes, shown, k)) {
      shown.remove(smallest(sizes, shown));
    }
    return shown;
  }

  private static boolean safe(Map<String, Integer> sizes, Set<String> shown, int k) {
    Map<String, Integer> hidden = new TreeMap<>(sizes);
    hidden.keySet().removeAll(shown);
    int people = hidden.values().stream().mapToInt(Integer::intValue).sum();
    return hidden.isEmpty() || hidden.size() >= FEWEST_HIDDEN && people >= k;
  }

  static String smallest(Map<String, Integer> sizes, Set<String> of) {
    return of.stream()
        .min(Comparator.comparing((String group) -> sizes.get(group)).thenComparing(group -> group))
        .orElseThrow();
  }
}
