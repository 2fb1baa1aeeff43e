// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import touchstone.app.Crowd;

/**
 * Random crowds of tribes who judge in shops, as cells that an attacker would like to know: people
 * who came on one day, say the same and judged in the same shops.
 */
final class Tribes {
  static final String TRAIT = "tribe";
  static final List<String> SHOPS = List.of("boots", "coats", "hats");

  /** What anybody might say as far as the attacker knows; nobody does. */
  private static final String SOMETHING_ELSE = "something else";

  private final List<Cell> cells = new ArrayList<>();

  record Cell(int day, String group, Set<String> shops, int people) {}

  List<Cell> cells() {
    return cells;
  }

  int people(Predicate<Cell> which) {
    return cells.stream().filter(which).mapToInt(Cell::people).sum();
  }

  /** A group's people of a day, in up to three crowds that judged in shops of their own. */
  void come(Crowd crowd, int day, int group, Random random, int seed) {
    String says = "tribe" + group;
    int left = seed % 3 == 0 ? 10 + random.nextInt(25) : 1 + random.nextInt(30);
    while (left > 0) {
      int people = seed % 4 == 0 ? left : Math.min(left, 1 + random.nextInt(20));
      Set<String> shops = shops(random, seed);
      int first = crowd.join(people, Map.of(TRAIT, says));
      crowd.judge(
          first, first + people, (rater, item) -> shops.contains(SHOPS.get(item % SHOPS.size())));
      cells.add(new Cell(day, says, shops, people));
      left -= people;
    }
  }

  private static Set<String> shops(Random random, int seed) {
    if (seed % 5 == 0) {
      return new TreeSet<>(random.nextBoolean() ? SHOPS : SHOPS.subList(0, 1));
    }
    Set<String> shops = new TreeSet<>();
    SHOPS.stream().filter(each -> random.nextInt(3) > 0).forEach(shops::add);
    return shops.isEmpty() ? new TreeSet<>(SHOPS) : shops;
  }

  /** The distinct cells, as unknowns: a day, a group and what was judged in. */
  List<Cell> unknowns() {
    Map<String, Cell> merged = new LinkedHashMap<>();
    Set<String> groups = cells.stream().map(Cell::group).collect(Collectors.toSet());
    groups.add(SOMETHING_ELSE);
    for (Cell cell : cells) {
      for (String group : groups) {
        merged.putIfAbsent(
            cell.day() + group + cell.shops(), new Cell(cell.day(), group, cell.shops(), 0));
      }
    }
    cells.forEach(
        cell ->
            merged.merge(
                cell.day() + cell.group() + cell.shops(),
                cell,
                (one, other) ->
                    new Cell(one.day(), one.group(), one.shops(), one.people() + other.people())));
    return List.copyOf(merged.values());
  }
}
