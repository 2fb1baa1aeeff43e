// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Of which slices figures by trait may be shown, and then of which groups, such that no difference
 * between slices, or to all, is of few people.
 *
 * <p>Who judged in the same slices and came to be counted together are a cell that differences of
 * what is shown can be worked out down to. A slice is let in only while each such cell has no
 * people or k and more; the slices with the most people first. A group is shown in slices only
 * where it has nobody or k and more in each cell of slices, and the same holds of all hidden groups
 * together.
 *
 * <p>Tie rule: of slices with as many people the first by name comes first.
 *
 * <p>Example with k = 2: Ada and Bo judged shoes and hats, Cy hats alone: hats are let in, shoes
 * are not, as the difference of the two would be Cy.
 *
 * <p>Source: D. Denning, P. Denning, M. Schwartz, "The Tracker: A Threat to Statistical Database
 * Security", ACM TODS 4, 1979 (what differences of allowed questions give away).
 */
final class SliceCells {
  /** So many slices are looked at; the rest have too few people each to matter. */
  private static final int MOST = 200;

  private final List<Person> people;
  private final int k;
  private final Set<String> letIn = new TreeSet<>();

  private SliceCells(List<Person> people, int k) {
    this.people = people;
    this.k = k;
  }

  static SliceCells of(List<Person> people, int k) {
    SliceCells cells = new SliceCells(people, k);
    Map<String, Integer> sizes = new TreeMap<>();
    people.forEach(each -> each.slices().forEach(slice -> sizes.merge(slice, 1, Integer::sum)));
    sizes.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> each) -> -each.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .forEach(each -> cells.tryIn(each.getKey()));
    return cells;
  }

  private record Cell(Instant since, Set<String> slices) {}

  private void tryIn(String slice) {
    letIn.add(slice);
    Map<Cell, Integer> cells = new HashMap<>();
    people.forEach(each -> cells.merge(new Cell(each.at(), pattern(each)), 1, Integer::sum));
    if (cells.values().stream().anyMatch(size -> size < k)) {
      letIn.remove(slice);
    }
  }

  private Set<String> pattern(Person person) {
    Set<String> pattern = new TreeSet<>(person.slices());
    pattern.retainAll(letIn);
    return pattern;
  }

  /** Whether figures by trait may be shown of a slice at all. */
  boolean lets(String slice) {
    return letIn.contains(slice);
  }

  /** The groups to show in every slice, of those that are shown over all. */
  Set<String> shown(Function<Person, String> groupOf, Set<String> overall) {
    Map<String, Map<Set<String>, Integer>> cells = new TreeMap<>();
    Map<String, Integer> sizes = new TreeMap<>();
    Map<Set<String>, Integer> all = new HashMap<>();
    for (Person each : people) {
      all.merge(pattern(each), 1, Integer::sum);
      String group = groupOf.apply(each);
      sizes.merge(group, 1, Integer::sum);
      cells.computeIfAbsent(group, first -> new HashMap<>()).merge(pattern(each), 1, Integer::sum);
    }
    Set<String> shown = new TreeSet<>(overall);
    shown.removeIf(
        group ->
            cells.get(group).entrySet().stream()
                .anyMatch(
                    cell -> cell.getValue() < k || cell.getValue().equals(all.get(cell.getKey()))));
    while (!shown.isEmpty() && !safe(cells, shown)) {
      shown.remove(SmallCells.smallest(sizes, shown));
    }
    return shown;
  }

  private boolean safe(Map<String, Map<Set<String>, Integer>> cells, Set<String> shown) {
    Map<Set<String>, Integer> hidden = new HashMap<>();
    int groups = 0;
    for (Map.Entry<String, Map<Set<String>, Integer>> each : cells.entrySet()) {
      if (!shown.contains(each.getKey())) {
        groups++;
        each.getValue().forEach((pattern, size) -> hidden.merge(pattern, size, Integer::sum));
      }
    }
    return groups != 1 && hidden.values().stream().noneMatch(size -> size < k);
  }
}
