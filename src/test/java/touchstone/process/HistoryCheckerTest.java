// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.process.History.Event;
import touchstone.process.HistoryChecker.Given;
import touchstone.process.HistoryChecker.Verdict;

/** Each broken promise is planted once and found; a clean history with its mishaps is clean. */
class HistoryCheckerTest {
  private final List<Event> events = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();

  /** Two raters judge the item; one of them sends twice, another one's lease runs out. */
  HistoryCheckerTest() {
    event(10, "bo", "ok", "lease", "l1", "5010");
    event(11, "cy", "ok", "lease", "l2", "5011");
    event(20, "bo", "invoke", "submit", "l1", "yes");
    event(21, "bo", "invoke", "submit", "l1", "yes");
    event(25, "bo", "ok", "submit", "l1", "j1:false");
    event(26, "bo", "info", "submit", "l1", "cut");
    event(6000, "di", "ok", "lease", "l3", "11000");
    event(6100, "di", "invoke", "submit", "l3", "no");
    event(6200, "di", "info", "submit", "l3", "503");
    event(6300, "di", "invoke", "submit", "l3", "no");
    event(6400, "di", "ok", "submit", "l3", "j3:false");
    event(7000, "cy", "invoke", "submit", "l2", "yes");
    event(7100, "cy", "ok", "submit", "l2", "j2:true");
    given.add(new Given("j1", "i1", "bo", "yes", false));
    given.add(new Given("j2", "i1", "cy", "yes", true));
    given.add(new Given("j3", "i1", "di", "no", false));
  }

  @Test
  void aHistoryWithCutsLateAnswersAndExpiredLeasesIsClean() {
    assertEquals(Verdict.CLEAN, check());
  }

  @Test
  void aThirdJudgementOfTwoIsOver() {
    given.add(new Given("j4", "i1", "ed", "yes", false));
    assertEquals(new Verdict(1, 0, 0, 0, 0, 0, 0, 0, 0), check());
  }

  @Test
  void aThirdLeaseOfTwoIsHeld() {
    events.add(2, new Event(12, "ed", "ok", "lease", "l4", "i1", "5012"));
    assertEquals(new Verdict(0, 1, 0, 0, 0, 0, 0, 0, 0), check());
  }

  @Test
  void aLeaseGivenBackHoldsNoMore() {
    events.add(2, new Event(12, "cy", "invoke", "back", "l2", "i1", "-"));
    events.add(3, new Event(13, "ed", "ok", "lease", "l4", "i1", "5013"));
    assertEquals(Verdict.CLEAN, check());
  }

  @Test
  void theSameRaterTwiceIsARepeat() {
    given.add(new Given("j4", "i1", "bo", "yes", true));
    assertEquals(new Verdict(0, 0, 1, 0, 0, 0, 0, 0, 0), check());
  }

  @Test
  void oneSubmitAcknowledgedAsTwoIsDoubled() {
    given.add(new Given("j4", "i1", "ed", "yes", true));
    event(27, "bo", "ok", "submit", "l1", "j4:false");
    assertEquals(new Verdict(0, 0, 0, 1, 0, 0, 0, 0, 0), check());
  }

  @Test
  void anAcknowledgedJudgementThatIsNotThereIsLost() {
    given.remove(1);
    assertEquals(new Verdict(0, 0, 0, 0, 1, 0, 0, 0, 0), check());
  }

  @Test
  void oneThatSaysSomethingElseIsLost() {
    given.set(0, new Given("j1", "i1", "bo", "no", false));
    assertEquals(new Verdict(0, 0, 0, 0, 1, 0, 0, 0, 0), check());
  }

  @Test
  void anItemThatWaitsForJudgementsIsStuck() {
    assertEquals(
        new Verdict(0, 0, 0, 0, 0, 1, 0, 0, 0),
        new HistoryChecker(2, Set.of("i1", "i2")).check(events, given));
  }

  @Test
  void anAnswerInTimeThatIsCalledSurplusCameFromALeaseThatEndedEarly() {
    given.add(new Given("j4", "i1", "ed", "yes", true));
    events.add(0, new Event(1, "ed", "ok", "lease", "l4", "i1", "9"));
    events.add(1, new Event(2, "ed", "invoke", "submit", "l4", "i1", "yes"));
    events.add(2, new Event(3, "ed", "ok", "submit", "l4", "i1", "j4:true"));
    assertEquals(new Verdict(0, 0, 0, 0, 0, 0, 1, 0, 0), check());
  }

  @Test
  void answersOf500And400AreCountedBut503IsNot() {
    event(8000, "ed", "info", "lease", "-", "500");
    event(8001, "ed", "fail", "lease", "-", "401");
    event(8002, "ed", "info", "lease", "-", "503");
    assertEquals(new Verdict(0, 0, 0, 0, 0, 0, 0, 1, 1), check());
  }

  @Test
  void anEventReadsBackFromItsLine() {
    events.forEach(event -> assertEquals(event, Event.of(event.line())));
  }

  private Verdict check() {
    return new HistoryChecker(2, Set.of("i1")).check(events, given);
  }

  private void event(long at, String rater, String type, String act, String lease, String said) {
    events.add(new Event(at, rater, type, act, lease, "i1", said));
  }
}
