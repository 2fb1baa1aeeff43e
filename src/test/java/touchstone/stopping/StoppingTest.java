// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoppingTest {
  private static TaskVotes votes(double skill, int... choices) {
    double[] skills = new double[choices.length];
    Arrays.fill(skills, skill);
    return new TaskVotes(2, choices, skills);
  }

  @Test
  void aFixedOverlapIsFullAtItsNumber() {
    FixedOverlap three = new FixedOverlap(3);
    assertEquals(Verdict.Why.BEGUN, three.on(votes(.7, 0, 0)).why());
    assertEquals(Verdict.Why.FULL, three.on(votes(.7, 0, 1, 0)).why());
  }

  @Test
  void goodRatersWhoAgreeAreEnoughAndPoorOnesAreNot() {
    PosteriorStopping rule = new PosteriorStopping(.9, 2, 5);
    assertEquals(Verdict.Why.BEGUN, rule.on(votes(.99, 0)).why());
    assertEquals(Verdict.Why.SURE, rule.on(votes(.8, 0, 0)).why());
    assertEquals(Verdict.Why.UNSURE, rule.on(votes(.7, 0, 0)).why());
    assertEquals(.7 * .7 / (.7 * .7 + .3 * .3), rule.on(votes(.7, 0, 0)).confidence(), 1e-12);
    assertEquals(Verdict.Why.FULL, rule.on(votes(.7, 0, 1, 0, 1, 0)).why());
  }

  @Test
  void moreThanHalfOfTheCrowdIsAsSureAsItsBetaSays() {
    assertEquals(.9375, LeadingSide.overHalf(3, 0), 1e-12);
    assertEquals(.6875, LeadingSide.overHalf(2, 1), 1e-12);
    assertEquals(.5, LeadingSide.overHalf(40, 40), 1e-12);
    assertEquals(.5, LeadingSide.overHalf(500, 500), 1e-12);
  }

  @Test
  void theLeadingSideStopsAtTwoToNoneWithSevenEighths() {
    LeadingSide rule = new LeadingSide(.875, 2, 9);
    assertEquals(Verdict.Why.SURE, rule.on(votes(.5, 1, 1)).why());
    assertEquals(Verdict.Why.UNSURE, rule.on(votes(.5, 1, 0, 1)).why());
    assertEquals(Verdict.Why.FULL, rule.on(votes(.5, 1, 0, 1, 0, 1, 0, 1, 0, 1)).why());
  }
}
