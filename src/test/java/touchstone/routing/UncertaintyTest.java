// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.project.Places;

/** The worked examples: what is least sure has the smallest key. */
class UncertaintyTest {
  @Test
  void oneVoteOfTwoClassesLeavesAQuarterToTheOther() {
    // (1 + .5) / 2 = .75: -.75 lb .75 - .25 lb .25 = .8113
    assertEquals(.8113, Uncertainty.ofVotes(List.of(1.0), 2), 1e-4);
    assertEquals(.65, Uncertainty.ofVotes(List.of(2.0), 2), 1e-3);
    assertEquals(1, Uncertainty.ofVotes(List.of(1.0, 1.0), 2), 1e-12);
  }

  @Test
  void nobodyOrNoWeightIsAsUnsureAsCanBe() {
    assertEquals(1, Uncertainty.ofVotes(List.of(), 4), 1e-12);
    assertEquals(1, Uncertainty.ofVotes(List.of(0.0), 4), 1e-12);
  }

  @Test
  void aScoreOfAHalfIsLeastSureAndACertainOneSure() {
    assertEquals(1, Uncertainty.ofScore(.5), 1e-12);
    assertEquals(0, Uncertainty.ofScore(1), 0);
    assertEquals(0, Uncertainty.ofScore(0), 0);
    assertEquals(Uncertainty.ofScore(.2), Uncertainty.ofScore(.8), 1e-12);
  }

  @Test
  void keysRunFromTheLeastSureToTheSurest() {
    assertEquals(0, Uncertainty.key(1));
    assertEquals(Places.KEYS - 1, Uncertainty.key(0));
    assertTrue(Uncertainty.key(.9) < Uncertainty.key(.8));
  }
}
