// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The example in the words of each figure, and what it says of nobody, of one and of ties. */
class WorkedExamplesTest {
  private static final double FOUR = .00005;
  private static final Votes THREE = Ballots.of(2, "10", "10", "11");
  private static final int[] COUPLE = {0, 0, 1};

  @Test
  void theMakeUpOfTwoWomenAndAMan() {
    MakeUp three = MakeUp.of(2, 1);
    assertEquals(.4444, three.blau(), FOUR);
    assertEquals(.6365, three.shannon(), FOUR);
    assertEquals(.9183, three.evenness(), FOUR);
    assertEquals(1.8899, three.hill1(), FOUR);
    assertEquals(1.8, three.hill2(), FOUR);
    assertEquals(1.0 / 6, three.distance(.5, .5), FOUR);
    assertEquals(2.0 / 3, MakeUp.coverage(1.0 / 3, .5), FOUR);
    assertEquals(.375, MakeUp.of(2, 1, 1).concentration(), FOUR);
  }

  @Test
  void nobodyAndOneAlone() {
    assertTrue(Double.isNaN(MakeUp.of(0, 0).blau()));
    assertTrue(Double.isNaN(MakeUp.of(0).shannon()));
    assertTrue(Double.isNaN(MakeUp.of(3).evenness()));
    assertEquals(1, MakeUp.of(3, 0).hill1(), FOUR);
    assertEquals(1, MakeUp.coverage(.7, .5));
    assertEquals(1, MakeUp.coverage(.7, 0));
  }

  /** The quota and the raters by race of POPQUORN, as published figures have them. */
  @Test
  void figuresOfALargerPool() {
    MakeUp gender = MakeUp.of(131, 124, 7);
    assertEquals(.5253, gender.blau(), FOUR);
    assertEquals(.7974, gender.shannon(), FOUR);
    assertEquals(2.220, gender.hill1(), .0005);
    assertEquals(2.107, gender.hill2(), .0005);
    assertEquals(.10, MakeUp.coverage(5.0 / 262, .19), .005);
  }

  @Test
  void agreementWithinAGroup() {
    Votes votes = Ballots.of(2, "001", "001", "011");
    assertEquals(.6, Reliability.within(votes.counts(), 2, Distance.NOMINAL), 1e-12);
    int[] unanimous = Ballots.of(2, "00", "00").counts();
    assertTrue(Double.isNaN(Reliability.within(unanimous, 2, Distance.NOMINAL)));
    int[] once = Ballots.of(2, "01").counts();
    assertTrue(Double.isNaN(Reliability.within(once, 2, Distance.NOMINAL)));
  }

  @Test
  void agreementWithOthers() {
    int[][] groups = Ballots.of(2, "00", "01", "01").counts(COUPLE, 2);
    assertEquals(.5, Reliability.across(groups[0], groups[1], 2, Distance.NOMINAL), 1e-12);
    assertEquals(.5, Reliability.across(groups[1], groups[0], 2, Distance.INTERVAL), 1e-12);
    int[][] apart = Ballots.of(2, "0.", "0.", ".1").counts(COUPLE, 2);
    assertTrue(Double.isNaN(Reliability.across(apart[0], apart[1], 2, Distance.NOMINAL)));
  }

  @Test
  void agreementOfAGroupBesideOthers() {
    Votes none = Ballots.of(2, "01", "01", "00");
    GroupAgreement couple = GroupAgreement.of(none, COUPLE, 2, Distance.NOMINAL, 9, 1).get(0);
    assertEquals(1, couple.irr());
    assertEquals(0, couple.xrr());
    assertTrue(Double.isNaN(couple.gai()) && Double.isNaN(couple.p()));
    assertEquals(2, couple.raters());
    assertEquals(2, couple.shared());
    Votes all = Ballots.of(2, "01", "01", "01");
    GroupAgreement same = GroupAgreement.of(all, COUPLE, 2, Distance.NOMINAL, 9, 1).get(0);
    assertEquals(1, same.gai());
    assertEquals(1, same.p());
  }

