// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Means and intervals of Beta(1 + right, 1 + wrong). */
class SkillTest {

  @Test
  void sixOfTenSaysLittle() {
    Skill skill = new Skill(6, 4);
    assertEquals(7.0 / 12, skill.mean(), 1e-12);
    assertEquals(.350, skill.low(), .0005);
    assertEquals(.800, skill.high(), .0005);
  }

  @Test
  void nothingKnownIsUniform() {
    Skill skill = new Skill(0, 0);
    assertEquals(.5, skill.mean());
    assertEquals(.05, skill.low(), 1e-9);
    assertEquals(.95, skill.high(), 1e-9);
  }

  @Test
  void rightAndWrongAreMirrorImages() {
    assertEquals(1 - new Skill(3, 17).high(), new Skill(17, 3).low(), 1e-9);
    assertEquals(.5, new Skill(9, 9).under(.5), 1e-9);
  }

  @Test
  void thousandsOfGoldsAreNoTrouble() {
    Skill skill = new Skill(8_000, 2_000);
    assertTrue(skill.low() > .79 && skill.high() < .81, skill.low() + " " + skill.high());
  }
}
