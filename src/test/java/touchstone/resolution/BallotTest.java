// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static touchstone.resolution.Votes.NOON;
import static touchstone.resolution.Votes.after;
import static touchstone.resolution.Votes.at;
import static touchstone.resolution.Votes.expert;
import static touchstone.resolution.Votes.gold;
import static touchstone.resolution.Votes.inRound;
import static touchstone.resolution.Votes.surplus;
import static touchstone.resolution.Votes.vote;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.resolution.method.Majority;

class BallotTest {
  private static final Ballot DEFAULT = new Ballot(true, true);

  @Test
  void onlyTheNewestRoundThatHasVotesCounts() {
    Resolved resolved =
        resolve(
            DEFAULT,
            inRound(1, vote("ada", "a")),
            inRound(1, vote("bo", "a")),
            inRound(3, vote("ada", "b")));
    assertLabel("b", "resolved", 1, resolved);
  }

  @Test
  void goldOfAnOlderRoundIsAsOldAsTheRest() {
    assertLabel(
        "b",
        "resolved",
        1,
        resolve(DEFAULT, inRound(1, gold(vote("ada", "a"))), inRound(2, vote("bo", "b"))));
  }

  @Test
  void ofEachRaterTheVoteRecordedLastCounts() {
    Resolved resolved =
        resolve(DEFAULT, at(9, 3, 2, vote("ada", "b")), at(1, 4, 1, vote("ada", "a")));
    assertLabel("a", "resolved", 1, resolved);
    assertEquals(after(4), resolved.resolvedAt());
    assertEquals(after(1), resolved.judgedAt());
    assertEquals(1, resolved.guidelineVersion());
  }

  @Test
  void twoVotesOfOneRaterRecordedTogetherAreDecidedByTheirText() {
    assertLabel("b", "resolved", 1, resolve(DEFAULT, vote("ada", "a"), vote("ada", "b")));
    assertLabel("b", "resolved", 1, resolve(DEFAULT, vote("ada", "b"), vote("ada", "a")));
  }

  @Test
  void surplusCountsOnlyWhereItShall() {
    Vote[] votes = {vote("ada", "a"), surplus(vote("bo", "b")), surplus(vote("cy", "b"))};
    assertLabel("b", "resolved", 3, resolve(new Ballot(true, true), votes));
    assertLabel("a", "resolved", 1, resolve(new Ballot(true, false), votes));
  }

  @Test
  void nothingButSurplusThatDoesNotCountIsUnresolved() {
    Resolved resolved = resolve(new Ballot(true, false), surplus(vote("ada", "a")));
    assertEquals("unresolved", resolved.status());
    assertEquals(0, resolved.judgements());
  }

  @Test
  void goldSettlesAgainstAnyNumberAndAnyExpert() {
    assertLabel(
        "a",
        "adjudicated",
        1,
        resolve(DEFAULT, gold(vote("ada", "a")), expert("cy", "b"), vote("bo", "b")));
  }

  @Test
  void goldAloneIsAdjudicatedToo() {
    assertLabel("a", "adjudicated", 1, resolve(DEFAULT, gold(vote("ada", "a"))));
  }

  @Test
  void goldCountsEvenAsSurplus() {
    assertLabel(
        "a",
        "adjudicated",
        1,
        resolve(new Ballot(true, false), surplus(gold(vote("ada", "a"))), vote("bo", "b")));
  }

  @Test
  void goldsAtOddsAreATie() {
    assertTie(2, resolve(DEFAULT, gold(vote("ada", "a")), gold(vote("cy", "b")), vote("bo", "b")));
  }

  @Test
  void expertsSettleWhatOthersVotedOn() {
    Vote[] votes = {vote("ada", "a"), vote("bo", "a"), expert("cy", "b")};
    assertLabel("b", "adjudicated", 1, resolve(new Ballot(true, true), votes));
    assertLabel("a", "resolved", 3, resolve(new Ballot(false, true), votes));
  }

  @Test
  void expertsByThemselvesAreAnOrdinaryResolution() {
    assertLabel(
        "b",
        "resolved",
        3,
        resolve(DEFAULT, expert("cy", "b"), expert("di", "b"), expert("x", "a")));
  }

  @Test
  void expertsAtOddsAreATieThatOthersDoNotBreak() {
    assertTie(2, resolve(DEFAULT, vote("ada", "a"), expert("cy", "a"), expert("di", "b")));
  }

  @Test
  void noVotesAreUnresolved() {
    assertEquals(Resolved.unresolved(), resolve(DEFAULT));
  }

  @Test
  void theOrderOfVotesChangesNothing() {
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Vote vote = at(i % 3, i % 2, i % 4, vote("r" + i % 7, "a" + i % 5));
      vote = inRound(1 + i % 2, i % 11 == 0 ? surplus(vote) : vote);
      votes.add(i % 13 == 0 ? gold(vote) : vote);
    }
    Random random = new Random(7);
    for (Ballot ballot : List.of(DEFAULT, new Ballot(false, false), new Ballot(true, false))) {
      Resolved expected = ballot.resolve(new Majority(), votes);
      for (int i = 0; i < 50; i++) {
        Collections.shuffle(votes, random);
        assertEquals(expected, ballot.resolve(new Majority(), votes));
      }
    }
  }

  @Test
  void aVoteWithoutAnAnswerIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Vote("ada", "generalist", false, false, 1, NullNode.instance, NOON, NOON, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Vote("ada", "generalist", false, false, 1, null, NOON, NOON, 1));
  }

  private static Resolved resolve(Ballot ballot, Vote... votes) {
    return ballot.resolve(new Majority(), List.of(votes));
  }

  private static void assertLabel(String label, String status, int judgements, Resolved resolved) {
    assertEquals(status, resolved.status());
    assertEquals(label, resolved.label().textValue());
    assertEquals(judgements, resolved.judgements());
    assertEquals(judgements, resolved.raters());
  }

  private static void assertTie(int judgements, Resolved resolved) {
    assertEquals("tie", resolved.status());
    assertNull(resolved.label());
    assertEquals(judgements, resolved.judgements());
  }
}
