// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** The subtraction attack on the bare rules: a thousand crowds, three days, every slice. */
class ManyCrowdsTest {
  private static final int CROWDS = 1000;
  private static final int DAYS = 3;
  private static final int K = 10;
  private static final List<String> SLICES = List.of("boots", "coats", "hats");
  private static final List<String> GROUPS = List.of("a", "b", "c", "d", "nobody says this");

  /** A group's people of one day and one way to judge; the cells that an attacker looks for. */
  private record Cell(int day, String group, Set<String> slices) {}

  private final List<Person> people = new ArrayList<>();
  private final List<Predicate<Person>> published = new ArrayList<>();
  private int inSlices;

  @Test
  void noCellOfFewFollows() {
    List<String> found = attacked(CROWDS, false);
    System.out.printf("%d crowds, %d groups shown in slices%n", CROWDS, inSlices);
    assertTrue(inSlices > 100, "an attack on nothing");
    assertEquals(List.of(), found);
  }

  /** Hiding only what is small itself, as one would at first, gives cells away. */
  @Test
  void theAttackWorks() {
    assertTrue(attacked(50, true).size() > 50);
  }

  private List<String> attacked(int crowds, boolean plainly) {
    List<String> found = new ArrayList<>();
    for (int seed = 0; seed < crowds; seed++) {
      people.clear();
      published.clear();
      Random random = new Random(seed);
      for (int day = 0; day < 1 + seed % DAYS; day++) {
        come(random, day);
        publish(plainly);
      }
      attack(seed, found);
    }
    return found;
  }

  private static Instant at(int day) {
    return Instant.EPOCH.plusSeconds(day);
  }

  private void come(Random random, int day) {
    int ways = 1 + random.nextInt(3);
    List<Set<String>> patterns = new ArrayList<>();
    for (int way = 0; way < ways; way++) {
      Set<String> slices = new TreeSet<>(SLICES);
      slices.removeIf(each -> random.nextInt(3) == 0);
      patterns.add(slices);
    }
    int groups = 1 + random.nextInt(4);
    int most = 5 + random.nextInt(40);
    for (int group = 0; group < groups; group++) {
      int size = 1 + random.nextInt(most);
      int favourite = random.nextInt(ways);
      boolean loyal = random.nextBoolean();
      for (int each = 0; each < size; each++) {
        people.add(
            new Person(
                UUID.randomUUID(),
                at(day),
                Json.object().put("t", GROUPS.get(group)),
                patterns.get(loyal ? favourite : random.nextInt(ways))));
      }
    }
    while (people.stream().filter(each -> each.at().equals(at(day))).count() < K) {
      people.add(
          new Person(UUID.randomUUID(), at(day), Json.object().put("t", "a"), patterns.get(0)));
    }
  }

  private static String group(Person person) {
    return person.group("t");
  }

  /** What the page would show today, over all and of each slice. */
  private void publish(boolean plainly) {
    Instant last = people.get(people.size() - 1).at();
    Predicate<Person> now = each -> !each.at().isAfter(last);
    Map<String, Integer> sizes = new TreeMap<>();
    people.forEach(each -> sizes.merge(group(each), 1, Integer::sum));
    if (plainly) {
      sizes.values().removeIf(size -> size < K);
      table(now, sizes.keySet());
      SLICES.forEach(
          slice -> table(now.and(each -> each.slices().contains(slice)), sizes.keySet()));
      return;
    }
    Set<String> overall = SmallCells.shown(sizes, K);
    table(now, overall);
    SliceCells cells = SliceCells.of(people, K);
    Set<String> shown = cells.shown(ManyCrowdsTest::group, overall);
    for (String slice : SLICES) {
      if (cells.lets(slice)) {
        table(now.and(each -> each.slices().contains(slice)), shown);
        inSlices += shown.size();
      }
    }
  }

  private void table(Predicate<Person> inside, Set<String> shown) {
    for (String group : shown) {
      published.add(inside.and(each -> group(each).equals(group)));
    }
    published.add(inside.and(each -> !shown.contains(group(each))));
  }

  private void attack(int seed, List<String> found) {
    List<Cell> cells = new ArrayList<>();
    Set<Set<String>> patterns = new HashSet<>();
    people.forEach(each -> patterns.add(each.slices()));
    for (int day = 0; day < DAYS; day++) {
      for (Set<String> pattern : patterns) {
        for (String group : GROUPS) {
          cells.add(new Cell(day, group, pattern));
        }
      }
    }
    Attack attack = new Attack();
    for (int day = 0; day < DAYS; day++) {
      for (Set<String> pattern : patterns) {
        Instant at = at(day);
        learn(attack, cells, each -> each.at().equals(at) && each.slices().equals(pattern));
      }
    }
    published.forEach(which -> learn(attack, cells, which));
    for (String group : GROUPS) {
      List<Predicate<Person>> parts = new ArrayList<>();
      patterns.forEach(pattern -> parts.add(each -> each.slices().equals(pattern)));
      for (String slice : SLICES) {
        parts.add(each -> each.slices().contains(slice));
        parts.add(each -> !each.slices().contains(slice));
        SLICES.forEach(
            other ->
                parts.add(each -> each.slices().contains(slice) && !each.slices().contains(other)));
      }
      for (int at = 0; at < parts.size(); at++) {
        Predicate<Person> which = parts.get(at).and(each -> group(each).equals(group));
        long truly = people.stream().filter(which).count();
        if (truly > 0 && truly < K && attack.known(row(cells, which)) != null) {
          found.add("crowd " + seed + ": " + truly + " of " + group + " in part " + at);
        }
      }
    }
  }

  private void learn(Attack attack, List<Cell> cells, Predicate<Person> which) {
    attack.learn(row(cells, which), people.stream().filter(which).count());
  }

  /** A set of people as the cells that it is made of; it is all or nothing of each. */
  private double[] row(List<Cell> cells, Predicate<Person> which) {
    return cells.stream()
        .mapToDouble(
            cell ->
                which.test(
                        new Person(
                            new UUID(0, 0),
                            at(cell.day()),
                            Json.object().put("t", cell.group()),
                            cell.slices()))
                    ? 1
                    : 0)
        .toArray();
  }
}
