// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingsTest {

  @Test
  void equalUnitsAreOneRowAndUnitsWithoutAPairNone() {
    Ratings ratings =
        Ratings.of(
            List.of(
                List.of("b", "a", "b"),
                List.of("z"),
                List.of(),
                List.of("b", "b", "a"),
                List.of("a", "a")));
    assertEquals(3, ratings.items());
    assertEquals(List.of("a", "b"), ratings.values());
    assertEquals(2, ratings.rows());
    assertArrayEquals(new int[] {0, 1, 1, 2}, ratings.row(0));
    assertArrayEquals(new int[] {0, 2}, ratings.row(1));
    assertArrayEquals(new int[] {2, 1}, ratings.all().ofRow());
  }

  @Test
  void nullIsAMissingValue() {
    Ratings ratings =
        Ratings.of(List.of(Arrays.asList("a", null, "b"), Arrays.asList(null, null, "c")));
    assertEquals(1, ratings.items());
    assertEquals(List.of("a", "b"), ratings.values());
  }

  @Test
  void anItemOfSeveralUnitsIsDrawnAsOne() {
    Ratings.Given a = new Ratings.Given("a", "x");
    Ratings.Given b = new Ratings.Given("b", "y");
    Ratings.Given c = new Ratings.Given("c", "x");
    Ratings ratings =
        new Gathering(Answers.CLASSES)
            .pairs(List.of(List.of(a, b), List.of(a, c)), 0)
            .item(List.of(a, b), 0)
            .ratings();
    assertEquals(2, ratings.items());
    assertEquals(3, ratings.units().size());
    assertEquals(2, Arrays.stream(ratings.sample(new int[] {2, 0}).ofUnit()).sum());
    assertEquals(4, Arrays.stream(ratings.sample(new int[] {0, 2}).ofUnit()).sum());
  }
}
