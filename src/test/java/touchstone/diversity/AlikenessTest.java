// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.spread.Distance;

/** Of which groups agreement is told, and what is done with very many answers. */
class AlikenessTest {
  private static final Set<String> OFFERED = Set.of("pos", "neg");

  /** So many women and then men who judge so many items, half of them by the item. */
  private static Alikeness crowd(int raters, int items) {
    Random random = new Random(3);
    List<Given.Judged> judged = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      for (int rater = 0; rater < raters; rater++) {
        boolean pos = random.nextBoolean() ? item % 2 == 0 : random.nextBoolean();
        judged.add(new Given.Judged(id(rater), id(1000 + item), pos ? "pos" : "neg"));
      }
    }
    return Alikeness.of(OFFERED, Distance.NOMINAL, judged);
  }

  private static UUID id(int number) {
    return new UUID(1, number);
  }

  private static Map<UUID, String> groups(int women, int men) {
    Map<UUID, String> groups = new HashMap<>();
    for (int rater = 0; rater < women + men; rater++) {
      groups.put(id(rater), rater < women ? "woman" : "man");
    }
    return groups;
  }

  @Test
  void tenVotersOnEitherSide() {
    Set<String> both = Set.of("woman", "man");
    assertEquals(both, crowd(22, 200).of(groups(12, 10), both).keySet());
    assertEquals(Set.of(), crowd(21, 200).of(groups(12, 9), both).keySet());
    assertEquals(Set.of("man"), crowd(22, 200).of(groups(12, 10), Set.of("man")).keySet());
  }

  @Test
  void twoHundredItemsThatBothVotedOn() {
    assertEquals(Set.of(), crowd(22, 199).of(groups(12, 10), Set.of("woman", "man")).keySet());
  }

  @Test
  void beyondTheBoundItemsAreDrawn() {
    assertFalse(crowd(20, 5000).sampled());
    Alikeness many = crowd(20, 5001);
    assertTrue(many.sampled());
    assertEquals(
        5000, many.of(groups(10, 10), Set.of("woman")).get("woman").shared(), "5,000 of 5,001");
  }

  @Test
  void nothingAnsweredIsNothingToCompare() {
    assertNull(Alikeness.of(OFFERED, Distance.NOMINAL, List.of()));
    assertNull(
        Alikeness.of(OFFERED, Distance.NOMINAL, List.of(new Given.Judged(id(1), id(2), null))));
  }
}
