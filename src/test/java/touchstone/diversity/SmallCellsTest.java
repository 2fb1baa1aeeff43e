// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** Which groups and slices may be shown. */
class SmallCellsTest {
  private static final Instant FIRST = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant NEXT = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void threeRaters() {
    assertEquals(Set.of(), SmallCells.shown(Map.of("woman", 2, "man", 1), 2));
  }

  @Test
  void theNextSmallestHidesTheSmallest() {
    assertEquals(
        Set.of("white", "black"),
        SmallCells.shown(
            Map.of("white", 197, "black", 34, "asian", 19, "hispanic", 5, "arab american", 1), 10));
    assertEquals(
        Set.of("white"), SmallCells.shown(Map.of("white", 30, "black", 20, "asian", 4), 10));
  }

  @Test
  void nothingSmallHidesNothing() {
    assertEquals(Set.of("a", "b"), SmallCells.shown(Map.of("a", 10, "b", 10), 10));
    assertEquals(Set.of(), SmallCells.shown(Map.of("a", 10), 10), "it would be told of each");
    assertEquals(Set.of(), SmallCells.shown(Map.of("a", 9), 10));
    assertEquals(Set.of(), SmallCells.shown(Map.of(), 10));
  }

  @Test
  void manySmallOnesMayStandTogether() {
    assertEquals(Set.of("a"), SmallCells.shown(Map.of("a", 50, "b", 6, "c", 5), 10));
  }

  @Test
  void ofEquallyLargeGroupsTheFirstByNameIsHidden() {
    assertEquals(Set.of("c"), SmallCells.shown(Map.of("b", 10, "c", 10, "a", 3), 10));
  }

  private static List<Person> people(int many, String says, Instant at, String... slices) {
    List<Person> people = new ArrayList<>();
    for (int each = 0; each < many; each++) {
      people.add(
          new Person(UUID.randomUUID(), at, Json.object().put("gender", says), Set.of(slices)));
    }
    return people;
  }

  @SafeVarargs
  private static SliceCells cells(int k, List<Person>... people) {
    return SliceCells.of(List.of(people).stream().flatMap(List::stream).toList(), k);
  }

  private static Set<String> shown(SliceCells cells, String... overall) {
    return cells.shown(person -> person.group("gender"), Set.of(overall));
  }

  @Test
  void aDifferenceOfOneKeepsASliceOut() {
    SliceCells cells =
        cells(2, people(2, "woman", FIRST, "shoes", "hats"), people(1, "man", FIRST, "hats"));
    assertTrue(cells.lets("hats"));
    assertFalse(cells.lets("shoes"));
    assertFalse(cells.lets("gloves"));
  }

  @Test
  void aGroupThatIsSmallInOneCellIsHiddenInAll() {
    SliceCells cells =
        cells(
            2,
            people(5, "woman", FIRST, "shoes"),
            people(1, "man", FIRST, "shoes"),
            people(4, "man", FIRST),
            people(4, "other", FIRST, "shoes"),
            people(3, "woman", FIRST));
    assertTrue(cells.lets("shoes"));
    assertEquals(Set.of("woman"), shown(cells, "woman", "man", "other"));
  }

  @Test
  void aGroupThatASliceIsAllOfIsHidden() {
    SliceCells cells =
        cells(
            2,
            people(5, "woman", FIRST, "shoes"),
            people(4, "man", FIRST),
            people(3, "other", FIRST),
            people(3, "woman", FIRST));
    assertTrue(cells.lets("shoes"));
    assertEquals(Set.of("man"), shown(cells, "woman", "man", "other"));
  }

  @Test
  void whoCameLaterMustNotBeFewInASlice() {
    SliceCells cells =
        cells(
            2,
            people(4, "woman", FIRST, "shoes"),
            people(4, "woman", FIRST),
            people(1, "woman", NEXT, "shoes"),
            people(3, "woman", NEXT));
    assertFalse(cells.lets("shoes"));
  }
}
