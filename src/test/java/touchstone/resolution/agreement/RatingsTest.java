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
    assertEquals(3, ratings.units());
    assertEquals(List.of("a", "b"), ratings.values());
    assertEquals(2, ratings.rows());
    assertArrayEquals(new int[] {0, 1, 1, 2}, ratings.row(0));
    assertArrayEquals(new int[] {0, 2}, ratings.row(1));
    assertArrayEquals(new int[] {2, 1}, ratings.times());
  }

  @Test
  void nullIsAMissingValue() {
    Ratings ratings =
        Ratings.of(List.of(Arrays.asList("a", null, "b"), Arrays.asList(null, null, "c")));
    assertEquals(1, ratings.units());
    assertEquals(List.of("a", "b"), ratings.values());
  }

  @Test
  void nobodyCanChangeThemFromOutside() {
    Ratings ratings = Ratings.of(List.of(List.of("a", "a")));
    ratings.times()[0] = 7;
    assertEquals(1, ratings.units());
  }
}