  @Test
  void manyTestsAtOnce() {
    assertArrayEquals(new double[] {.03, .04, .04}, FalseFinds.adjust(.01, .04, .03), 1e-12);
    assertArrayEquals(
        new double[] {.02, Double.NaN, 1}, FalseFinds.adjust(.01, Double.NaN, 1), 1e-12);
    assertArrayEquals(new double[0], FalseFinds.adjust());
  }

  /** By gender and by race, the p-values and their adjustments as published for POPQUORN. */
  @Test
  void adjustmentsOfPublishedTests() {
    assertArrayEquals(new double[] {.62, .62}, FalseFinds.adjust(.40, .62), 1e-12);
    assertArrayEquals(new double[] {.66, .74, .045}, FalseFinds.adjust(.44, .74, .015), 1e-12);
  }

  @Test
  void softLabels() {
    int[] counts = Ballots.of(2, "0", "0", "1").counts();
    assertEquals(.6365, SoftLabels.entropy(counts, 2), FOUR);
    assertArrayEquals(new double[] {2.0 / 3}, SoftLabels.plurality(counts, 2), 1e-12);
    assertEquals(0, SoftLabels.leader(new int[] {1, 1}, 0, 2));
    int[][] groups = Ballots.of(2, "0", "0", "1").counts(new int[] {0, 1, 1}, 2);
    assertEquals(.3113, SoftLabels.divergence(groups[0], groups[1], 2), FOUR);
  }

  /** One vote a side: half the draws agree, half are wholly apart; no side looks surer. */
  @Test
  void atEqualNumbersTheSmallerGroupLooksNoSurer() {
    int[] few = {1, 0};
    int[] many = {50, 50};
    SoftLabels.Compared compared = SoftLabels.atEqualNumbers(few, many, 2, 2000, 4);
    assertEquals(compared.plurality(), compared.otherPlurality());
    assertEquals(1, compared.plurality());
    assertEquals(.5, compared.divergence(), .04);
    assertEquals(compared, SoftLabels.atEqualNumbers(few, many, 2, 2000, 4));
  }

  @Test
  void whatVotesVaryBy() {
    Redundancy three = Redundancy.of(THREE, 0, 1);
    Redundancy.Parts parts = three.parts();
    assertEquals(.5, parts.item(), 1e-12);
    assertEquals(.25, parts.rater(), 1e-12);
    assertEquals(.25, parts.rest(), 1e-12);
    assertEquals(-1.0 / 3, three.residualCorrelation(), 1e-12);
    assertArrayEquals(new double[] {.5, .5, 1}, three.habits(), 1e-12);
    assertArrayEquals(new double[] {1, 1, 0}, three.withTheRest(), 1e-12);
  }

  @Test
  void effectiveRatersAreBetweenOneAndAll() {
    assertEquals(1.5, Redundancy.effective(3, .5));
    assertEquals(3, Redundancy.effective(3, -.2));
    assertEquals(3, Redundancy.effective(3, -.7));
    assertEquals(1, Redundancy.effective(3, 1));
  }

  @Test
  void reachOfItems() {
    assertArrayEquals(
        new double[] {.5, 1}, ItemReach.of(Ballots.of(2, "0.", "0.", "01"), COUPLE, 2));
  }

  @Test
  void oneMoreVote() {
    NextVote one = NextVote.of(new int[] {1, 2}, 2, 1, 1);
    assertEquals(2.0 / 3, one.same(), 1e-12);
    assertEquals(.4714, one.error(), FOUR);
    assertEquals(.5, NextVote.of(new int[] {2, 2}, 2, 1, 1).same(), 1e-12);
    assertEquals(1, NextVote.of(new int[] {0, 3}, 2, 1, 3).same(), 1e-12);
  }

  @Test
  void ordinalDistancesCountWhatLiesBetween() {
    assertEquals(5.5 * 5.5, Distance.ORDINAL.between(new double[] {2, 3, 3})[0][2]);
    assertEquals(2.5 * 2.5, Distance.ORDINAL.between(new double[] {2, 3, 3})[1][0]);
    assertEquals(4, Distance.INTERVAL.between(new double[] {2, 3, 3})[2][0]);
  }
}
